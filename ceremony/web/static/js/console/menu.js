// A small menu beside the button that opened it; closes by itself on Escape or a click elsewhere.

import { html, nothing } from "../lib/lit-html/lit-html.js";

export function openMenu(store, event, title, entries) {
  const box = event.currentTarget.getBoundingClientRect();
  store.menu = { title, entries: entries.filter(Boolean), box };
  store.draw();
  requestAnimationFrame(() => requestAnimationFrame(() => place(box)));
}

function place(box) {
  const menu = document.getElementById("menu");
  if (!menu) return;
  if (!menu.matches(":popover-open")) menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  const top = box.bottom + height + 8 > innerHeight ? Math.max(8, box.top - height - 4) : box.bottom + 4;
  const hand = document.querySelector(".hand").getBoundingClientRect(); // GO and the keys beside it stay in reach
  const beside = hand.left > innerWidth / 2;
  const right = beside ? hand.left - 12 : innerWidth;
  menu.style.left = `${Math.max(8, Math.min(box.left, right - width - 8))}px`;
  menu.style.top = `${beside ? top : Math.max(8, Math.min(top, hand.top - height - 8))}px`;
  menu.style.maxHeight = `${(beside ? innerHeight : hand.top) - 16}px`;
  menu.querySelector("[role=menuitem]")?.focus({ focusVisible: true });
}

function step(event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  const entries = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  const at = entries.indexOf(document.activeElement);
  entries[(at + move + entries.length) % entries.length]?.focus();
}

export function drawMenu(store) {
  const { menu } = store;
  const close = () => document.getElementById("menu")?.hidePopover();
  const choose = (entry) => () => {
    close();
    entry.act();
  };
  return html`<div id="menu" class="menu" popover="auto" role="menu" aria-label=${menu ? menu.title : ""} @keydown=${step}>
    ${menu
      ? html`<p class="menu__title" role="presentation">${menu.title}</p>
          ${menu.entries.map((entry) => html`<button role="menuitem" class="menu__entry" @click=${choose(entry)}>
            ${entry.label}${entry.hint ? html`<span>${entry.hint}</span>` : nothing}</button>`)}`
      : nothing}
  </div>`;
}

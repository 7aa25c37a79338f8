// The five sheets in the middle.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { drawAwards } from "./awards.js";
import { drawJournal } from "./journal.js";
import { drawMessages } from "./messages.js";
import { drawScriptSheet } from "./script.js";
import { drawSigning } from "./signing.js";

const SHEETS = { script: drawScriptSheet, awards: drawAwards, signing: drawSigning, messages: drawMessages, journal: drawJournal };

function step(store, event) {
  const names = Object.keys(SHEETS);
  const moves = { ArrowRight: 1, ArrowLeft: -1 };
  if (!(event.key in moves)) return;
  event.preventDefault();
  const next = names[(names.indexOf(store.tab) + moves[event.key] + names.length) % names.length];
  store.show(next);
  requestAnimationFrame(() => document.getElementById(`tab-${next}`).focus());
}

function drawTab(store, name) {
  const chosen = store.tab === name;
  const waiting = name === "messages" ? (store.view.messages || []).filter((message) => !message.read_at).length : 0;
  return html`<button role="tab" id="tab-${name}" class="tab" aria-selected=${chosen} aria-controls="sheet"
    tabindex=${chosen ? 0 : -1} @click=${() => store.show(name)}>${say(`tab.${name}`)}${waiting
      ? html`<span class="tab__count fig">${waiting}<span class="unseen"> ${say("messages.unread")}</span></span>` : nothing}</button>`;
}

export function drawTabs(store) {
  const sample = (store.rundown || {}).sample;
  return html`<section class="sheets" aria-label=${say("tab.title")}>
    <div class="tabs">
      <div role="tablist" class="tabs__list" aria-label=${say("tab.title")} @keydown=${(event) => step(store, event)}>
        ${Object.keys(SHEETS).map((name) => drawTab(store, name))}
      </div>
      ${sample ? html`<span class="plate tabs__sample">${say("sample")}</span>` : nothing}
    </div>
    <div role="tabpanel" id="sheet" class="sheet sheet--${store.tab} scrolls" tabindex="0" aria-labelledby="tab-${store.tab}">
      ${SHEETS[store.tab](store)}
    </div>
  </section>`;
}

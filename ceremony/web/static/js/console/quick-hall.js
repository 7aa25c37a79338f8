// What the console shows while a card stands on the hall: the truth in both pictures, and what GO does then.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { clockTime } from "../page/times.js";
import { hideQuick, openQuick } from "./quick.js";

// The card in the place of a cue's picture: what the hall sees now, or what GO turns to; null: the cue's own.
export function cardAt(store, side) {
  const { quick } = store.view;
  const card = side === "program" ? quick : quick && quick.turns ? quick.next : null;
  return card ? { key: `${card.id} ${card.key}`, html: card.html, slots: card.slots || {}, marks: {}, countdown: card.countdown || null } : null;
}

// Whether this side shows something else than its cue.
export function isCardAt(store, side) {
  const { quick } = store.view;
  return Boolean(quick && (side === "program" || quick.turns));
}

export function cardName(store, side) {
  const { quick } = store.view;
  if (side === "program") return quick.title;
  return quick.next ? say("quick.go_turn", { page: quick.next.page + 1, pages: quick.pages }) : say("quick.go_last");
}

// On the picture that the hall sees: what it is, and the one press back to the program.
export function drawCardStrip(store) {
  const { quick } = store.view;
  if (!quick) return nothing;
  const until = quick.countdown && quick.countdown.until;
  const words = quick.turns
    ? say("quick.band_deck", { page: quick.page + 1, pages: quick.pages })
    : until ? `${say("quick.until")} ${clockTime(until, store.offset())}` : say("quick.band");
  return html`<p class="pane__turn pane__quick" id="quick-strip"><span class="pane__turn-words">${words}${quick.film_stands ? ` · ${say("quick.film_waits")}` : ""}</span>
    <button class="key key--main" @click=${() => hideQuick(store)}>${say("quick.back")}</button></p>`;
}

// What GO says of itself while it turns a deck's pages; null when it is the show's.
export function deckGo(store) {
  const { quick } = store.view;
  if (!quick || !quick.turns) return null;
  const last = !quick.next;
  return {
    name: last ? say("quick.go_last") : say("quick.go_turn", { page: quick.next.page + 1, pages: quick.pages }),
    hint: say(last ? "quick.go_last_hint" : "quick.go_turn_hint"),
    allowed: store.can("quick_turn") === true && !last,
  };
}

// Whether Back may turn a page while it belongs to a deck; null when it is the show's.
export function deckBack(store) {
  const { quick } = store.view;
  return quick && quick.turns ? quick.before : null;
}

export function quickButton(store) {
  return html`<button class="quiet bottom__quick" aria-keyshortcuts="F3" aria-haspopup="dialog" @click=${() => openQuick(store)}>
    ${say("quick.button")} <kbd>F3</kbd></button>`;
}

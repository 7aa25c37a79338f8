// What the operator must decide about now, above the pictures: each in words, with its one press.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";

function note(kind, words, press) {
  return html`<p class="note note--${kind}" role=${kind === "alarm" ? "alert" : "status"}><span>${words}</span>${press
    ? html`<button class="key key--words" @click=${press.act}>${press.words}</button>` : nothing}</p>`;
}

export function drawStrip(store) {
  const { alarms = [], correction, film_trouble: film } = store.view;
  const notes = alarms.map((one) => note("alarm", one.words));
  if (film) {
    const able = film.can_fallback && store.can("fallback") === true;
    notes.push(note("alarm", film.words, able && { words: say("film.fallback"), act: () => store.act("fallback") }));
  }
  if (correction) {
    notes.push(note("look", correction.words, { words: say("correction.show"), act: () => store.act("take", { cue: correction.cue }) }));
  }
  return html`<div class="strip">${notes}</div>`;
}

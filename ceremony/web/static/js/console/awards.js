// The awards sheet of the console: the same desk as in the wings, with GO beside it.

import { html } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { drawQueue, makeQueue } from "../page/queue.js";
import { go, skipAbsent } from "./commands.js";

function desk(store) {
  if (!store.queue) {
    store.queue = makeQueue({
      act: (type, fields) => store.act(type, fields),
      fetch: (path) => store.wire.fetch(path),
      draw: () => store.draw(),
      reveal: () => store.show("awards"),
      scanned: () => store.typing.done(),
      leave: () => document.activeElement?.blur(), // the keys belong to the page again: Space is GO
    });
  }
  store.queue.take(store.view);
  return store.queue;
}

// Scanned cards count whatever sheet is open.
export function readyDesk(store) {
  if (store.rundown && store.rundown.batches.size) desk(store);
}

export function drawAwards(store) {
  if (!store.rundown || !store.rundown.batches.size) return html`<p class="empty">${say("awards.empty")}</p>`;
  const { called = 0, recipients = 0 } = store.view.counts || {};
  const skip = store.can("skip_absent");
  const batches = [...store.rundown.batches.keys()].map((id) => [id, store.rundown.batchTitles.get(id) || id]);
  return html`<div class="desk__bar">
      <button class="key key--main key--words" @click=${(event) => go(store, event.detail > 1)}>${say("awards.next")}</button>
      <button class="key key--words" aria-disabled=${skip !== true} @click=${() => skipAbsent(store)}>${say("awards.skip_absent")}</button>
      <p class="desk__count fig" aria-label=${say("awards.called", { called, of: recipients })}><b>${called}</b>/${recipients}</p>
    </div>
    <div class="desk__queue">${drawQueue(desk(store), store.view, { batches })}</div>`;
}

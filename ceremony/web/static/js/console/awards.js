// The awards desk: the batch that is being called, row by row.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { live } from "../lib/lit-html/directives/live.js";
import { say, word } from "../page/words.js";
import { go, skipAbsent } from "./commands.js";

const MARKS = ["present", "absent", "later"];

export function drawRow(store, entrant, number, marks) {
  const { program, standby } = store.view;
  const status = store.view.entrants[entrant.id] || "waiting";
  const state = program && program.subject === entrant.id ? "on-air" : standby && standby.subject === entrant.id ? "standby" : "";
  const mark = (to) => store.act("mark", { subject: entrant.id, status: status === to ? "waiting" : to });
  return html`<li class="entrant" data-state=${state} data-status=${status}>
    <span class="entrant__number fig">${number}</span>
    <span class="entrant__name">${entrant.name}${entrant.unit ? html`<small>${entrant.unit}</small>` : nothing}</span>
    <span class="entrant__marks" role="group" aria-label=${say("desk.mark", { name: entrant.name })}>
      ${marks.map((to) => html`<button class="sign" aria-pressed=${status === to} @click=${() => mark(to)}>${word("mark", to)}</button>`)}
    </span>
    <span class="entrant__status">${state === "on-air" && status === "waiting" ? word("status", "called") : word("status", status)}</span>
  </li>`;
}

function chosenBatch(store) {
  const { batches } = store.rundown;
  if (batches.has(store.batch)) return store.batch;
  const { program, standby } = store.view;
  const follow = [program, standby].map((cue) => cue && cue.batch).find((batch) => batches.has(batch));
  return follow ?? batches.keys().next().value;
}

function picker(store, batch) {
  const { batches, batchTitles } = store.rundown;
  const name = (id) => batchTitles.get(id) || id || say("awards.no_batch");
  const choose = (event) => {
    store.batch = event.target.value;
    event.target.blur();
    store.draw();
  };
  return html`<label class="picker"><span class="unseen">${say("awards.batch")}</span>
    <select @change=${choose} .value=${live(store.batch)}>
      <option value="">${say("awards.follow", { batch: name(batch) })}</option>
      ${[...batches.keys()].map((id) => html`<option value=${id}>${name(id)}</option>`)}
    </select></label>`;
}

let seen = "";

// The one who is being called stands at one third of the list, however long it is.
export function keepCalledInSight(store) {
  const list = document.querySelector(".entrants");
  const row = list && list.querySelector('.entrant[data-state="on-air"], .entrant[data-state="standby"]');
  const { program, standby } = store.view;
  const key = [store.tab, store.batch, program && program.subject, standby && standby.subject].join(" ");
  if (!row || key === seen) return;
  seen = key;
  list.scrollTop = row.offsetTop - list.clientHeight / 3;
}

export function drawAwards(store) {
  if (!store.rundown || !store.rundown.batches.size) return html`<p class="empty">${say("awards.empty")}</p>`;
  const batch = chosenBatch(store);
  const rows = store.rundown.batches.get(batch) || [];
  const { called = 0, recipients = 0 } = store.view.counts || {};
  const skip = store.can("skip_absent");
  const undo = store.can("undo");
  return html`<div class="desk__bar">
      <button class="key key--main key--words" @click=${(event) => go(store, event.detail > 1)}>${say("awards.next")}</button>
      <button class="key key--words" aria-disabled=${skip !== true} @click=${() => skipAbsent(store)}>${say("awards.skip_absent")}</button>
      <button class="key key--words" aria-disabled=${undo !== true} @click=${() => store.act("undo")}>${say("undo")}</button>
      ${picker(store, batch)}
      <p class="desk__count fig" aria-label=${say("awards.called", { called, of: recipients })}><b>${called}</b>/${recipients}</p>
    </div>
    <ol class="entrants">${rows.map((entrant, at) => drawRow(store, entrant, at + 1, MARKS))}</ol>`;
}

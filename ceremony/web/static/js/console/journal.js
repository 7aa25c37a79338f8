// What was done and refused, and how the day runs against its plan.

import { html } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { clockTime, span } from "../page/times.js";

function drawLog(store) {
  const { log = [], refusals = [] } = store.view;
  const at = (ms) => html`<span class="fig">${clockTime(ms, store.offset(), true)}</span>`;
  return html`<div class="half">
    <h3 class="tip">${say("journal.refusals")}</h3>
    <ul class="list">${refusals.length
      ? refusals.map((entry) => html`<li class="entry entry--refused">${at(entry.at)}<span>${entry.message}<small>${entry.by}</small></span></li>`)
      : html`<li class="empty">${say("journal.no_refusals")}</li>`}</ul>
    <h3 class="tip">${say("journal.log")}</h3>
    <ul class="list">${log.length
      ? log.map((entry) => html`<li class="entry">${at(entry.at)}<span>${entry.text}<small>${entry.by}</small></span></li>`)
      : html`<li class="empty">${say("journal.empty")}</li>`}</ul>
  </div>`;
}

function drawLine(store, item) {
  const known = store.view.items[item.id] || {};
  const time = (ms) => clockTime(ms, store.offset()) || "–";
  const took = known.started && known.ended ? span(known.ended - known.started) : "–";
  return html`<tr><th scope="row">${item.number} · ${item.title}</th>
    <td class="fig">${time(known.planned)}</td><td class="fig">${time(known.started)}</td>
    <td class="fig">${item.duration_ms ? span(item.duration_ms) : "–"}</td><td class="fig">${took}</td></tr>`;
}

function drawAsRun(store) {
  const items = (store.rundown ? store.rundown.items : []).filter((item) => !item.group);
  return html`<div class="half">
    <table class="as-run"><caption class="tip">${say("journal.as_run")}</caption>
      <thead><tr>${["item", "planned", "actual", "length", "took"].map((key) => html`<th scope="col">${say(`journal.${key}`)}</th>`)}</tr></thead>
      <tbody>${items.map((item) => drawLine(store, item))}</tbody>
    </table></div>`;
}

export function drawJournal(store) {
  return html`<div class="halves">${drawLog(store)}${drawAsRun(store)}</div>`;
}

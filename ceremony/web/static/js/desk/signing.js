// The signing table as the assistant beside it sees it: let somebody sign, note paper, absent or later.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { clockTime } from "../page/times.js";
import { say, word } from "../page/words.js";

const DONE = ["signed", "witnessed"];

// How many have signed, and who signs now with the one way out of it.
export function drawTable(view, act) {
  const { slot, tally, drawn, paper } = view.signing;
  const rows = [...((view.batch || {}).rows || []), ...(view.queue || []), ...(view.last || [])];
  const who = slot && (rows.find((row) => row.id === slot.subject) || view.signing.witnesses.find((one) => one.key === slot.subject));
  return html`<section class="table" data-open=${Boolean(slot)} aria-label=${say("tab.signing")}>
    <p class="table__tally fig">${tally}</p>
    <p class="table__who" role="status">${who ? who.name : nothing}<small>${slot ? say(drawn ? "signing.drawing" : "signing.open") : say(paper ? "signing.go_is_paper" : "desk.no_slot")}</small></p>
    ${slot ? html`<div class="table__keys"><button @click=${() => act("slot_close")}>${say("signing.close")}</button></div>` : nothing}
  </section>`;
}

function words(view, row) {
  const signed = view.signing.signed[row.id];
  if (!DONE.includes(row.status)) return word("status", row.status);
  const at = signed ? clockTime(signed.at, view.show.utc_offset_min) : say("signing.on_paper");
  return row.status === "witnessed" ? `${say("signing.signed_at", { at })} · ${word("status", "witnessed")}` : say("signing.signed_at", { at });
}

function drawMarks(view, row, { act, mark }) {
  const done = DONE.includes(row.status);
  const open = view.signing.slot && view.signing.slot.subject === row.id;
  const button = (text, press, to = "") => html`<button aria-pressed=${row.status === to} data-mark=${to} @click=${press}>${text}</button>`;
  return html`<span class="person__marks person__marks--signer" role="group" aria-label=${say("desk.mark", { name: row.name })}>
    ${open
      ? button(say("signing.close"), () => act("slot_close"))
      : button(say(done ? "signing.again" : "signing.let"), () => act("slot_open", { subject: row.id, tablet: view.signing.tablet, ...(done ? { again: true } : {}) }))}
    ${done ? nothing : button(say("signing.paper"), () => mark(row, "signed"))}
    ${done
      ? button(say("signing.undo"), () => mark(row, "waiting"))
      : ["absent", "later"].map((to) => button(word("mark", to), () => mark(row, to), to))}
  </span>`;
}

export function drawSigner(view, row, tools) {
  return html`<li class="person" data-status=${row.status}>
    <span class="person__number fig">${row.number}</span>
    <p class="person__name">${row.name}<small><span class="person__status">${words(view, row)}</span>${row.unit ? ` · ${row.unit}` : nothing}</small></p>
    ${tools ? drawMarks(view, row, tools) : nothing}
  </li>`;
}

// The signing desk: who signs now, on which tablet, who has signed and before whom, who signs later.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { clockTime } from "../page/times.js";
import { say, word } from "../page/words.js";
import { go, skipAbsent } from "./commands.js";

const SEATS = { signer: "signer", witness: "witness", none: "" };
const DONE = ["signed", "witnessed"];

function tabletName(store, tablet) {
  const all = store.view.screens.filter((one) => one.role === "sign");
  return tablet.name || say("signing.tablet", { number: all.indexOf(tablet) + 1 });
}

function drawTablets(store, signing) {
  const tablets = (store.view.screens || []).filter((screen) => screen.role === "sign" && (screen.connected || signing.seats[screen.client]));
  if (!tablets.length) return html`<p class="signing__tip">${say("signing.no_tablet")}</p>`;
  return tablets.map((tablet) => {
    const seat = signing.seats[tablet.client] || "";
    const wrong = tablet.stale || !tablet.connected;
    return html`<div class="seat" role="group" aria-label=${tabletName(store, tablet)}>
      <span class="seat__name ${wrong ? "look" : ""}">${wrong ? "" : html`<i class="screen__dot"></i>`}${tabletName(store, tablet)}${wrong ? ` · ${say("screen.silent")}` : nothing}</span>
      ${Object.entries(SEATS).map(([name, to]) => html`<button class="sign" aria-pressed=${seat === to}
        @click=${() => store.act("seat", { tablet: tablet.client, seat: to })}>${say(`signing.seat_${name}`)}</button>`)}
    </div>`;
  });
}

function open(store, signing, subject, again = false) {
  const seated = signing.seats[signing.tablet] === "witness" ? "" : signing.tablet;
  return store.act("slot_open", { subject, ...(again ? { again } : {}), ...(subject.startsWith("witness/") ? {} : { tablet: seated }) });
}

// The person at the table: one line, one thing to do.
function drawNow(store, signing) {
  const { program, entrants } = store.view;
  const slot = signing.slot;
  const subject = slot ? slot.subject : program && program.subject;
  const who = store.rundown.signers.find((one) => one.id === subject) || signing.witnesses.find((one) => one.key === subject);
  if (!who) return nothing;
  const status = entrants[subject] || "waiting";
  const paper = () => store.act("mark", { subject, status: "signed" });
  const state = slot ? say(signing.drawn ? "signing.drawing" : "signing.open") : word("status", status);
  return html`<div class="signing__now" data-open=${Boolean(slot)}>
    <p><b>${who.name}</b> <span>${who.unit || who.title || ""}</span> <em>${state}</em></p>
    ${slot
      ? html`<button class="key key--words" @click=${() => store.act("slot_close")}>${say("signing.close")}</button>`
      : DONE.includes(status)
        ? nothing
        : html`<button class="key key--main key--words" @click=${() => open(store, signing, subject)}>${say("signing.let_sign")}</button>`}
    ${subject.startsWith("witness/") || DONE.includes(status) ? nothing : html`<button class="key key--words" @click=${paper}>${say("signing.paper")}</button>`}
  </div>`;
}

function statusWords(store, signing, id, status) {
  const signed = signing.signed[id];
  if (!DONE.includes(status)) return word("status", status);
  const at = signed ? clockTime(signed.at, store.offset()) : say("signing.on_paper");
  return status === "witnessed" ? say("signing.witnessed_at", { at }) : say("signing.signed_at", { at });
}

function drawRow(store, signing, signer) {
  const { program, standby, entrants } = store.view;
  const status = entrants[signer.id] || "waiting";
  const at = (cue) => cue && cue.subject === signer.id;
  const state = at(program) && !DONE.includes(status) ? "on-air" : at(standby) ? "standby" : "";
  const mark = (to) => store.act("mark", { subject: signer.id, status: status === to ? "waiting" : to });
  const done = DONE.includes(status);
  const isOpen = signing.slot && signing.slot.subject === signer.id;
  const button = (words, act, pressed = false) => html`<button class="sign" aria-pressed=${pressed} @click=${act}>${words}</button>`;
  return html`<li class="entrant" data-state=${state} data-status=${status}>
    <span class="entrant__number fig">${signer.number}</span>
    <span class="entrant__name">${signer.name}${signer.unit ? html`<small>${signer.unit}</small>` : nothing}</span>
    <span class="entrant__marks" role="group" aria-label=${say("desk.mark", { name: signer.name })}>
      ${isOpen ? button(say("signing.close"), () => store.act("slot_close")) : button(say(done ? "signing.again" : "signing.let"), () => open(store, signing, signer.id, done))}
      ${done ? button(say("signing.undo"), () => mark("waiting")) : button(say("signing.paper"), () => mark("signed"))}
      ${done ? nothing : ["absent", "later"].map((to) => button(word("mark", to), () => mark(to), status === to))}
    </span>
    <span class="entrant__status">${state === "on-air" && status === "waiting" ? word("status", "called") : statusWords(store, signing, signer.id, status)}</span>
  </li>`;
}

function drawWitnesses(store, signing) {
  if (!signing.witnesses.length) return nothing;
  return html`<ul class="signing__witnesses"><li class="signing__tip">${say("signing.witnesses")}</li>
    ${signing.witnesses.map((one) => {
      const signed = signing.signed[one.key];
      return html`<li><b>${one.name}</b> <span>${one.title}</span>
        <button class="sign" @click=${() => open(store, signing, one.key, Boolean(signed))}>${signed ? say("signing.again") : say("signing.let")}</button></li>`;
    })}</ul>`;
}

export function drawSigning(store) {
  const signers = store.rundown ? store.rundown.signers : [];
  const { signing } = store.view;
  if (!signers.length || !signing) return html`<p class="empty">${say("signing.empty")}</p>`;
  const skip = store.can("skip_absent");
  return html`<div class="desk__bar">
      <button class="key key--main key--words" @click=${(event) => go(store, event.detail > 1)}>${say("signing.next")}</button>
      <button class="key key--words" aria-disabled=${skip !== true} @click=${() => skipAbsent(store)}>${say("awards.skip_absent")}</button>
      <p class="desk__count fig"><b>${signing.tally}</b></p>
    </div>
    <div class="signing__tablets">${drawTablets(store, signing)}
      ${signing.paper ? html`<p class="signing__tip">${say("signing.go_is_paper")}</p>` : nothing}</div>
    ${drawNow(store, signing)}
    <div class="signing__lists">
      <ol class="entrants entrants--signers">${signers.map((signer) => drawRow(store, signing, signer))}</ol>
      ${drawWitnesses(store, signing)}
    </div>`;
}

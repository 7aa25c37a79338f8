// Dialogs: pairing a device, naming a screen, faults of the files, keys, ending the show.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { unsafeHTML } from "../lib/lit-html/directives/unsafe-html.js";
import { say, word } from "../page/words.js";
import { icon } from "../page/icons.js";
import { drawPrinting, forgetPapers } from "./printing.js";
import { drawQuick } from "./quick.js";
import { drawRehearsal } from "./rehearsal.js";

const ROLES = ["screen", "stage", "desk", "sign", "follow", "console"];
const KEYS = ["go", "back", "enter", "blackout", "panic", "message", "quick", "dot", "escape"];

async function pair(store, role) {
  const { dialog } = store;
  Object.assign(dialog, { role, offer: null, failed: "" });
  store.draw();
  try {
    const answer = await store.wire.fetch("/api/pairing", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ role }),
    });
    const offer = await answer.json();
    if (!answer.ok) dialog.failed = offer.message || say("pairing.failed");
    else if (dialog.role === role) dialog.offer = offer;
  } catch {
    dialog.failed = say("pairing.failed");
  }
  store.draw();
}

function drawPairing(store) {
  const { role, offer, failed } = store.dialog;
  return html`<p>${say("pairing.explain")}</p>
    <div class="choices">${ROLES.map((one) => html`<button class="key key--words" aria-pressed=${one === role}
      @click=${() => pair(store, one)}>${word("role", one)}</button>`)}</div>
    <div class="offer" aria-live="polite">
      ${failed ? html`<p class="look">${failed}</p>` : nothing}
      ${offer
        ? html`<div class="offer__qr" role="img" aria-label=${say("pairing.qr")}>${unsafeHTML(offer.qr)}</div>
            <div>${offer.code
                ? html`<p class="tip">${say("pairing.pin")}</p><p class="offer__pin fig">${offer.code}</p>`
                : nothing}
              <p class="tip">${say("pairing.address")}</p><p class="offer__url">${offer.url}</p>
              <p class="script__none">${say(offer.code ? "pairing.once" : "pairing.many")}</p></div>`
        : failed ? nothing : html`<p class="script__none">${say(role ? "pairing.asking" : "pairing.choose")}</p>`}
    </div>`;
}

function drawRename(store) {
  const { screen } = store.dialog;
  const send = (event) => {
    event.preventDefault();
    const name = event.target.elements.name.value.trim();
    if (name) store.act("screen_rename", { client: screen.client, name });
    shutDialog();
  };
  return html`<form class="inline" @submit=${send}>
    <input name="name" maxlength="40" autocomplete="off" autofocus value=${screen.name} aria-label=${say("screen.name")}>
    <button class="key key--main key--words">${say("save")}</button></form>`;
}

function drawProblems(store) {
  const { problems = [], durable, disk_words: disk } = store.view;
  return html`${durable === false ? html`<p class="look">${disk || say("trouble.durable_long")}</p>` : nothing}
    ${store.view.offer ? nothing : html`<p>${say(problems.length ? "trouble.explain" : "trouble.none")}</p>`}
    <ul class="problems">${problems.map((one) => html`<li>
      <b class="problems__place">${[one.file, one.line, one.column].filter(Boolean).join(":")}</b>
      <p>${one.message}</p>${one.hint ? html`<p class="script__none">→ ${one.hint}</p>` : nothing}</li>`)}</ul>
    ${store.view.offer ? html`<p><button class="key key--words" @click=${() => store.act("adopt_anyway", { expected: store.view.offer.rev })}>${say("trouble.adopt")}</button></p>` : nothing}`;
}

function drawKeys() {
  return html`<table class="keys"><thead><tr><th scope="col">${say("keys.key")}</th><th scope="col">${say("keys.does")}</th></tr></thead>
    <tbody>${KEYS.map((key) => html`<tr><th scope="row">${say(`keys.${key}`)}</th><td>${say(`keys.${key}_does`)}</td></tr>`)}</tbody></table>
    <p class="script__none">${say("keys.free")}</p>`;
}

function drawClose(store) {
  const end = () => {
    store.act("close");
    shutDialog();
  };
  return html`<p>${say("close.explain")}</p>
    <div class="choices"><button class="key key--words" autofocus @click=${() => shutDialog()}>${say("close.no")}</button>
      <button class="key key--words key--danger" @click=${end}>${say("close.yes")}</button></div>`;
}

const BODIES = { pair: drawPairing, quick: drawQuick, print: drawPrinting, rehearse: drawRehearsal, rename: drawRename, problems: drawProblems, keys: drawKeys, close: drawClose };

// A dialog can only be opened once it stands in the page: called after drawing. It is not modal: GO and the keys
// beside it stay in reach; what lies below it is inert.
export function showDialog() {
  const element = document.getElementById("dialog");
  if (element && !element.open) element.show();
}

export function shutDialog() {
  document.getElementById("dialog")?.close();
}

export function drawDialog(store) {
  const { dialog } = store;
  const gone = () => {
    forgetPapers(store.dialog);
    store.dialog = null;
    store.draw();
  };
  if (!dialog) return nothing;
  return html`<dialog id="dialog" class="dialog dialog--${dialog.kind}" aria-labelledby="dialog-title" @close=${gone}>
    <div class="dialog__head"><h2 id="dialog-title">${say(`dialog.${dialog.kind}`)}</h2>
      <button class="quiet" aria-label=${say("dialog.shut")} @click=${() => shutDialog()}>${icon("close")}</button></div>
    ${BODIES[dialog.kind](store)}
  </dialog>`;
}

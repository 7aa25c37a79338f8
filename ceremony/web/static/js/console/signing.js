// The signing desk: who has signed, who is next.

import { html } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { drawRow } from "./awards.js";
import { go, skipAbsent } from "./commands.js";

const MARKS = ["signed", "absent", "later"];

export function drawSigning(store) {
  const signers = store.rundown ? store.rundown.signers : [];
  if (!signers.length) return html`<p class="empty">${say("signing.empty")}</p>`;
  const { signed = 0, signers: of = signers.length } = store.view.counts || {};
  const skip = store.can("skip_absent");
  return html`<div class="desk__bar">
      <button class="key key--main key--words" @click=${(event) => go(store, event.detail > 1)}>${say("signing.next")}</button>
      <button class="key key--words" aria-disabled=${skip !== true} @click=${() => skipAbsent(store)}>${say("awards.skip_absent")}</button>
      <p class="desk__count">${say("signing.signed")} <span class="fig"><b>${signed}</b>/${of}</span></p>
    </div>
    <ol class="entrants entrants--signers">${signers.map((signer) => drawRow(store, signer, signer.number, MARKS))}</ol>`;
}

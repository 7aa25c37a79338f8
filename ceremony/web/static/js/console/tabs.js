// The sheets in the middle: five, and the rundown where the page is too narrow for a column of its own.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { drawAwards } from "./awards.js";
import { drawJournal } from "./journal.js";
import { drawMessages } from "./messages.js";
import { drawRundown } from "./rundown.js";
import { drawScriptSheet } from "./script.js";
import { drawSigning } from "./signing.js";

const NARROW = matchMedia("(max-width: 1179px)");
const SHEETS = { script: drawScriptSheet, awards: drawAwards, signing: drawSigning, messages: drawMessages, journal: drawJournal, rundown: drawRundown };

// Which sheets there are; the one that is open is always among them.
export function chooseSheets(store) {
  store.narrow = NARROW.matches;
  if (!store.narrow && store.tab === "rundown") store.tab = "script";
}

function sheets(store) {
  const [script, ...others] = Object.keys(SHEETS).filter((name) => name !== "rundown");
  return store.narrow ? [script, "rundown", ...others] : [script, ...others];
}

function step(store, event) {
  const names = sheets(store);
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
        ${sheets(store).map((name) => drawTab(store, name))}
      </div>
      ${sample ? html`<span class="plate tabs__sample">${say("sample")}</span>` : nothing}
    </div>
    <div class="sheet__box more">
      <div role="tabpanel" id="sheet" class="sheet sheet--${store.tab} scrolls" tabindex="0" data-scrolls aria-labelledby="tab-${store.tab}">
        ${SHEETS[store.tab](store)}
      </div>
    </div>
  </section>`;
}

// Words to the stage, and what lies over the hall's picture.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { clockTime, span } from "../page/times.js";

const READY = ["wait", "minute", "shorter", "closer", "absent"];

function send(store, event) {
  event.preventDefault();
  const field = event.target.elements.text;
  const text = field.value.trim();
  if (!text) return;
  store.act("message", { text, to: "stage" }).then((answer) => {
    if (answer.ok && field.value.trim() === text) field.value = "";
  });
}

function drawSent(store, message) {
  const read = message.read_at
    ? html`<b class="good">${say("messages.read", { time: clockTime(message.read_at, store.offset(), true) })}</b>`
    : html`<b class="look">${say("messages.not_read")}</b>`;
  return html`<li class="sent">
    <span class="fig">${clockTime(message.at, store.offset(), true)}</span>
    <span class="sent__text">${message.text}</span>${read}
    <button class="quiet" @click=${() => store.act("message_clear", { message: message.id })}>${say("messages.clear")}</button>
  </li>`;
}

function toStage(store) {
  const messages = [...(store.view.messages || [])].reverse();
  return html`<div class="half">
    <h3 class="tip">${say("messages.stage")}</h3>
    <form class="inline" @submit=${(event) => send(store, event)}>
      <input id="message-text" name="text" maxlength="200" autocomplete="off" aria-label=${say("messages.text")}
        placeholder=${say("messages.text")}>
      <button class="key key--main key--words">${say("messages.send")}</button>
    </form>
    <div class="ready">${READY.map((key) => html`<button class="quiet"
      @click=${() => store.act("message", { text: say(`ready.${key}`), to: "stage" })}>${say(`ready.${key}`)}</button>`)}</div>
    <ul class="list">${messages.length ? messages.map((message) => drawSent(store, message)) : html`<li class="empty">${say("messages.none")}</li>`}</ul>
  </div>`;
}

// Everybody whom the rundown names as a speaker, once.
function speakers(store) {
  const found = new Map();
  for (const item of store.rundown ? store.rundown.items : []) {
    for (const who of item.speakers || []) if (who.person && !found.has(who.person)) found.set(who.person, who);
  }
  return [...found];
}

// Somebody chosen fills both lines; they may still be changed.
function fill(store, event) {
  const { text, note, kind } = event.target.form.elements;
  const [, who] = speakers(store).find(([person]) => person === event.target.value) || [];
  if (!who) return;
  const called = `${who.honorific} ${who.name}`.trim();
  text.value = called.charAt(0).toUpperCase() + called.slice(1);
  note.value = who.title || "";
  kind.value = "lower-third";
}

function put(store, event) {
  event.preventDefault();
  const { text, note, kind, subject } = event.target.elements;
  if (!text.value.trim()) return;
  const whose = subject.value && kind.value === "lower-third" ? { subject: subject.value } : {};
  store.act("overlay_on", { kind: kind.value, text: text.value.trim(), note: note.value.trim(), ...whose }).then((answer) => {
    if (answer.ok) event.target.reset();
  });
}

function ends(store, overlay) {
  return overlay.until ? html` <span class="fig">${span(Math.max(0, overlay.until - store.now()), { up: true })}</span>` : nothing;
}

function overlays(store) {
  const shown = store.view.overlays || [];
  const clock = shown.find((overlay) => overlay.kind === "clock");
  const off = (overlay) => store.act("overlay_off", { overlay: overlay.id });
  return html`<div class="half">
    <h3 class="tip">${say("overlay.title")}</h3>
    <form class="stack" @submit=${(event) => put(store, event)}>
      <select name="subject" aria-label=${say("overlay.subject")} @change=${(event) => fill(store, event)}>
        <option value="">${say("overlay.subject")}</option>
        ${speakers(store).map(([person, who]) => html`<option value=${person}>${who.honorific} ${who.name}</option>`)}
      </select>
      <input name="text" maxlength="200" autocomplete="off" aria-label=${say("overlay.text")} placeholder=${say("overlay.text")}>
      <input name="note" maxlength="200" autocomplete="off" aria-label=${say("overlay.note")} placeholder=${say("overlay.note")}>
      <div class="inline">
        <select name="kind" aria-label=${say("overlay.kind")}>
          <option value="lower-third">${say("overlay.lower-third")}</option>
          <option value="message">${say("overlay.message")}</option>
        </select>
        <button class="key key--words">${say("overlay.show")}</button>
        <button type="button" class="key key--words" aria-pressed=${Boolean(clock)}
          @click=${() => (clock ? off(clock) : store.act("overlay_on", { kind: "clock", text: "", note: "" }))}>
          ${say(clock ? "overlay.clock_off" : "overlay.clock_on")}</button>
      </div>
    </form>
    <ul class="list">${shown.length
      ? shown.map((overlay) => html`<li class="sent"><b>${say(`overlay.${overlay.kind}`)}${ends(store, overlay)}</b>
          <span class="sent__text">${overlay.text}${overlay.note ? ` – ${overlay.note}` : nothing}</span>
          <button class="quiet" @click=${() => off(overlay)}>${say("overlay.off")}</button></li>`)
      : html`<li class="empty">${say("overlay.none")}</li>`}</ul>
  </div>`;
}

export function drawMessages(store) {
  return html`<div class="halves">${toStage(store)}${overlays(store)}</div>`;
}

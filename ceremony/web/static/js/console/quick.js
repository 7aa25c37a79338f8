// The quick sheet (F3): what nobody planned, made ready here and put on the hall with one more press.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { clockTime } from "../page/times.js";
import { handOver } from "./quick-files.js";

const TABS = ["photo", "sentence", "break", "guests", "mend", "said"];
const MINUTES = [5, 10, 15, 20, 30];
const MINUTE = 60000;
const SHOWN_AGAIN = 5;

export function openQuick(store, tab = "") {
  const { dialog } = store;
  if (dialog && dialog.kind === "quick") {
    document.getElementById("dialog")?.close();
    return;
  }
  store.dialog = { kind: "quick", tab: "", card: null, notes: [], failed: "", busy: "", photos: null, file: null, words: null };
  choose(store, tab || (store.view.quick && store.view.quick.turns ? "photo" : store.quickTab || "photo"));
}

function shut() {
  document.getElementById("dialog")?.close();
}

async function choose(store, tab) {
  const { dialog } = store;
  store.quickTab = tab;
  Object.assign(dialog, { tab, card: null, notes: [], failed: "", busy: "", file: null });
  store.draw();
  if (tab === "photo" && !dialog.photos) lookForPhotos(store);
  const cue = store.view.program && store.view.program.cue;
  if ((tab === "mend" || tab === "said") && cue) await fetchInto(store, "words", `/api/quick/words/${encodeURIComponent(cue).replaceAll("%2F", "/")}`);
  if (tab === "guests") prepare(store, { do: "guests", note: "" });
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector("#dialog [data-first]")?.focus()));
}

// Names at once, for a hand that knows what it wants; small pictures as soon as they are made.
async function lookForPhotos(store) {
  await fetchInto(store, "photos", "/api/quick/photos");
  const all = store.dialog?.photos?.photos || [];
  if (all.some((one) => !one.small)) fetchInto(store, "photos", "/api/quick/photos?small=1");
}

async function fetchInto(store, name, path) {
  const { dialog } = store;
  try {
    const answer = await store.wire.fetch(path);
    dialog[name] = answer.ok ? await answer.json() : dialog[name] || {};
  } catch {
    dialog[name] ||= {}; // what was there stays
  }
  store.draw();
}

// Draws a card; nothing is on the hall before "show" is pressed.
async function prepare(store, wish) {
  const { dialog } = store;
  const asked = JSON.stringify(wish);
  Object.assign(dialog, { card: null, notes: [], failed: "", busy: say("quick.drawing"), asked });
  store.draw();
  let told = { ok: false, message: say("quick.failed") };
  try {
    const answer = await store.wire.fetch("/api/quick", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: asked,
    });
    told = await answer.json();
  } catch {
    /* told says that it failed */
  }
  if (dialog.asked !== asked) return;
  dialog.busy = "";
  if (told.ok) Object.assign(dialog, { card: told.card, notes: told.notes || [] });
  else Object.assign(dialog, { failed: told.message || say("quick.failed"), locked: ["locked", "password"].includes(told.code) });
  store.draw();
  if (told.ok) requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById("quick-show")?.focus()));
}

async function show(store) {
  const { dialog } = store;
  const { card } = dialog;
  if (!card) return;
  const answer = await store.act("quick_show", { card: card.id });
  if (answer.ok) shut();
  else Object.assign(dialog, { failed: answer.message || say("quick.failed") });
  store.draw();
}

async function again(store, id) {
  await fetchInto(store, "card", `/api/quick/card/${id}`);
  document.getElementById("quick-show")?.focus();
}

export function hideQuick(store) {
  const { quick } = store.view;
  if (quick) store.act("quick_hide", { card: quick.id });
}

// ---- what stands on the hall now

function setTime(store, until) {
  const { quick } = store.view;
  store.act("quick_time", { card: quick.id, until: Math.max(0, Math.round(until)) });
}

function drawOn(store) {
  const { quick } = store.view;
  if (!quick) return nothing;
  const until = quick.countdown && quick.countdown.until;
  const step = (minutes) => html`<button type="button" class="quiet" @click=${() => setTime(store, until + minutes * MINUTE)}>
    ${minutes > 0 ? "+" : "−"}${Math.abs(minutes)}</button>`;
  return html`<div class="quick__on" role="status">
    <p><b>${say("quick.on")}</b> ${quick.title}${quick.pages > 1 ? html` <span class="fig">${quick.page + 1}/${quick.pages}</span>` : nothing}</p>
    ${until ? html`<p class="quick__time">${say("quick.until")} <b class="fig">${clockTime(until, store.offset())}</b>
      ${[-5, -1, 1, 5].map(step)}</p>` : nothing}
    <button type="button" class="key key--main key--words" @click=${() => hideQuick(store)}>${say("quick.hide")}</button></div>`;
}

// ---- the sheets

function drawPhotos(store) {
  const { photos } = store.dialog;
  if (!photos) return html`<p class="script__none">${say("quick.looking")}</p>`;
  const all = photos.photos || [];
  if (!all.length) return html`<p class="script__none">${say("quick.no_photos")}</p>`;
  return html`<ul class="quick__photos">${all.map(({ src, small }) => html`<li><button type="button" class="quick__photo" title=${src}
    @click=${() => prepare(store, { do: "file", src, title: src.split("/").pop(), caption: caption() })}>
    ${small ? html`<img loading="lazy" alt="" src=${`/media/~quick/thumbs/${encodeURIComponent(src.replaceAll("/", "~"))}.jpg`}>` : nothing}
    <span>${src.split("/").pop()}</span></button></li>`)}</ul>`;
}

function caption() {
  return document.getElementById("quick-caption")?.value.trim() || "";
}

async function take(store, file) {
  const { dialog } = store;
  if (!file || dialog.busy) return;
  Object.assign(dialog, { card: null, notes: [], failed: "", file: { name: file.name }, asked: "" });
  const handed = await handOver(store, file, (part) => {
    dialog.busy = say("quick.taking", { name: file.name, part: Math.round(part * 100) });
    store.draw();
  });
  dialog.busy = "";
  if (handed.failed) {
    dialog.failed = handed.failed;
    store.draw();
    return;
  }
  dialog.file.handed = handed.handed;
  await prepare(store, { do: "file", handed: handed.handed, title: file.name.replace(/\.[^.]+$/, ""), caption: caption() });
}

function drawPassword(store) {
  const { file, locked } = store.dialog;
  if (!locked || !file) return nothing;
  const send = (event) => {
    event.preventDefault();
    const password = event.target.elements.password.value;
    prepare(store, { do: "file", handed: file.handed, title: file.name.replace(/\.[^.]+$/, ""), password });
  };
  return html`<form class="inline" @submit=${send}><input name="password" type="password" autocomplete="off" aria-label=${say("quick.password")}
    placeholder=${say("quick.password")}><button class="key key--words">${say("quick.open")}</button></form>`;
}

function photoSheet(store) {
  const drop = (event) => {
    event.preventDefault();
    delete event.currentTarget.dataset.over;
    take(store, event.dataTransfer.files[0]);
  };
  const over = (event) => {
    event.preventDefault();
    event.currentTarget.dataset.over = "";
  };
  return html`<label class="quick__drop" @drop=${drop} @dragover=${over} @dragleave=${(event) => delete event.currentTarget.dataset.over}>
      <span><b>${say("quick.drop")}</b> ${say("quick.drop_kinds")}</span>
      <input type="file" data-first accept="image/jpeg,image/png,image/webp,application/pdf,.pptx,.ppt,.odp"
        @change=${(event) => take(store, event.target.files[0])}></label>
    ${drawPassword(store)}
    <input id="quick-caption" maxlength="160" autocomplete="off" aria-label=${say("quick.caption")} placeholder=${say("quick.caption")}>
    ${drawPhotos(store)}`;
}

function wordsSheet(store, fields, wish) {
  const send = (event) => {
    event.preventDefault();
    const given = Object.fromEntries(fields.map(({ name }) => [name, event.target.elements[name].value.trim()]));
    prepare(store, wish(given));
  };
  return html`<form class="stack" @submit=${send}>
    ${fields.map(({ name, label, value = "", most = 200, tall }, at) => html`<label class="quick__field"><span>${label}</span>
      ${tall
        ? html`<textarea name=${name} rows="3" maxlength=${most} ?data-first=${!at} @keydown=${sendOnEnter}></textarea>`
        : html`<input name=${name} maxlength=${most} autocomplete="off" value=${value} ?data-first=${!at}>`}</label>`)}
    <button class="key key--words">${say("quick.prepare")}</button></form>`;
}

// A sentence is one line, however it is broken on the hall.
function sendOnEnter(event) {
  if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function sentenceSheet(store) {
  const fields = [
    { name: "text", label: say("quick.sentence"), most: 240, tall: true },
    { name: "note", label: say("quick.note") },
  ];
  return wordsSheet(store, fields, (given) => ({ do: "sentence", ...given }));
}

function breakSheet(store) {
  const made = (minutes) => ({
    do: "break", minutes,
    text: document.getElementById("quick-break")?.value.trim() || "",
    note: document.getElementById("quick-break-note")?.value.trim() || "",
  });
  const at = (event) => {
    const [, hours, minutes] = (/^\s*(\d{1,2})\s*[:hg.]\s*(\d{2})\s*$/i.exec(event.target.value) || []).map(Number);
    if (!(hours < 24 && minutes < 60)) return;
    const local = store.now() + store.offset() * MINUTE;
    const day = 24 * 60 * MINUTE;
    const wanted = Math.floor(local / day) * day + (hours * 60 + minutes) * MINUTE;
    const left = Math.floor((wanted > local ? wanted - local : wanted + day - local) / MINUTE);
    if (left >= 1 && left <= 600) prepare(store, made(left));
  };
  return html`<div class="choices">${MINUTES.map((minutes, n) => html`<button type="button" class="key key--words" ?data-first=${n === 1}
      @click=${() => prepare(store, made(minutes))}>${say("quick.minutes", { minutes })}</button>`)}
      <label class="quick__at">${say("quick.until")} <input inputmode="numeric" maxlength="5" autocomplete="off" placeholder="9:45" aria-label=${say("quick.until")} @change=${at}></label></div>
    <label class="quick__field"><span>${say("quick.break_words")}</span>
      <input id="quick-break" maxlength="80" autocomplete="off" placeholder=${say("quick.break")}></label>
    <label class="quick__field"><span>${say("quick.note")}</span><input id="quick-break-note" maxlength="160" autocomplete="off"></label>`;
}

function guestsSheet(store) {
  const fields = [{ name: "note", label: say("quick.guests_note"), most: 160 }];
  return html`<p class="tip">${say("quick.guests_explain")}</p>
    ${wordsSheet(store, fields, (given) => ({ do: "guests", ...given }))}`;
}

function mendSheet(store) {
  const { program } = store.view;
  const { words } = store.dialog;
  if (!program) return html`<p class="script__none">${say("quick.nothing_on")}</p>`;
  if (!words) return html`<p class="script__none">${say("quick.looking")}</p>`;
  const names = Object.keys(words.fields || {});
  const fields = names.map((name) => ({ name, label: say(`quick.field.${name}`), value: words.fields[name], most: 300 }));
  return html`<p class="tip">${say("quick.mend_explain", { title: program.title })}</p>
    ${fields.length
      ? wordsSheet(store, fields, (given) => ({ do: "correction", cue: words.cue, fields: given }))
      : html`<p class="look">${say("quick.not_here")}</p>`}
    ${drawMended(store)}`;
}

function drawMended(store) {
  const rows = store.view.mended || [];
  if (!rows.length) return nothing;
  return html`<h3 class="tip">${say("quick.mended")}</h3><ul class="list">${rows.map((row) => html`<li class="sent">
    <span class="sent__text">${row.changed.map(([old, now]) => html`<s>${old}</s> → <b>${now}</b> `)}${row.changed.length ? nothing : row.title}</span>
    <button type="button" class="quiet" @click=${() => store.act("correction_drop", { cue: row.cue })}>${say("quick.drop_mend")}</button></li>`)}</ul>`;
}

function saidSheet(store) {
  const { words } = store.dialog;
  const names = (words && words.names) || [];
  if (!names.length) return html`<p class="script__none">${say(store.view.program ? "quick.no_names" : "quick.nothing_on")}</p>`;
  const send = (event) => {
    event.preventDefault();
    const { name, said } = event.target.elements;
    store.act("saying", { name: name.value, said: said.value.trim() }).then((answer) => {
      if (answer.ok) shut();
      else Object.assign(store.dialog || {}, { failed: answer.message });
      store.draw();
    });
  };
  const known = (store.view.program && store.view.program.aids) || {};
  return html`<p class="tip">${say("quick.said_explain")}</p><form class="stack" @submit=${send}>
    <label class="quick__field"><span>${say("quick.name")}</span>
      <select name="name">${names.map((name) => html`<option value=${name}>${name}</option>`)}</select></label>
    <label class="quick__field"><span>${say("quick.said")}</span>
      <input name="said" maxlength="200" autocomplete="off" data-first placeholder=${known[names[0]] || ""}></label>
    <button class="key key--main key--words">${say("quick.say")}</button></form>`;
}

const SHEETS = { photo: photoSheet, sentence: sentenceSheet, break: breakSheet, guests: guestsSheet, mend: mendSheet, said: saidSheet };

// ---- the preview, and the one press that counts

function drawPreview(store) {
  const { card, notes, failed, busy, tab } = store.dialog;
  if (tab === "said") return failed ? html`<p class="look" role="alert">${failed}</p>` : nothing;
  const pages = card && card.pages > 1;
  return html`<div class="quick__side">
    <div class="quick__frame"><div class="picture" id="quick-preview" aria-hidden="true" inert></div>
      ${card ? nothing : html`<p class="quick__empty">${busy || say("quick.empty")}</p>`}</div>
    <div aria-live="polite">${failed ? html`<p class="look" role="alert">${failed}</p>` : nothing}
      ${notes.map((note) => html`<p class="look">${note}</p>`)}
      ${pages ? html`<p class="tip">${say("quick.deck_explain", { pages: card.pages })}</p>` : nothing}</div>
    <button type="button" id="quick-show" class="key key--main quick__show" ?disabled=${!card} @click=${() => show(store)}>
      ${say(card && card.kind === "correction" ? "quick.show_mend" : "quick.show")}</button>
    ${drawAgain(store)}</div>`;
}

function drawAgain(store) {
  const { card } = store.dialog;
  const cards = (store.view.quick_cards || []).filter((one) => !card || one.id !== card.id).slice(0, SHOWN_AGAIN);
  if (!cards.length) return nothing;
  return html`<h3 class="tip">${say("quick.again")}</h3><ul class="quick__again">${cards.map((one) => html`<li>
    <button type="button" class="quiet" @click=${() => again(store, one.id)}>${say(`quick.kind.${one.kind}`)} · ${one.title}${one.pages > 1 ? ` · ${one.pages}` : ""}</button></li>`)}</ul>`;
}

function arrows(store, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = (TABS.indexOf(store.dialog.tab) + step + TABS.length) % TABS.length;
  choose(store, TABS[at]);
}

export function drawQuick(store) {
  const { tab } = store.dialog;
  const tabs = TABS.map((one) => html`<button type="button" class="quick__tab" role="tab" id="quick-tab-${one}" aria-selected=${one === tab}
    aria-controls="quick-sheet" tabindex=${one === tab ? 0 : -1} @click=${() => choose(store, one)}>${say(`quick.tab.${one}`)}</button>`);
  return html`${drawOn(store)}
    <div class="quick__tabs" role="tablist" aria-label=${say("dialog.quick")} @keydown=${(event) => arrows(store, event)}>${tabs}</div>
    <div class="quick__body" data-tab=${tab}>
      <div class="quick__sheet" id="quick-sheet" role="tabpanel" aria-labelledby="quick-tab-${tab}">${SHEETS[tab](store)}</div>
      ${drawPreview(store)}
    </div>`;
}

let previewed = "";

// The prepared card, drawn as the hall will see it; called after drawing.
export function showQuickPreview(store, mount) {
  const box = document.getElementById("quick-preview");
  if (!box) {
    previewed = "";
    return;
  }
  const card = store.dialog && store.dialog.card;
  const picture = card ? { key: card.id, html: card.html, slots: card.slots, countdown: card.countdown } : { key: "", html: "" };
  const state = JSON.stringify(picture);
  if (state === previewed && box.childElementCount) return;
  previewed = state;
  mount(box, picture, { now: store.now });
}

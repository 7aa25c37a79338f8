// The awards desk, the same on the console and in the wings: who is on stage, who is next, who really stands there.
//
// const queue = makeQueue({ act, fetch, draw }); queue.take(view); html`${queue.draw(view)}`
// act(type, fields) sends a command and resolves with its acknowledgement; nothing advances by itself.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { live } from "../lib/lit-html/directives/live.js";
import { makeCamera } from "./camera.js";
import { focusOn } from "./focus.js";
import { listenToScanner } from "./scanner.js";
import { say, word } from "./words.js";

const CONFIRMED_MS = 2500;
const ASK_AFTER = 120; // typing pauses so long before the roll is asked
const MARKS = ["present", "absent", "later", "withdrawn"];

export function makeQueue(page) {
  const queue = {
    typed: "", found: null, foundFor: "", chosen: 0, confirmed: null, open: "", asking: "", swapping: "", retracting: false, adding: false,
    browsed: "", rows: [], seq: -1, followed: false, ...page,
  };
  let timer = 0;
  let asked = 0;

  const again = () => queue.draw();
  queue.focus = () => {
    queue.reveal?.(); // on a page where the desk is one sheet of several
    focusOn("#queue-find");
  };
  async function look(typed) {
    asked += 1;
    const mine = asked;
    const answer = await queue.fetch(`/api/people?q=${encodeURIComponent(typed)}`).catch(() => null);
    if (mine !== asked || !answer || !answer.ok) return null;
    return (await answer.json()).people;
  }

  queue.type = (text) => {
    queue.typed = text;
    clearTimeout(timer);
    if (!text.trim()) {
      queue.found = null;
      again();
      return;
    }
    timer = setTimeout(async () => {
      const found = await look(text);
      if (queue.typed !== text) return; // letters have come since, or somebody was chosen
      Object.assign(queue, { found, foundFor: text, chosen: 0 });
      again();
    }, ASK_AFTER);
  };
  // A scanned card or Enter: the one person meant, or nobody.
  queue.scan = async (text) => {
    clearTimeout(timer);
    const { typed } = queue;
    const found = await look(text);
    if (queue.typed !== typed) return; // somebody types on
    if (found && found.length === 1) await queue.choose(found[0]);
    else {
      Object.assign(queue, { found: found || [], foundFor: text, typed: text, chosen: 0 });
      again();
    }
  };
  queue.choose = async (person) => {
    const swapping = queue.swapping;
    Object.assign(queue, { typed: "", found: null, retracting: false, swapping: "" });
    let answer;
    if (swapping) answer = await queue.act("queue_swap", { subject: swapping, other: person.id });
    else answer = await queue.act("queue_pick", { subject: person.id });
    if (answer && answer.ok && !swapping) queue.confirm(person);
    queue.leave?.();
    again();
  };
  queue.confirm = (person) => {
    queue.confirmed = person;
    setTimeout(() => {
      if (queue.confirmed === person) queue.confirmed = null;
      again();
    }, CONFIRMED_MS);
  };
  queue.browse = async (batch) => {
    queue.browsed = batch;
    queue.rows = [];
    again();
    await queue.refresh();
  };
  queue.refresh = async () => {
    if (!queue.browsed) return;
    const answer = await queue.fetch(`/api/people?batch=${encodeURIComponent(queue.browsed)}`).catch(() => null);
    if (answer && answer.ok) queue.rows = (await answer.json()).people;
    again();
  };
  queue.take = (view) => {
    if (view.awards && !queue.followed) queue.browsed = ""; // the show has come to the awards: follow it
    queue.followed = Boolean(view.awards);
    // the right name, or the one before, is up; a view from before the answer to F6 takes nothing away
    if (queue.cover === "blank" && view.cover !== "blank") queue.retracting = false;
    queue.cover = view.cover;
    queue.program = () => (view.program && view.program.cue) || view.on_air || "";
    if (queue.browsed && view.seq !== queue.seq) queue.refresh();
    queue.seq = view.seq;
  };
  queue.blank = () => queue.act("blank", { on: queue.cover !== "blank" });
  // One press takes the wrong name off every screen; who is right is chosen after that, and GO shows them.
  queue.retract = async () => {
    const answer = await queue.act("retract", { expected: queue.program() });
    queue.retracting = Boolean(answer && answer.ok);
    again();
    if (queue.retracting) queue.focus();
  };
  queue.undo = () => queue.act("queue_undo");
  queue.camera = makeCamera((text) => queue.scan(text), again);
  listenToScanner((text) => {
    queue.scanned?.();
    queue.scan(text);
  });
  listenToKeys(queue);
  return queue;
}

// Keys that no keyboard program needs for Vietnamese.
function listenToKeys(queue) {
  const does = { F2: () => queue.focus(), F4: queue.blank, F6: queue.retract, F7: queue.undo };
  document.addEventListener("keydown", (event) => {
    const run = does[event.key];
    if (!run || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "F2" && document.querySelector("dialog[open]")) return; // nothing below it takes the focus; a wrong name goes all the same
    event.preventDefault();
    if (!event.repeat) run();
  });
}

function manner(row) {
  if (row.manner === "stand_in") return html`<em class="q__manner">${say("queue.by", { by: row.by })}</em>`;
  return row.manner === "posthumous" ? html`<em class="q__manner">${say("queue.posthumous")}</em>` : nothing;
}

function named(row) {
  return html`<span class="q__name">${row.name}${row.unit ? html`<small>${row.unit}</small>` : nothing}${manner(row)}</span>`;
}

// The person in a place, or what comes there instead.
function big(row, label, kind, empty = "") {
  return html`<section class="q__big q__big--${kind}" aria-label=${label}>
    <h3>${label}</h3>
    ${row
      ? html`<p class="q__who"><b class="fig">${row.number}</b><span>${row.name}</span></p>
          <p class="q__unit">${row.unit}${manner(row)}</p>`
      : html`<p class="q__who q__who--none">${empty || say("queue.nobody")}</p>`}
  </section>`;
}

// Someone's own buttons: the line, the status, how the award is received.
function tools(queue, row, { before, after }) {
  const mark = (to) => () => queue.act("mark", { subject: row.id, status: row.status === to ? "waiting" : to });
  const receive = (kind) => () => queue.act("manner", { subject: row.id, kind: row.manner === kind ? "" : kind });
  const done = row.status === "on_stage" || row.status === "received";
  const standIn = () => {
    queue.asking = row.id;
    queue.draw();
    focusOn(".q__ask input");
  };
  const swap = () => {
    queue.swapping = row.id;
    queue.open = "";
    queue.draw();
    queue.focus();
  };
  return html`<div class="q__tools" role="group" aria-label=${say("desk.mark", { name: row.name })}>
    ${MARKS.map((to) => html`<button aria-pressed=${row.status === to} data-mark=${to} @click=${mark(to)}>${word("mark", to)}</button>`)}
    <button aria-pressed=${row.manner === "stand_in"} @click=${standIn}>${say("queue.stand_in")}</button>
    <button aria-pressed=${row.manner === "posthumous"} @click=${receive("posthumous")}>${say("queue.posthumous")}</button>
    ${done ? nothing : html`<button @click=${swap}>${say("queue.swap")}</button>`}
    ${before && !done ? html`<button aria-label=${say("queue.up", { name: row.name })} @click=${() => queue.act("queue_move", { subject: row.id, before })}>↑</button>` : nothing}
    ${after !== undefined && !done ? html`<button aria-label=${say("queue.down", { name: row.name })} @click=${() => queue.act("queue_move", { subject: row.id, before: after })}>↓</button>` : nothing}
    ${queue.asking === row.id ? standInField(queue, row) : nothing}
  </div>`;
}

function standInField(queue, row) {
  const save = (event) => {
    event.preventDefault();
    const by = new FormData(event.target).get("by").trim();
    queue.asking = "";
    queue.act("manner", by ? { subject: row.id, kind: "stand_in", by } : { subject: row.id, kind: "" });
    queue.draw();
  };
  return html`<form class="q__ask" @submit=${save}>
    <label>${say("queue.stand_in_by", { name: row.name })} <input name="by" autocomplete="off" value=${row.by}></label>
    <button>${say("queue.save")}</button></form>`;
}

function drawRow(queue, row, place, rows) {
  const open = queue.open === row.id;
  const waiting = rows.filter((one) => one.status !== "on_stage" && one.status !== "received");
  const at = waiting.indexOf(row);
  const ways = {
    before: at > 0 ? waiting[at - 1].id : "",
    after: at >= 0 && at < waiting.length - 1 ? (waiting[at + 2] ? waiting[at + 2].id : "") : undefined,
  };
  const toggle = () => {
    queue.open = open ? "" : row.id;
    queue.asking = "";
    queue.draw();
  };
  return html`<li class="q__row" data-status=${row.status} data-next=${queue.standbyId === row.id}>
    <span class="q__place fig">${place}</span>${named(row)}
    <span class="q__status">${word("status", row.status)}</span>
    <button class="q__pick" ?disabled=${row.status === "on_stage" || row.status === "received"}
      @click=${() => queue.choose(row)}>${say(queue.swapping ? "queue.swap" : "queue.pick")}</button>
    <button class="q__more" aria-expanded=${open} aria-label=${say("queue.more", { name: row.name })} @click=${toggle}>⋯</button>
    ${open ? tools(queue, row, ways) : nothing}
  </li>`;
}

function drawFind(queue) {
  const key = (event) => {
    if (event.isComposing) return;
    const found = queue.found || [];
    if (event.key === "ArrowDown") queue.chosen = Math.min(found.length - 1, queue.chosen + 1);
    else if (event.key === "ArrowUp") queue.chosen = Math.max(0, queue.chosen - 1);
    else if (event.key === "Escape") queue.type("");
    else if (event.key === "Enter") {
      // a list that was found for fewer letters names others: nobody is chosen out of it
      if (found[queue.chosen] && queue.foundFor === queue.typed) queue.choose(found[queue.chosen]);
      else queue.scan(queue.typed);
    } else return;
    event.preventDefault();
    queue.draw();
  };
  return html`<div class="q__find">
    <input class="q__field" id="queue-find" type="search" autocomplete="off" spellcheck="false" .value=${live(queue.typed)}
      placeholder=${say("queue.find")} aria-label=${say("queue.find")}
      @input=${(event) => queue.type(event.target.value)} @keydown=${key}>
    ${queue.camera.available ? html`<button class="q__button" aria-pressed=${queue.camera.on} @click=${queue.camera.toggle}>
      ${say(queue.camera.on ? "queue.camera_off" : "queue.camera")}</button>` : nothing}
    ${queue.camera.picture()}
    ${queue.found
      ? html`<ol class="q__found">${queue.found.length
          ? queue.found.map((row, at) => html`<li><button data-chosen=${at === queue.chosen} @click=${() => queue.choose(row)}>
              <b class="fig">${row.number}</b>${named(row)}<span class="q__status">${word("status", row.status)}</span></button></li>`)
          : html`<li class="q__none">${say("queue.none_found")}</li>`}</ol>`
      : nothing}
  </div>`;
}

function drawBar(queue, view, awards) {
  const can = (type) => (view.can || {})[type] ?? true;
  const hidden = view.cover === "blank";
  const button = (type, label, run, extra = "") =>
    html`<button class="q__button ${extra}" aria-disabled=${can(type) !== true} title=${can(type) === true ? "" : can(type)} @click=${run}>${label}</button>`;
  return html`<div class="q__bar">
    ${button("blank", html`${say(hidden ? "queue.unblank" : "queue.blank")} <small>F4</small>`, queue.blank, hidden ? "q__button--look" : "")}
    ${button("retract", html`${say("queue.retract")} <small>F6</small>`, queue.retract, "q__button--danger")}
    ${button("queue_undo", html`${say("queue.undo")}${awards.undo ? html` <small>${awards.undo}</small>` : nothing}`, queue.undo)}
    ${button("late_add", say("queue.add"), () => {
      queue.adding = !queue.adding;
      queue.draw();
      if (queue.adding) focusOn(".q__add [name=name]", ".q__add");
    })}
    ${awards.pace ? html`<p class="q__pace">${awards.pace}</p>` : nothing}
  </div>`;
}

// Somebody whom no list knows: typed here, last in the batch that is being called.
function drawAdding(queue) {
  if (!queue.adding) return nothing;
  const close = () => {
    queue.adding = false;
    queue.draw();
  };
  const add = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    const answer = await queue.act("late_add", given);
    if (answer && answer.ok) close();
  };
  const field = (name, label, extra = {}) => html`<label>${label}
    <input name=${name} autocomplete="off" maxlength=${extra.most || 200} ?required=${extra.needed}></label>`;
  return html`<form class="q__add" @submit=${add} aria-label=${say("queue.add_title")}><h3>${say("queue.add_title")}</h3>
    ${field("honorific", say("queue.add_honorific"), { most: 40 })}${field("name", say("queue.add_name"), { most: 120, needed: true })}
    ${field("unit", say("queue.add_unit"))}${field("form", say("queue.add_form"))}
    <label>${say("queue.add_kind")}<select name="kind">${["individual", "household", "collective"].map((kind) => html`<option value=${kind}>${word("kind", kind)}</option>`)}</select></label>
    <p class="q__add-keys"><button class="q__button q__button--look">${say("queue.add_do")}</button>
      <button class="q__button" type="button" @click=${close}>${say("queue.cancel")}</button></p></form>`;
}

// What the next choice will do, when it is not the usual one.
function drawIntent(queue, awards) {
  const cancel = () => {
    Object.assign(queue, { retracting: false, swapping: "" });
    queue.draw();
  };
  if (queue.retracting) {
    return html`<p class="q__intent q__intent--danger" role="status">${say("queue.retract_ask")}
      <button class="q__button" @click=${cancel}>${say("queue.cancel")}</button></p>`;
  }
  if (!queue.swapping) return nothing;
  const row = [...awards.line, ...awards.next].find((one) => one.id === queue.swapping);
  return html`<p class="q__intent" role="status">${say("queue.swap_with", { name: row ? row.name : queue.swapping })}
    <button class="q__button" @click=${cancel}>${say("queue.cancel")}</button></p>`;
}

function list(queue, title, rows, none) {
  return html`<section class="q__list"><h3>${title}</h3>
    ${rows.length
      ? html`<ol>${rows.map((row) => html`<li class="q__row q__row--short" data-status=${row.status}>
          <span class="q__place fig">${row.number}</span>${named(row)}<span class="q__status">${word("status", row.status)}</span></li>`)}</ol>`
      : html`<p class="q__none">${none}</p>`}</section>`;
}

function drawMissed(queue, awards) {
  if (!awards.missed.length) return nothing;
  return html`<p class="q__missed" role="status"><b>${say("queue.missed")}</b>
    ${awards.missed.map((row) => row.name).join(" · ")}
    <button class="q__button" @click=${() => queue.act("queue_recall")}>${say("queue.recall")}</button></p>`;
}

// Seen across a noisy stage: who was just scanned or picked.
export function drawConfirmed(queue) {
  const row = queue.confirmed;
  if (!row) return nothing;
  return html`<div class="q__confirmed" role="status"><p>${say("queue.confirmed")} · <span class="fig">${row.number}</span></p>
    <p class="q__confirmed-name">${row.name}</p><p>${row.unit}</p></div>`;
}

function drawLine(queue, awards, batches) {
  const rows = queue.browsed ? queue.rows : awards ? awards.line : [];
  return html`<section class="q__list q__list--line"><h3>${say("queue.line")}${awards ? html` · ${say("queue.batch", awards)}` : nothing}
      ${batches.length > 1
        ? html`<select aria-label=${say("queue.browse")} @change=${(event) => queue.browse(event.target.value)} .value=${live(queue.browsed)}>
            ${awards ? html`<option value="">${awards.title}</option>` : nothing}
            ${batches.map(([id, title]) => html`<option value=${id}>${title}</option>`)}</select>`
        : html`<span>${awards ? awards.title : ""}</span>`}</h3>
    <ol>${rows.map((row, at) => drawRow(queue, row, at + 1, rows))}</ol></section>`;
}

// Before anybody is called the lists can be looked through, and who is absent marked.
function drawBefore(queue, batches) {
  if (batches.length && !queue.browsed) setTimeout(() => queue.browsed || queue.browse(batches[0][0]));
  return html`<div class="q"><div class="q__head">${drawFind(queue)}</div>${drawLine(queue, null, batches)}${drawConfirmed(queue)}</div>`;
}

export function drawQueue(queue, view, { batches = [] } = {}) {
  const { awards } = view;
  if (!awards) return drawBefore(queue, batches);
  queue.standbyId = awards.standby ? awards.standby.id : "";
  return html`<div class="q">
    <div class="q__pair">${big(awards.on_stage, say("queue.on_stage"), "air")}${big(awards.standby, say("queue.next"), "next", awards.follows)}</div>
    <div class="q__head">${drawBar(queue, view, awards)}${drawIntent(queue, awards)}${queue.adding ? nothing : drawFind(queue)}</div>
    ${drawAdding(queue)}${drawMissed(queue, awards)}
    <div class="q__lists">${drawLine(queue, awards, batches)}
      <div>${list(queue, say("queue.coming"), awards.next, say("desk.none"))}${list(queue, say("queue.last"), awards.last, say("desk.none_last"))}</div>
    </div>${drawConfirmed(queue)}</div>`;
}

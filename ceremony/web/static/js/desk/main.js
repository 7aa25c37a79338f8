// The assistants' desk in the wings: who is next, who really stands there.

import { html, nothing, render } from "../lib/lit-html/lit-html.js";
import { connect } from "../wire.js";
import { drawQueue, makeQueue } from "../page/queue.js";
import { loadWords, say, word } from "../page/words.js";
import { drawSigner, drawTable } from "./signing.js";

const MARKS = ["present", "absent", "later"];
const root = document.getElementById("page");
const begun = performance.now();
const sending = new Map(); // entrant → status on its way
let view = null;
let link = "down";
let wire = null;
let refused = "";
let queue = null; // the awards desk

const draw = () => {
  render(drawPage(), root);
  keepInSight();
};
let called = ""; // who was last brought into sight

// Whoever stands on the stage or sits at the table is in sight, unless somebody is typing.
function keepInSight() {
  const row = document.querySelector('.q__row[data-status="on_stage"], .person:is([data-status="called"], [data-status="at_table"])');
  const name = row ? `${row.querySelector(".q__place, .person__number")?.textContent} ${view.program}` : "";
  if (!row || name === called) return;
  called = name;
  if (!document.activeElement?.matches("input, select, textarea")) row.scrollIntoView({ block: "center" });
}

async function act(type, fields = {}) {
  const answer = await wire.send(type, fields);
  refused = answer.ok ? "" : answer.message || say("refused.code", { code: answer.code });
  draw();
  return answer;
}

async function mark(row, to) {
  const status = row.status === to ? "waiting" : to;
  sending.set(row.id, status);
  draw();
  await act("mark", { subject: row.id, status });
  sending.delete(row.id);
  draw();
}

function drawRow(row, { marks = true } = {}) {
  if (row.kind === "signer" && view.signing) return drawSigner(view, row, marks && view.phase === "open" ? { act, mark } : null);
  const on = sending.has(row.id);
  const status = on ? say("desk.waiting") : word("status", row.status);
  return html`<li class="person" data-status=${row.status}>
    <span class="person__number fig">${row.number}</span>
    <p class="person__name">${row.name}<small><span class="person__status">${status}</span>${row.unit ? ` · ${row.unit}` : nothing}</small></p>
    ${marks
      ? html`<span class="person__marks" role="group" aria-label=${say("desk.mark", { name: row.name })}>${MARKS.map((to) => html`<button
          aria-pressed=${row.status === to} data-mark=${to} @click=${() => mark(row, to)}>${word("mark", to)}</button>`)}</span>`
      : nothing}
  </li>`;
}

function drawList(title, rows, none, options) {
  return html`<section class="list"><h2>${title}</h2>
    ${rows.length ? html`<ol>${rows.map((row) => drawRow(row, options))}</ol>` : html`<p class="list__none">${none}</p>`}</section>`;
}

function drawCounts() {
  const { called = 0, received = 0, absent = 0, later = 0, recipients = 0, signed = 0, signers = 0 } = view.counts || {};
  const shown = recipients
    ? [["called", `${called}/${recipients}`], ["received", received], ["absent", absent + later]]
    : [];
  if (signers && !recipients) shown.push(["signed", `${signed}/${signers}`]);
  return html`<dl class="counts">${shown.map(([key, words]) => html`<div><dt>${say(`desk.${key}`)}</dt><dd class="fig">${words}</dd></div>`)}</dl>`;
}

function drawPage() {
  const late = view || performance.now() - begun > 2500;
  const lost = link === "down" && late ? html`<div class="lost" id="lost" role="alert">${say("lost.desk")}</div>` : nothing;
  if (!view) return html`<p class="waiting" role="status">${say("connecting")}</p>${lost}`;
  const now = view.program && (view.program.title ?? view.program);
  return html`<div class="top">${lost}<header class="head"><div><p>${view.rehearsal ? html`<b class="rehearsal">${say("rehearsal")}</b> ` : nothing}${say("desk.title")}${view.phase === "open" ? ` · ${say("follow.now")}` : nothing}</p>
      <h1>${now || say(view.phase === "open" ? "stage.last" : `stage.${view.phase}`)}</h1></div>${drawCounts()}</header></div>
    <p class="refused" role="alert" ?hidden=${!refused}>${refused}</p>
    ${view.signing && view.signing.on ? drawTable(view, act) : nothing}
    ${view.awards ? html`<main class="awards"><h2 class="unseen">${say("tab.awards")}</h2>${drawQueue(queue, view)}</main>` : drawLists()}`;
}

// Where nobody receives an award: who is called here, who comes next, who was last.
function drawLists() {
  const batch = view.batch && view.batch.rows ? view.batch : { title: "", rows: [] };
  const inBatch = new Set(batch.rows.map((row) => row.id));
  const next = (view.queue || []).filter((row) => !inBatch.has(row.id));
  return html`<main class="lists">
      ${drawList(batch.title || say("desk.batch"), batch.rows, say("desk.none"))}
      <div>${next.length || !batch.rows.length ? drawList(say("desk.next_up"), next, say("desk.none")) : nothing}
        ${drawList(say("desk.last"), view.last || [], say("desk.none_last"), { marks: false })}</div>
    </main>`;
}

async function start() {
  await loadWords();
  root.replaceChildren();
  wire = connect({
    role: "desk",
    name: "",
    onView: (newest) => {
      const arrived = performance.now();
      view = newest;
      queue.take(view);
      draw();
      requestAnimationFrame(() => wire.painted(view.seq, performance.now() - arrived));
    },
    onLink: (state) => {
      link = state;
      draw();
    },
  });
  queue = makeQueue({
    act,
    fetch: (path) => wire.fetch(path),
    draw,
  });
  setTimeout(draw, 2600);
  addEventListener("resize", () => {
    called = ""; // a tablet that is turned has lost the place
    keepInSight();
  });
  setInterval(() => wire.health({
    visible: document.visibilityState === "visible", width: innerWidth, height: innerHeight,
    fullscreen: Boolean(document.fullscreenElement), sound_blocked: false, problem: "",
  }), 2000); // the console lists this desk, and says when it is silent
}

start();

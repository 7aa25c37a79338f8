// The stage display: what to say, what comes next, how long. Paging moves the eye, never the show.

import { html, nothing, render } from "../lib/lit-html/lit-html.js";
import { connect } from "../wire.js";
import { stageClock } from "../page/clock.js";
import { stressed } from "../page/script.js";
import { carried, clockTime, filmPosition, span } from "../page/times.js";
import { loadWords, say } from "../page/words.js";
import { keepPlace, leftMs, linesOf, placeAt, syllables } from "./lines.js";
import { drawSettings, loadSettings, PACE } from "./settings.js";

const FORWARD = new Set([" ", "PageDown", "ArrowRight", "ArrowDown", "Enter"]);
const BACKWARD = new Set(["PageUp", "ArrowLeft", "ArrowUp", "Backspace"]);

const root = document.getElementById("page");
const begun = performance.now();
let wire = null;
let view = null;
let clocks = null;
let clocksAt = 0;
let link = "down";
let lines = []; // the sentences of what is on air, and of what GO will bring
let read = 0; // how many have been read
let moving = 0; // the timer of a prompter that goes by itself
let tuning = false;
const settings = loadSettings();
let asked = false;

function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    render(drawPage(), root);
  });
}

function takeScript(newest) {
  const place = placeAt(lines, read);
  const before = place && lines[read].part;
  lines = linesOf(newest);
  const kept = keepPlace(lines, place);
  // what was read as "next" goes on where it was; words of a cue that is over give way to the new one's
  read = lines[kept] && (lines[kept].part !== "next" || before === "next") ? kept : 0;
}

function show(at) {
  read = Math.max(0, Math.min(lines.length - 1, at));
  draw();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    document.getElementById(`line-${read}`)?.scrollIntoView({ block: "start" });
  }));
}

function turn(step) {
  show(read + step);
  go();
}

// By itself a sentence at a time, at the pace set here, and never past the place where GO belongs.
function go() {
  clearTimeout(moving);
  const line = lines[read];
  const following = lines[read + 1];
  if (!settings.pace || !line || !following || following.part === "next") return;
  moving = setTimeout(() => turn(1), (syllables(line.text) * 60000) / settings.pace + 350);
}

function drawHead() {
  const { program, standby } = view;
  const clock = stageClock(clocks && carried(clocks, clocksAt, wire.now()), view.timer);
  const open = view.phase === "open";
  const waiting = open && standby ? say("stage.standby", { title: standby.title }) : say(open ? "stage.last" : `stage.${view.phase}`);
  return html`<header class="head">
    ${program && program.number ? html`<span class="head__number fig">${program.number}</span>` : nothing}
    ${view.rehearsal ? html`<span class="head__rehearsal">${say("rehearsal")}</span>` : nothing}
    <h1 class="head__title">${program ? program.title : waiting}</h1>
    ${view.tally ? html`<p class="head__tally fig">${view.tally}</p>` : nothing}
    <p class="head__time fig"><span class="unseen">${say("stage.time")}</span>${clockTime(wire.now(), view.show.utc_offset_min, true)}</p>
    ${clock
      ? html`<p class="head__clock" data-state=${clock.state}><span>${clock.label}</span><b class="fig">${clock.words}</b></p>`
      : nothing}
  </header>`;
}

function drawFilm(program) {
  if (!program || !program.film || program.film.ended) return nothing;
  const left = program.film.duration_ms - filmPosition(program.film, wire.now());
  return html`<p class="film">${say("stage.film", { time: span(left, { up: true }) })}</p>`;
}

// The place where GO belongs: behind the last word that is said before it.
function drawGo(cue) {
  if (!cue) return nothing;
  return html`<span class="cue"><b>▸ GO</b> ${cue.number ? `${cue.number} · ` : ""}${cue.title}</span>`;
}

function drawLine(line, at) {
  const state = at < read ? "read" : at === read ? "now" : "";
  const next = line.part === "next" ? "line--next" : "";
  return html`${drawGo(line.before)}<span class="line ${next}" id="line-${at}" data-state=${state} data-fresh=${line.fresh}
    @click=${() => turn(at - read)}>${stressed(line.text, line.aids)} </span>${drawGo(line.go)}${
    line.ends ? html`<span class="gap"></span>` : nothing}`;
}

function drawScript() {
  const { program } = view;
  const size = settings.size ? `font-size: ${settings.size}pt` : "";
  const words = lines.length
    ? html`<div class="lines" style=${size}>${lines.map(drawLine)}</div>`
    : html`<p class="lines lines--none">${program ? say("stage.none") : view.show.name}</p>`;
  return html`<main class="words" id="words" tabindex="0" aria-label=${say("stage.script")}>${drawFilm(program)}${words}</main>`;
}

// What the hall sees instead of what the script is about.
function drawCard() {
  const { quick } = view;
  if (!quick) return nothing;
  const until = quick.until ? `${say("quick.until")} ${clockTime(quick.until, view.show.utc_offset_min)}` : "";
  const place = quick.pages > 1 ? `${quick.page + 1}/${quick.pages}` : until;
  return html`<p class="band band--state band--card" id="quick"><span>${say("stage.quick")} <b>${quick.title}</b></span>
    ${place ? html`<span class="fig">${place}</span>` : nothing}</p>`;
}

function drawBands() {
  const unread = (view.messages || []).filter((message) => !message.read_at);
  const state = view.held ? "held" : view.cover;
  const changed = [view.program, view.standby].filter((cue) => cue && typeof cue.was === "string");
  return html`<div class="bands" role="status">
    ${state ? html`<p class="band band--state">${say(`stage.${state}`)}</p>` : nothing}
    ${drawCard()}
    ${changed.map((cue) => html`<div class="band band--new">
      <p>${say("stage.changed")} <b>${cue.title}</b></p>
      <button @click=${() => wire.send("words_seen", { cue: cue.cue })}>${say("stage.seen")}</button></div>`)}
    ${unread.map((message) => html`<div class="band">
      <p>${say("stage.message")} <b>${message.text}</b></p>
      <button @click=${() => wire.send("message_read", { message: message.id })}>${say("stage.read")}</button></div>`)}
  </div>`;
}

// How long until what is next comes without a hand; nothing while the time stands, or while a deck only turns.
function byItself() {
  const { turn: coming, standby } = view;
  if (!coming || coming.due === null || !standby || coming.cue !== standby.cue) return null;
  const left = span(Math.max(0, coming.due - wire.now()), { up: true });
  return html`<span class="next__turn" id="turn">${say(coming.at_end ? "picture.turns_end" : "picture.turns")} <b class="fig">${left}</b></span>`;
}

function drawNext() {
  const { standby, following } = view;
  const more = lines.length > 1;
  const left = leftMs(lines, read, settings.pace || PACE);
  return html`<footer class="next">
    <b class="next__label">${say("stage.next")}</b>
    <p class="next__title">${standby ? `${standby.number ? `${standby.number} · ` : ""}${standby.title}` : say("stage.last")}
      ${byItself() || (following ? html`<span>${say("stage.then", { title: following })}</span>` : nothing)}</p>
    ${left ? html`<span class="next__left fig" title=${say("stage.reading")}>≈ ${span(left, { up: true })}</span>` : nothing}
    ${more
      ? html`<div class="next__keys"><button aria-label=${say("stage.backward")} @click=${() => turn(-1)}>‹</button>
          <span class="fig">${read + 1}/${lines.length}</span>
          <button aria-label=${say("stage.forward")} @click=${() => turn(1)}>›</button></div>`
      : nothing}
    ${drawSettings(settings, tuning, tuned, () => {
      tuning = !tuning;
      draw();
    })}
  </footer>`;
}

function tuned() {
  root.dataset.mirror = String(settings.mirror);
  draw();
  go();
}

function drawPage() {
  const late = view || performance.now() - begun > 2500;
  const lost = link === "down" && late ? html`<div class="lost" id="lost" role="alert">${say("lost.stage")}</div>` : nothing;
  if (!view) return html`<p class="waiting" role="status">${say("connecting")}</p>${lost}`;
  return html`${lost}${drawHead()}${drawScript()}${drawBands()}${drawNext()}`;
}

function onKey(event) {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const pressed = event.target instanceof Element && event.target.closest("button");
  if (pressed && (event.key === " " || event.key === "Enter")) return;
  const step = FORWARD.has(event.key) ? 1 : BACKWARD.has(event.key) ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  turn(step);
}

function take(newest) {
  const arrived = performance.now();
  view = newest;
  clocks = view.clocks || null;
  clocksAt = view.now;
  takeScript(view);
  draw();
  go();
  requestAnimationFrame(() => wire.painted(view.seq, performance.now() - arrived));
}

async function start() {
  await loadWords();
  root.replaceChildren();
  root.dataset.mirror = String(settings.mirror);
  wire = connect({
    role: "stage",
    name: "",
    onView: take,
    onTick: (tick) => {
      if (tick.clocks) [clocks, clocksAt] = [tick.clocks, tick.now];
      draw();
    },
    onLink: (state) => {
      link = state;
      draw();
    },
  });
  draw();
  setInterval(draw, 250);
  setInterval(() => wire.health({
    visible: document.visibilityState === "visible", width: innerWidth, height: innerHeight,
    fullscreen: Boolean(document.fullscreenElement), sound_blocked: false, problem: "",
  }), 2000);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => event.detail > 0 && event.target.closest("button")?.blur());
}

start();

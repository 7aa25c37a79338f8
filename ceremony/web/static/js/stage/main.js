// The stage display: what to say, what comes next, how long. Paging moves the eye, never the show.

import { html, nothing, render } from "../lib/lit-html/lit-html.js";
import { connect } from "../wire.js";
import { stageClock } from "../page/clock.js";
import { sentences, stressed } from "../page/script.js";
import { carried, clockTime, filmPosition, span } from "../page/times.js";
import { loadWords, say } from "../page/words.js";

const FORWARD = new Set([" ", "PageDown", "ArrowRight", "ArrowDown", "Enter"]);
const BACKWARD = new Set(["PageUp", "ArrowLeft", "ArrowUp", "Backspace"]);

const root = document.getElementById("page");
const begun = performance.now();
let wire = null;
let view = null;
let clocks = null;
let clocksAt = 0;
let link = "down";
let lines = []; // the sentences of what is on air
let linesOf = "";
let read = 0; // how many have been read
let asked = false;

function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    render(drawPage(), root);
  });
}

function takeScript(program) {
  const words = program ? [program.script, program.after].filter(Boolean).join("\n\n") : "";
  const key = program ? `${program.cue} ${words}` : "";
  if (key === linesOf) return;
  if (!program || !linesOf.startsWith(`${program.cue} `)) read = 0;
  linesOf = key;
  lines = sentences(words);
  read = Math.min(read, Math.max(0, lines.length - 1));
}

function turn(step) {
  read = Math.max(0, Math.min(lines.length - 1, read + step));
  draw();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    document.getElementById(`line-${read}`)?.scrollIntoView({ block: "start" });
  }));
}

function drawHead() {
  const { program, standby } = view;
  const clock = stageClock(clocks && carried(clocks, clocksAt, wire.now()), view.timer);
  const waiting = standby ? say("stage.standby", { title: standby.title }) : say(view.phase === "open" ? "stage.last" : `stage.${view.phase}`);
  return html`<header class="head">
    ${program && program.number ? html`<span class="head__number fig">${program.number}</span>` : nothing}
    <h1 class="head__title">${program ? program.title : waiting}</h1>
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

function drawLine(line, at) {
  const state = at < read ? "read" : at === read ? "now" : "";
  return html`<span class="line" id="line-${at}" data-state=${state} @click=${() => turn(at - read)}>${stressed(line.text)} </span>${
    line.ends ? html`<span class="gap"></span>` : nothing}`;
}

function drawScript() {
  const { program } = view;
  const words = lines.length
    ? html`<div class="lines">${lines.map(drawLine)}</div>`
    : html`<p class="lines lines--none">${program ? say("stage.none") : view.show.name}</p>`;
  return html`<main class="words" id="words" tabindex="0" aria-label=${say("stage.script")}>${drawFilm(program)}${words}</main>`;
}

function drawBands() {
  const unread = (view.messages || []).filter((message) => !message.read_at);
  const state = view.held ? "held" : view.cover;
  return html`<div class="bands" role="status">
    ${state ? html`<p class="band band--state">${say(`stage.${state}`)}</p>` : nothing}
    ${unread.map((message) => html`<div class="band">
      <p>${say("stage.message")} <b>${message.text}</b></p>
      <button @click=${() => wire.send("message_read", { message: message.id })}>${say("stage.read")}</button></div>`)}
  </div>`;
}

function drawNext() {
  const { standby, following } = view;
  const more = lines.length > 1;
  return html`<footer class="next">
    <b class="next__label">${say("stage.next")}</b>
    <p class="next__title">${standby ? `${standby.number ? `${standby.number} · ` : ""}${standby.title}` : say("stage.last")}
      ${following ? html`<span>${say("stage.then", { title: following })}</span>` : nothing}</p>
    ${more
      ? html`<div class="next__keys"><button aria-label=${say("stage.backward")} @click=${() => turn(-1)}>‹</button>
          <span class="fig">${read + 1}/${lines.length}</span>
          <button aria-label=${say("stage.forward")} @click=${() => turn(1)}>›</button></div>`
      : nothing}
  </footer>`;
}

function drawPage() {
  const late = view || performance.now() - begun > 2500;
  const lost = link === "down" && late ? html`<div class="lost" id="lost" role="alert">${say("lost.stage")}</div>` : nothing;
  if (!view) return html`<p class="waiting" role="status">${say("connecting")}</p>${lost}`;
  return html`${drawHead()}${drawScript()}${drawBands()}${drawNext()}${lost}`;
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
  takeScript(view.program);
  draw();
  requestAnimationFrame(() => wire.painted(view.seq, performance.now() - arrived));
}

async function start() {
  await loadWords();
  root.replaceChildren();
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

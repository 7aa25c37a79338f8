// The guests' programme on a phone: what is on now, what was, what comes. It knows nothing before its time.

import { html, nothing, render } from "../lib/lit-html/lit-html.js";
import { connect } from "../wire.js";
import { clockTime, dayWords } from "../page/times.js";
import { loadWords, say } from "../page/words.js";

const root = document.getElementById("page");
const begun = performance.now();
let view = null;
let link = "down";
let wire = null;

function draw() {
  render(drawPage(), root);
}

function headline() {
  if (view.phase === "waiting") return [say("follow.before"), view.show.name];
  if (view.phase === "closed") return [say("follow.after"), say("follow.thanks")];
  return [say("follow.now"), view.now_title || view.show.name];
}

function drawLine(line, at, lines) {
  const now = lines.map((one) => one.state !== "todo").lastIndexOf(true);
  const next = line.state === "todo" && at === now + 1;
  const time = line.starts && view.phase === "waiting" ? clockTime(line.starts, view.show.utc_offset_min) : "";
  const ending = line.state === "done" ? say("follow.done") : next && view.phase === "open" ? say("follow.next") : time;
  return html`<li class="line" data-state=${line.state} data-depth=${line.depth} aria-current=${line.state === "now" ? "step" : nothing}>
    <span class="line__title">${line.title}${line.tally ? html`<small class="line__tally">${line.tally}</small>` : nothing}</span><span class="line__end fig">${line.state === "now" ? nothing : ending}</span></li>`;
}

function drawPage() {
  const late = view || performance.now() - begun > 2500;
  const lost = link === "down" && late ? html`<div class="lost" id="lost" role="alert">${say("lost.follow")}</div>` : nothing;
  if (!view) return html`<p class="waiting" role="status">${say("connecting")}</p>${lost}`;
  const [label, title] = headline();
  const { show, programme } = view;
  return html`${lost}<header class="now">
      <p class="now__event"><span>${show.organiser}</span> <span>${dayWords(show.date)}</span></p>
      <div role="status"><p class="now__label">${label}</p><h1 class="now__title">${title}</h1></div>
    </header>
    <main class="programme">
      <h2>${say("follow.programme")}</h2>
      ${programme.length
        ? html`<ol>${programme.map((line, at) => drawLine(line, at, programme))}</ol>`
        : html`<p class="programme__empty">${say("follow.empty")}</p>`}
    </main>
    <footer class="foot">${say("follow.foot")}</footer>`;
}

let seen = "";

function keepInSight() {
  const row = document.querySelector('.line[data-state="now"]');
  if (!row || view.now_title === seen) return;
  seen = view.now_title;
  const box = row.getBoundingClientRect();
  if (box.bottom > innerHeight - 80) row.scrollIntoView({ block: "center" });
}

async function start() {
  await loadWords();
  root.replaceChildren();
  wire = connect({
    role: "follow",
    name: "",
    onView: (newest) => {
      const arrived = performance.now();
      view = newest;
      document.documentElement.dataset.theme = view.show.theme;
      draw();
      keepInSight();
      requestAnimationFrame(() => wire.painted(view.seq, performance.now() - arrived));
    },
    onLink: (state) => {
      link = state;
      draw();
    },
  });
  setTimeout(draw, 2600);
}

start();

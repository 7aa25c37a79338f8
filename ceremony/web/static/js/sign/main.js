// A tablet where people sign: one name, one place to sign, two buttons. Without a slot it waits calmly.

import { html, nothing, render } from "../lib/lit-html/lit-html.js";
import { makeInks } from "../ink/inks.js";
import { drawInk } from "../ink/wall.js";
import { loadWords, say } from "../page/words.js";
import { connect } from "../wire.js";
import { makePad } from "./pad.js";
import { makeSender } from "./sender.js";

const SETTLE_MS = 20000;
const HEALTH_EVERY = 2000;

const part = (id) => document.getElementById(id);
const root = part("sign");
let view = null;
let link = "down";
let wire = null;
let sender = null;
let pad = null;
let inks = null;
const NEAR = 0.011; // held in the hand, a signature is shown as thin as it was drawn
let busy = ""; // "sign", "clear", "attest": on its way
let notice = "";
let chosen = null; // witnesses, as they were tapped: { subject, keys }
let asked = false;

function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    drawAll();
  });
}

const shown = () => (!view ? "calm" : view.slot ? "slot" : view.attest ? "attest" : "calm");

function named(person) {
  return [person.honorific, person.name].filter(Boolean).join(" ");
}

function drawHead() {
  const { slot } = view;
  const about = [slot.area, slot.title].filter(Boolean).join(" · ");
  // a word of trouble takes this line: a band of its own would move the pad under the pen
  const line = html`<p class="sign__about">${slot.witness ? `${say("sign.witness")} · ${slot.title}` : about}</p>`;
  const trouble = drawBand();
  return html`<div class="sign__who">${trouble === nothing ? line : trouble}
      <h1 class="sign__name ${slot.name.length > 26 ? "sign__name--long" : ""}">${slot.name}</h1></div>
    ${slot.sample ? html`<p class="plate">${say("sample")}</p>` : nothing}`;
}

function drawKeys() {
  const some = sender.points > 0;
  const hold = Boolean(busy);
  return html`<button class="act act--again" aria-disabled=${!some || hold} @click=${clearInk}>${say("sign.again")}</button>
    <button class="act act--main" aria-disabled=${!some || hold} @click=${confirm}>${say(busy === "sign" ? "sign.sending" : "sign.confirm")}</button>`;
}

function drawCalm() {
  if (!view) return html`<p class="calm__small" role="status">${say("connecting")}</p>`;
  const thanks = view.thanks && view.thanks.until > wire.now() ? view.thanks : null;
  if (thanks) {
    return html`<i class="calm__tick" aria-hidden="true"></i>
      <div role="status"><h1 class="calm__title">${say("sign.thanks", { name: named(thanks) })}</h1></div>
      <p class="calm__tally fig">${view.tally}</p>`;
  }
  const key = view.phase === "closed" ? "sign.closed" : view.tablet.seat === "witness" ? "sign.wait_witness" : "sign.wait";
  const seat = view.tablet.seat || "none";
  return html`<i class="lotus" aria-hidden="true"></i>
    <div role="status"><h1 class="calm__title">${say(key)}</h1></div>
    <p class="calm__event">${view.show.short || view.show.name}</p>
    <p class="calm__tally fig">${view.tally}</p>
    <p class="calm__small">${[view.tablet.name, say(`sign.seat_${seat}`)].filter(Boolean).join(" · ")}</p>
    ${pad && pad.pen ? html`<button class="calm__quiet" @click=${fingersAgain}>${say("sign.fingers")}</button>` : nothing}`;
}

function drawAttest() {
  const one = view.attest;
  const keys = keysOf(one);
  const toggle = (key) => {
    const next = keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
    chosen = { subject: one.subject, keys: one.witnesses.map((each) => each.key).filter((each) => next.includes(each)) };
    draw();
  };
  return html`<div class="attest">
    <p class="attest__label">${say("sign.attest")}${one.waiting ? html` <span>${say("sign.attest_more", { count: one.waiting })}</span>` : nothing}</p>
    <h1 class="attest__name">${one.name}</h1>
    <p class="attest__about">${[one.area, one.title].filter(Boolean).join(" · ")} ${one.sample ? html`<span class="plate plate--paper">${say("sample")}</span>` : nothing}</p>
    <div class="attest__ink" id="attest-ink">${one.paper ? html`<p>${say("sign.on_paper")}</p>` : html`<div id="attest-drawn"></div>`}</div>
    <ul class="attest__people" aria-label=${say("sign.witnesses")}>${one.witnesses.map((each) => html`<li><button
      aria-pressed=${keys.includes(each.key)} @click=${() => toggle(each.key)}><b>${each.name}</b><span>${each.title}</span></button></li>`)}</ul>
    <button class="act act--main" aria-disabled=${!keys.length || Boolean(busy)} @click=${attest}>${say("sign.attest_confirm")}</button>
  </div>`;
}

function keysOf(one) {
  return chosen && chosen.subject === one.subject ? chosen.keys : one.chosen;
}

function drawBand() {
  if (notice) return html`<p class="band" role="alert">${notice}</p>`;
  if (link === "down" && view) return html`<p class="band" role="status">${say(view.slot ? "sign.offline" : "sign.lost")}</p>`;
  return nothing;
}

function drawAll() {
  const now = shown();
  root.dataset.shown = now;
  if (now === "slot") {
    render(drawHead(), part("head"));
    part("vow").textContent = view.slot.sentence;
    part("hint").textContent = say(pad.pen ? "sign.hint_pen" : "sign.hint");
    part("pad").setAttribute("aria-label", say("sign.pad", { name: view.slot.name }));
    part("pad").toggleAttribute("data-drawn", sender.points > 0);
    render(drawKeys(), part("keys"));
  } else {
    render(now === "attest" ? drawAttest() : drawCalm(), part("calm"));
    if (now === "attest") showAttested();
  }
  render(now === "slot" ? nothing : drawBand(), part("band"));
}

function showAttested() {
  const host = part("attest-drawn");
  const ink = host && inks.get(view.attest.subject);
  if (ink) drawInk(host, ink, false, NEAR);
}

async function ask(kind, type, fields) {
  busy = kind;
  notice = "";
  draw();
  const answer = await wire.send(type, fields);
  busy = "";
  if (!answer.ok) notice = answer.message || say("refused.code", { code: answer.code });
  draw();
  return answer.ok;
}

function clearInk() {
  if (busy || !sender.points) return;
  pad.stop();
  const { slot, round } = sender.place;
  settled(() => ask("clear", "ink_clear", { slot, round }), "clear");
}

function confirm() {
  if (busy || !sender.points) return;
  pad.stop();
  const { slot, round } = sender.place;
  settled(() => ask("sign", "sign", { slot, round, points: sender.points }), "sign");
}

function attest() {
  const one = view.attest;
  const witnesses = keysOf(one);
  if (!busy && witnesses.length) ask("attest", "attest", { subject: one.subject, witnesses });
}

// Only what the server has can be confirmed; it waits for the last points, also over a broken link.
function settled(then, kind) {
  busy = kind;
  draw();
  const until = performance.now() + SETTLE_MS;
  const look = () => {
    if (!view.slot || busy !== kind) return;
    if (sender.settled) then();
    else if (performance.now() < until || link === "down") setTimeout(look, 30);
    else {
      busy = "";
      notice = say("sign.not_settled");
      draw();
    }
  };
  look();
}

function fingersAgain() {
  pad.forgetPen();
  draw();
}

function onView(newest) {
  const arrived = performance.now();
  const before = view && view.slot && `${view.slot.subject} ${view.slot.round}`;
  view = newest;
  document.documentElement.dataset.theme = view.show.theme;
  const { slot, attest: one } = view;
  if (slot && before !== `${slot.subject} ${slot.round}`) {
    pad.stop();
    notice = "";
    sender.open(slot.subject, slot.round, slot.version);
  } else if (!slot) {
    pad.stop();
    sender.close();
    if (busy !== "attest") busy = "";
  }
  if (one && !one.paper) inks.listed({ [one.subject]: [one.round, one.version] });
  draw();
  requestAnimationFrame(() => {
    pad.redraw(); // the pad has a size only once it is shown
    wire.painted(view.seq, performance.now() - arrived);
  });
}

async function start() {
  await loadWords();
  part("calm").replaceChildren();
  wire = connect({
    role: "sign",
    name: new URLSearchParams(location.search).get("name") || "",
    onView,
    onTick: () => draw(),
    onLink: (state) => {
      link = state;
      draw();
    },
  });
  inks = makeInks((path) => wire.fetch(path), draw);
  sender = makeSender(wire, draw);
  pad = makePad({
    box: part("pad"),
    ink: part("ink"),
    ahead: part("ahead"),
    sender,
    allowed: () => Boolean(view && view.slot) && !busy,
    onChange: draw,
  });
  addEventListener("pagehide", () => sender.keep());
  setInterval(() => wire.health({
    visible: document.visibilityState === "visible", width: innerWidth, height: innerHeight,
    fullscreen: Boolean(document.fullscreenElement), sound_blocked: false, problem: "",
  }), HEALTH_EVERY);
  draw();
}

start();

// The hall's screen: a function of the newest view. Whatever goes wrong, the last picture stays.

import { makeInks } from "../ink/inks.js";
import { paintWall } from "../ink/wall.js";
import { mount } from "../picture.js";
import { connect } from "../wire.js";
import { makeLayers } from "./layers.js";
import { makeOverlays } from "./overlays.js";
import { makeQuick } from "./quick.js";
import { makeSound } from "./sound.js";
import { LOOK_EVERY, makePainting } from "./watch.js";
import { guardPage, keepAwake, keepName, knownName } from "./window.js";

const HEALTH_EVERY = 2000;
const SOON = 50;
const IDENTIFY_MS = 5000;

const body = document.body;
const holding = document.getElementById("holding");
const waiting = document.getElementById("waiting");
const black = document.getElementById("black");
const blank = document.getElementById("blank");
const plate = document.getElementById("identify");

let problem = null;
let blocked = false;
let identifying = 0;
let newest = null;
let covered = null; // "black", "holding" or nothing

const painting = makePainting();
const inks = makeInks((path) => wire.fetch(path), paintInk);
const tools = {
  now: () => wire.now(),
  onFilled: (picture, cue) => {
    inks.listed(cue.inks);
    paintWall(picture, inks);
  },
  onBlocked: () => {
    blocked = true;
    tellSoon();
  },
  painting: () => painting.now,
  onTrouble: tellSoon,
};
const piled = [...document.querySelectorAll(".layer:not(#holding)")];
const layers = makeLayers(piled, waiting, body.dataset.theme, tools);
const quick = makeQuick([...document.querySelectorAll(".quick-layer")], body.dataset.theme, tools);
const overlays = makeOverlays(document.getElementById("overlays"), tools);
const sound = makeSound(tools);

// One part of the page failing must not keep the others from following the show.
function attempt(what, work) {
  try {
    work();
    return true;
  } catch (fault) {
    problem = `${what}: ${fault && fault.message ? fault.message : fault}`.slice(0, 200);
    return false;
  }
}

let inking = false;

// Once a picture of the screen, however many pieces have come.
function paintInk() {
  if (inking) return;
  inking = true;
  requestAnimationFrame(() => {
    inking = false;
    attempt("ink", () => paintWall(document, inks));
  });
}

function setTheme(name) {
  if (!name || body.dataset.theme === name) return;
  body.dataset.theme = name;
  for (const one of [holding, waiting, blank]) one.firstElementChild.dataset.theme = name;
  layers.setTheme(name);
  quick.setTheme(name);
}

function setCover(cover) {
  if (cover === covered) return;
  covered = cover;
  black.hidden = cover !== "black";
  blank.hidden = cover !== "blank";
  holding.dataset.cover = String(cover === "holding");
}

function setIdentify(screen) {
  if (!screen.identify) {
    plate.hidden = true;
    clearTimeout(identifying);
    identifying = 0;
  } else if (!identifying) {
    plate.firstElementChild.textContent = screen.name || "?";
    plate.hidden = false;
    identifying = setTimeout(() => {
      plate.hidden = true;
    }, IDENTIFY_MS);
  }
}

function setName(name) {
  if (!name) return;
  keepName(name);
  wire.rename(name);
  document.title = name;
}

// A card comes at once; it goes when what stands under it is whole, which nobody sees change.
function setQuick(view) {
  if (view.quick) quick.show(view.quick, view.fade_ms);
  quick.prepare(view.quick_next, view.fade_ms);
}

function onView(view) {
  newest = view;
  const arrived = performance.now();
  problem = null;
  attempt("cover", () => setCover(view.cover));
  attempt("theme", () => setTheme(view.show && view.show.theme));
  const sounding = Boolean(view.screen && view.screen.sound) && !blocked;
  const fade = (cue) => (quick.stands || (cue && cue.transition === "cut") ? 0 : view.fade_ms);
  const tell = () => wire.painted(view.seq, performance.now() - arrived);
  const up = () => {
    if (!newest.quick) attempt("quick", () => quick.clear(view.fade_ms));
    requestAnimationFrame(() => requestAnimationFrame(tell));
  };
  attempt("quick", () => setQuick(view));
  attempt("picture", () => layers.show(view.program, { sounding, fadeMs: fade(view.program), up }));
  attempt("holding", () => mount(holding.firstElementChild, { key: "holding", html: view.holding }, tools));
  attempt("waiting", () => mount(waiting.firstElementChild, { key: "waiting", html: view.waiting }, tools));
  attempt("sound", () => sound.set(view.program, sounding));
  attempt("overlays", () => overlays.set(view.overlays || [], view.show && view.show.utc_offset_min));
  attempt("identify", () => setIdentify(view.screen || {}));
  attempt("name", () => setName(view.screen && view.screen.name));
  attempt("next", () => layers.prepare(view.next, view.fade_ms));
}

let telling = false;

// What the operator must know at once does not wait its two seconds; many at once are told together.
function tellSoon() {
  if (telling) return;
  telling = true;
  setTimeout(() => {
    telling = false;
    attempt("health", tellHealth);
  }, SOON);
}

// Codes and numbers, never sentences: the server finds the words, in the event's language.
function tellHealth() {
  wire.health({
    visible: painting.lately,
    width: innerWidth,
    height: innerHeight,
    fullscreen: Boolean(document.fullscreenElement) || (innerWidth >= screen.width && innerHeight >= screen.height),
    sound_blocked: blocked,
    film: layers.film,
    next: layers.next,
    problem: problem || "",
  });
}

const wire = connect({
  role: "screen",
  name: knownName(body.dataset.name),
  onView: (view) => attempt("view", () => onView(view)),
  onTick: () => {},
  onLink: () => {},
  onInk: (piece) => attempt("ink", () => inks.heard(piece)),
});

guardPage(() => {
  blocked = false; // a touch on the page lets it sound
  layers.resound();
  sound.resound();
});
keepAwake();
setInterval(() => painting.look(), LOOK_EVERY);
setInterval(() => attempt("health", tellHealth), HEALTH_EVERY);
document.addEventListener("visibilitychange", () => attempt("health", tellHealth));
addEventListener("error", (event) => {
  problem = String(event.message || "error").slice(0, 200);
});
addEventListener("unhandledrejection", (event) => {
  problem = String((event.reason && event.reason.message) || event.reason || "rejection").slice(0, 200);
});

// Program and standby as live pictures: the same HTML that the hall's screens show.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { filmPosition, span } from "../page/times.js";
import { makeFilm } from "../screen/film.js";
import { makeOverlays } from "../screen/overlays.js";
import { cardAt, cardName, drawCardStrip, isCardAt } from "./quick-hall.js";

export function cueName(cue) {
  return cue.number ? `${cue.number} · ${cue.title}` : cue.title;
}

function film(store, cue, playing) {
  if (!cue || !cue.film) return nothing;
  const at = playing ? filmPosition(cue.film, store.now()) : 0;
  return html`<p class="pane__film"><b>${say("picture.film")}</b>
    <span class="fig">${span(at)} / ${span(cue.film.duration_ms)}</span></p>`;
}

function covered(store) {
  const { cover, held } = store.view;
  if (cover) {
    return html`<div class="pane__cover pane__cover--${cover}"><div class="pane__picture picture" id="cover-picture" aria-hidden="true" inert></div>
      <p>${say(`picture.${cover}`)}</p></div>`;
  }
  return held ? html`<p class="pane__held">${say("picture.held")}</p>` : nothing;
}

// Words lie over the hall's picture: said beside it, one press takes them away.
function overlaid(store) {
  const { overlays = [] } = store.view;
  if (!overlays.length) return nothing;
  const ends = overlays.map((one) => one.until).filter(Boolean);
  const left = ends.length ? span(Math.max(0, Math.max(...ends) - store.now()), { up: true }) : "";
  const off = () => overlays.forEach((one) => store.act("overlay_off", { overlay: one.id }));
  const words = overlays.every((one) => one.kind === "clock") ? "overlay.chip_clock" : "overlay.chip";
  return html`<button class="chip" @click=${off}>${say(words)} <span class="fig">${left}</span> · ${say("overlay.off")}</button>`;
}

// What comes by itself, and the hand that stops it.
function turn(store) {
  const { turn: next } = store.view;
  if (!next) return nothing;
  const stands = next.due === null;
  const words = say(stands ? "picture.turn_stands" : next.at_end ? "picture.turns_end" : "picture.turns");
  const left = stands ? nothing : html`<span class="fig">${span(Math.max(0, next.due - store.now()), { up: true })}</span>`;
  return html`<p class="pane__turn" id="turn"><span class="pane__turn-words">${words}</span>${left}
    <button class="key" @click=${() => store.act("turning", { on: next.stopped })}>
      ${say(next.stopped ? "picture.turn_on" : "picture.turn_stop")}</button></p>`;
}

function drawOne(store, side, cue, label) {
  const { phase } = store.view;
  const other = isCardAt(store, side);
  const none = side === "program" ? `picture.none_${phase}` : phase === "waiting" ? "picture.next_waiting" : "picture.nothing_next";
  return html`<section class="sight" aria-labelledby="${side}-title">
    <h2 class="sight__head" id="${side}-title"><span class="tag tag--${side}">${label}</span>${side === "program" ? overlaid(store) : nothing}
      <span class="sight__name">${other ? cardName(store, side) : cue ? cueName(cue) : ""}</span></h2>
    <div class="pane pane--${side}">
      <div class="pane__picture picture" id="${side}-picture" aria-hidden="true" inert></div>
      <div class="pane__screen" id="${side}-film" aria-hidden="true" inert></div>
      ${other ? nothing : cue ? film(store, cue, side === "program") : html`<p class="pane__none pane__none--${side}">${say(none)}</p>`}
      ${side === "program" ? (other ? drawCardStrip(store) : turn(store)) : nothing}
      ${side === "program" ? html`<div class="overlays" id="program-overlays" aria-hidden="true"></div>` : nothing}
      ${side === "program" ? covered(store) : nothing}
    </div>
  </section>`;
}

export function drawPictures(store) {
  const { program, standby } = store.view;
  return html`<div class="pictures">
    ${drawOne(store, "program", program, say("picture.program"))}
    ${drawOne(store, "standby", standby, say("picture.standby"))}
  </div>`;
}

const shown = {};
const films = {};

// The film itself, without sound, where its cue stands; on standby its first frame. It follows the same anchor
// as the hall's screens.
function showFilm(store, side, cue) {
  const box = document.getElementById(`${side}-film`);
  if (!box) return;
  if (!cue || !cue.film) {
    if (!films[side]) return;
    films[side].stop();
    delete films[side];
    return;
  }
  if (!films[side]) films[side] = makeFilm({ now: store.now, onBlocked: () => {} });
  if (films[side].place.parentElement !== box) box.append(films[side].place);
  films[side].set(cue.film, false);
}

// Where no cue is: on program what the hall sees instead.
function stands(store, side) {
  const html = side === "program" ? store.view.waiting : "";
  return { key: html ? "waiting" : "", html, slots: {}, marks: {}, countdown: null };
}

const strips = new WeakMap(); // the box of the words over the picture → what draws them

// The same words in the same place as in the hall, by the same code.
function showOverlays(store) {
  const root = document.getElementById("program-overlays");
  if (!root) return;
  if (!strips.has(root)) strips.set(root, makeOverlays(root, { now: store.now }));
  strips.get(root).set(store.view.overlays || [], store.offset());
}

const GROUND = '<div class="card"><i class="motif motif--whole"></i></div>';

// What covers the hall is what the small picture shows.
function showCover(store, mount) {
  const box = document.getElementById("cover-picture");
  const { cover, holding = "" } = store.view;
  if (box) mount(box, { key: cover, html: cover === "holding" ? holding : cover === "blank" ? GROUND : "" }, { now: store.now });
}

// Puts the pictures up after the page is drawn; an unchanged picture is left alone.
export function showPictures(store, mount) {
  showOverlays(store);
  showCover(store, mount);
  for (const side of ["program", "standby"]) {
    const cue = store.view[side];
    const other = isCardAt(store, side);
    showFilm(store, side, other ? null : cue);
    const picture = other
      ? cardAt(store, side) || { key: "", html: "", slots: {}, marks: {}, countdown: null }
      : cue
      ? { key: cue.key, html: cue.html, slots: cue.slots || {}, marks: cue.marks || {}, order: cue.order || [], countdown: cue.countdown || null }
      : stands(store, side);
    const state = JSON.stringify(picture);
    const box = document.getElementById(`${side}-picture`);
    if (!box || (shown[side] === state && box.childElementCount)) continue;
    shown[side] = state;
    mount(box, picture, { now: store.now });
  }
}

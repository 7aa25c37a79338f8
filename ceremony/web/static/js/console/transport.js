// The film's controls. Seeking and volume speak when the hand lets go.

import { html } from "../lib/lit-html/lit-html.js";
import { live } from "../lib/lit-html/directives/live.js";
import { say } from "../page/words.js";
import { filmPosition, span } from "../page/times.js";
import { icon } from "../page/icons.js";

const STEP = 10000;
const hand = { seek: null, volume: null }; // what is being dragged

function drag(store, name, send) {
  return {
    input(event) {
      hand[name] = Number(event.target.value);
      store.draw();
    },
    change(event) {
      const value = Number(event.target.value);
      send(value).then(() => {
        hand[name] = null;
        store.draw();
      });
    },
  };
}

export function drawTransport(store, program) {
  const { film } = program;
  const position = hand.seek ?? filmPosition(film, store.now());
  const seek = (ms) => store.act("film_seek", { position_ms: Math.round(Math.max(0, Math.min(film.duration_ms, ms))) });
  const bar = drag(store, "seek", seek);
  const level = drag(store, "volume", (volume) => store.act("film_volume", { volume }));
  const volume = hand.volume ?? film.volume;
  const done = (100 * position) / Math.max(1, film.duration_ms);
  const fallback = store.can("fallback");
  return html`<section class="transport" aria-label=${say("film.title")}>
    <button class="key" @click=${() => seek(position - STEP)} aria-label=${say("film.back")}>${icon("rewind")}</button>
    <button class="key key--main" aria-label=${say(film.playing ? "film.pause" : "film.play")}
      @click=${() => store.act(film.playing ? "film_pause" : "film_play")}>${icon(film.playing ? "pause" : "play")}</button>
    <button class="key" @click=${() => seek(position + STEP)} aria-label=${say("film.forward")}>${icon("forward")}</button>
    <span class="fig transport__time">${span(position)}</span>
    <input class="knob knob--air" type="range" min="0" max=${film.duration_ms} step="1000" .value=${live(String(Math.round(position)))}
      style="--done:${done}%" aria-label=${say("film.seek")} aria-valuetext=${span(position)}
      @input=${bar.input} @change=${bar.change}>
    <span class="fig transport__time" id="film-left">${film.ended ? say("film.ended") : `−${span(film.duration_ms - position, { up: true })}`}</span>
    <label class="transport__volume">${icon(volume ? "sound" : "mute")}<span class="unseen">${say("film.volume")}</span>
      <input class="knob" type="range" min="0" max="100" step="5" .value=${live(String(volume))} style="--done:${volume}%"
        @input=${level.input} @change=${level.change}><span class="fig">${volume}%</span></label>
    <button class="key key--words" aria-disabled=${fallback !== true} title=${fallback === true ? "" : fallback}
      @click=${() => store.act("fallback")}>${say("film.fallback")}</button>
  </section>`;
}

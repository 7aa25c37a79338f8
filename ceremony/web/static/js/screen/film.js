// A film that follows the server's anchor, so that every screen shows the same instant.

import { makePlayer } from "./player.js";
import { makeShown } from "./shown.js";
import { LOOK_EVERY, makeWatch } from "./watch.js";

const FAR = 300; // milliseconds off: seek
const NEAR = 8; // close enough: run at normal speed
const FINE = 60; // by the clock so near that the frames themselves are looked at
const IN_STEP = 12; // a frame seen so near its moment is the right one; two refreshes are 17 ms apart
const OUT_OF_STEP = 20; // what is within this stays as it is
const NUDGE = 0.02; // how much faster or slower until it is: not to be heard
const CHECK_EVERY = 100;
const TRY_AGAIN = 2000; // a film that would not open is asked for again; the link may have blinked

const broken = new Set(); // films that broke off while they played: their beginning is whole, and proves nothing

export function filmPosition(film, now) {
  const moved = film.playing ? Math.max(0, now - film.since) : 0;
  return Math.min(film.duration_ms, film.position_ms + moved);
}

// A film off by `error` ms runs a little faster or slower; one that is heard only a very little.
export function correctedRate(error, heard) {
  if (Math.abs(error) <= NEAR) return 1;
  const [strength, most] = heard ? [1200, 0.04] : [500, 0.25];
  return 1 - Math.max(-most, Math.min(most, error / strength));
}

// The same by the frame that is seen. Every change of speed unsettles which frame falls on which refresh, so it
// begins only when one frame too many lies between, and goes on until the frame is right.
export function nudgedRate(error, rate) {
  if (Math.abs(error) <= (rate === 1 ? OUT_OF_STEP : IN_STEP)) return 1;
  return 1 - Math.sign(error) * NUDGE;
}

// `painting()`: whether the window is painted. `onTrouble` is called when what is to be said of the film has changed.
export function makeFilm({ now, onBlocked, painting = () => true, onTrouble = () => {} }) {
  const place = document.createElement("div"); // stands in the layer, whichever player is in it
  place.className = "film__place";
  const watch = makeWatch();
  let film = null;
  let player = null; // the one that is seen
  let spare = null; // opened behind it: what stands stays until that has a picture
  let shown = null;
  let heard = false;
  let onAir = false;
  let seeking = 0;
  let starting = false;
  let timer = 0;
  let again = 0;
  let looked = 0;
  let jumped = false; // since the last look
  let fault = "";
  let told = "";
  let waiting = []; // who wants to know when the first frame is there

  const name = () => (film ? `${film.src}\0${film.version || ""}` : "");
  const target = () => filmPosition(film, now());

  function open() {
    clearTimeout(again);
    if (spare) spare.close();
    const own = makePlayer(film, {
      loaded: () => arrived(own),
      seeked: () => {
        if (own === spare) return;
        seeking = 0;
        follow();
        stand();
      },
      whole: () => {
        if (own.video.seeking || !own.whole) return;
        if (own === spare) promote();
        else stand();
      },
      failed: (code) => failed(own, code),
    });
    if (player) {
      spare = own;
    } else {
      settle(own);
    }
  }

  function settle(own) {
    player = own;
    spare = null;
    seeking = 0;
    shown = makeShown(own.video, (at) => (film ? filmPosition(film, now() + at - performance.now()) : 0));
    place.replaceChildren(own.video);
  }

  // The spare one goes to where the film should be, and is seen once it has a picture there.
  function arrived(own) {
    if (!film) return;
    if (own !== spare) {
      begun();
      return;
    }
    const ms = Math.min(target(), (own.video.duration || 0) * 1000 - 40);
    if (ms > FAR) own.video.currentTime = ms / 1000;
  }

  function promote() {
    const gone = player;
    settle(spare);
    gone.close();
    begun();
  }

  function begun() {
    player.video.dataset.ready = "true";
    fault = "";
    follow(); // which seeks, in a film that has been on for a while: its picture is there only after that
    stand();
  }

  // Tells whoever waits that there is a picture. Sound alone is no film: what stands in the hall stays.
  function stand() {
    if (!player || !player.whole) return;
    const tellAll = waiting;
    waiting = [];
    for (const tell of tellAll) tell();
    look();
  }

  function failed(own, code) {
    if (!film) return;
    if (code === "broken") broken.add(name());
    fault = code === "undecodable" && broken.has(name()) ? "broken" : code; // it has played before: there is more to say
    if (own === spare) {
      spare.close();
      spare = null;
    }
    clearTimeout(again);
    again = setTimeout(() => film && fault && open(), TRY_AGAIN);
    look();
  }

  function setSound() {
    const { video } = player;
    const wanted = heard && film && film.volume > 0;
    const volume = film ? Math.max(0, Math.min(1, film.volume / 100)) : 0;
    if (video.volume !== volume) video.volume = volume;
    if (video.muted === wanted) video.muted = !wanted;
  }

  function seek(ms) {
    seeking = performance.now();
    jumped = true;
    shown.forget();
    player.video.currentTime = Math.max(0, ms / 1000);
  }

  async function play() {
    if (starting) return;
    starting = true;
    const { video } = player;
    try {
      await video.play();
    } catch (refused) {
      if (refused.name === "NotAllowedError" && !video.muted) {
        video.muted = true;
        heard = false;
        onBlocked();
        await video.play().catch(() => {});
      }
    } finally {
      starting = false;
    }
  }

  function end() {
    return (player.video.duration || film.duration_ms / 1000) * 1000;
  }

  // Whether it should run now; its last frame stays.
  function moving() {
    return film.playing && !film.ended && target() < end() - 40;
  }

  // Brings the picture to where the film should be; called often, does little when all is well.
  function follow() {
    if (!film || !player || !player.opened) return;
    const { video } = player;
    setSound();
    const wanted = Math.min(target(), Math.max(0, end() - 40));
    const error = video.currentTime * 1000 - wanted;
    const busy = seeking && performance.now() - seeking < 1500;
    if (moving()) {
      if (Math.abs(error) > FAR && !busy) seek(wanted + 60);
      if (!video.paused) shown.look();
      const seen = Math.abs(error) < FINE ? shown.error : null;
      const rate = seen === null ? correctedRate(error, heard) : nudgedRate(seen, video.playbackRate);
      if (video.playbackRate !== rate) video.playbackRate = rate;
      if (video.paused) play();
      return;
    }
    shown.forget();
    const finishing = film.ended || film.playing;
    if (finishing && !video.paused && error > -400 && error < 60) return; // let the last frames run out
    if (!video.paused) video.pause();
    if (Math.abs(error) > 45 && !video.ended && !busy) seek(wanted);
  }

  // Judges what is seen, and says so when the judgement has changed.
  function look() {
    if (!film || !player) return;
    const { video } = player;
    looked = performance.now();
    watch.look({
      at: looked,
      fault: fault || (broken.has(name()) && !onAir ? "broken" : ""),
      opened: player.opened,
      width: video.videoWidth,
      whole: player.whole,
      onAir,
      moving: moving() && video.currentTime * 1000 < end() - 400, // the last frames run out in their own time
      time: video.currentTime,
      jumped: jumped || video.seeking,
      frames: video.getVideoPlaybackQuality ? video.getVideoPlaybackQuality().totalVideoFrames : 0,
      painting: painting(),
    });
    jumped = false;
    if (told === watch.code) return;
    if (!watch.code && onAir) broken.delete(name()); // it has run on over the place
    told = watch.code;
    onTrouble();
  }

  function check() {
    follow();
    if (performance.now() - looked >= LOOK_EVERY - 20) look();
  }

  return {
    place,
    // Loads a film and leaves it on the frame of its anchor; `program`: it is what the hall is to see.
    set(next, sounding, program = true) {
      const other = !film || film.src !== next.src;
      const renewed = Boolean(film) && !other && film.version !== next.version && (!onAir || fault);
      const version = other || renewed ? next.version : film.version; // what runs is not exchanged under the hall's eyes
      film = { ...next, version };
      heard = sounding;
      onAir = program;
      if (other || renewed) {
        fault = "";
        watch.forget();
        if (player && (other || !program)) {
          player.close(); // nobody sees it, and its picture says nothing of this one
          player = null;
        }
        open();
      }
      setSound();
      follow();
      if (!timer) timer = setInterval(check, CHECK_EVERY);
    },
    // Calls `tell` once the first frame is there: at once, later, or never.
    whenReady(tell) {
      if (this.whole) tell();
      else waiting.push(tell);
    },
    get whole() {
      return Boolean(player && player.whole);
    },
    stop() {
      clearInterval(timer);
      clearTimeout(again);
      timer = 0;
      film = null;
      fault = told = "";
      waiting = [];
      watch.forget();
      for (const one of [player, spare]) if (one) one.close();
      player = spare = null;
      place.remove();
    },
    quiet() {
      heard = false;
      if (player) player.video.muted = true;
    },
    resound() {
      if (player) player.video.play().catch(() => {});
    },
    // What this screen tells of it: which film it holds, where it is, and what is wrong with it, as a code.
    get state() {
      if (!film || !player) return null;
      const position_ms = Math.round(player.video.currentTime * 1000);
      return { src: film.src, version: film.version || "", position_ms, code: watch.code };
    },
  };
}

// A film that follows the server's anchor, so that every screen shows the same instant.

import { makeShown } from "./shown.js";

const FAR = 300; // milliseconds off: seek
const NEAR = 8; // close enough: run at normal speed
const FINE = 60; // by the clock so near that the frames themselves are looked at
const IN_STEP = 12; // a frame seen so near its moment is the right one; two refreshes are 17 ms apart
const OUT_OF_STEP = 20; // what is within this stays as it is
const NUDGE = 0.02; // how much faster or slower until it is: not to be heard
const CHECK_EVERY = 100;
const TRY_AGAIN = 2000; // a film that would not open is asked for again; the link may have blinked

export function filmPosition(film, now) {
  const moved = film.playing ? Math.max(0, now - film.since) : 0;
  return Math.min(film.duration_ms, film.position_ms + moved);
}

export function mediaUrl(src) {
  return "/media/" + src.replace(/^\/?(media\/)?/, "").split("/").map(encodeURIComponent).join("/");
}

// The subtitles beside a film, shown from its first frame; without a file nothing shows, and nothing is said.
function showSubtitles(video, src) {
  for (const old of video.querySelectorAll("track")) old.remove();
  if (!src) return;
  const track = document.createElement("track");
  track.kind = "subtitles";
  track.default = true;
  track.src = mediaUrl(src);
  video.append(track);
  track.track.mode = "showing";
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

export function makeFilm({ now, onBlocked }) {
  const video = document.createElement("video");
  video.className = "film";
  video.preload = "auto";
  video.muted = true;
  video.playsInline = true;
  video.disableRemotePlayback = true;
  video.dataset.ready = "false";
  let film = null;
  let heard = false;
  let seeking = 0;
  let starting = false;
  let timer = 0;
  let again = 0;
  let fault = "";
  let waiting = []; // who wants to know when the first frame is there
  const shown = makeShown(video, (at) => (film ? filmPosition(film, now() + at - performance.now()) : 0));

  video.addEventListener("loadeddata", () => {
    video.dataset.ready = "true";
    fault = "";
    follow();
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  });
  video.addEventListener("error", () => {
    if (!film || !video.getAttribute("src")) return;
    fault = `${film.src}: ${(video.error && video.error.message) || "?"}`;
    clearTimeout(again);
    again = setTimeout(() => film && fault && video.load(), TRY_AGAIN);
  });
  video.addEventListener("seeked", () => {
    seeking = 0;
    follow();
  });

  function setSound() {
    const wanted = heard && film && film.volume > 0;
    const volume = film ? Math.max(0, Math.min(1, film.volume / 100)) : 0;
    if (video.volume !== volume) video.volume = volume;
    if (video.muted === wanted) video.muted = !wanted;
  }

  function seek(ms) {
    seeking = performance.now();
    shown.forget();
    video.currentTime = Math.max(0, ms / 1000);
  }

  async function play() {
    if (starting) return;
    starting = true;
    try {
      await video.play();
    } catch (fault) {
      if (fault.name === "NotAllowedError" && !video.muted) {
        video.muted = true;
        heard = false;
        onBlocked();
        await video.play().catch(() => {});
      }
    } finally {
      starting = false;
    }
  }

  // Brings the picture to where the film should be; called often, does little when all is well.
  function follow() {
    if (!film || video.readyState < 1) return;
    setSound();
    const end = (video.duration || film.duration_ms / 1000) * 1000;
    const target = Math.min(filmPosition(film, now()), Math.max(0, end - 40)); // the last frame stays
    const error = video.currentTime * 1000 - target;
    const busy = seeking && performance.now() - seeking < 1500;
    const moving = film.playing && !film.ended && target < end - 40;
    if (moving) {
      if (Math.abs(error) > FAR && !busy) seek(target + 60);
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
    if (Math.abs(error) > 45 && !video.ended && !busy) seek(target);
  }

  return {
    video,
    // Loads a film and leaves it on the frame of its anchor.
    set(next, sounding) {
      const fresh = !film || film.src !== next.src;
      film = next;
      heard = sounding;
      if (fresh) {
        fault = "";
        shown.forget(); // the frames of the film before say nothing of this one
        video.dataset.ready = "false";
        video.src = mediaUrl(next.src);
        showSubtitles(video, next.subtitles);
      }
      setSound();
      follow();
      if (!timer) timer = setInterval(follow, CHECK_EVERY);
    },
    // Calls `tell` once the first frame is there: at once, later, or never.
    whenReady(tell) {
      if (video.readyState >= 2) tell();
      else waiting.push(tell);
    },
    get fault() {
      return fault;
    },
    stop() {
      clearInterval(timer);
      clearTimeout(again);
      timer = 0;
      film = null;
      fault = "";
      waiting = [];
      video.pause();
      video.removeAttribute("src");
      video.load();
      video.dataset.ready = "false";
    },
    quiet() {
      heard = false;
      video.muted = true;
    },
    get state() {
      if (!film) return null;
      const stalled = film.playing && video.readyState < 3 && !video.ended;
      return { position_ms: Math.round(video.currentTime * 1000), stalled };
    },
  };
}

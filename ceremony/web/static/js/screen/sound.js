// The sound of a cue, on the one screen that sounds.

import { mediaUrl } from "./film.js";

const OUT = 400; // milliseconds in which a sound goes

export function makeSound({ now, onBlocked }) {
  let key = null;
  let audio = null;

  function fadeOut(leaving) {
    const from = leaving.volume;
    const start = performance.now();
    const step = setInterval(() => {
      const left = 1 - (performance.now() - start) / OUT;
      leaving.volume = Math.max(0, from * left);
      if (left > 0) return;
      clearInterval(step);
      leaving.pause();
      leaving.removeAttribute("src");
    }, 40);
  }

  function stop() {
    if (audio) fadeOut(audio);
    audio = null;
    key = null;
  }

  function start(sound) {
    audio = new Audio(mediaUrl(sound.src));
    audio.loop = Boolean(sound.loop);
    audio.preload = "auto";
    audio.addEventListener("loadedmetadata", () => place(sound));
  }

  function place(sound) {
    if (!audio || !Number.isFinite(audio.duration)) return;
    let at = (sound.position_ms + (sound.playing ? now() - sound.since : 0)) / 1000;
    if (sound.loop && audio.duration > 0) at %= audio.duration;
    if (at >= 0 && at < audio.duration && Math.abs(audio.currentTime - at) > 0.4) audio.currentTime = at;
  }

  return {
    // `cue` is the program; its sound runs only where `sounding`.
    set(cue, sounding) {
      const sound = cue && cue.sound;
      if (!sound || !sounding) {
        stop();
        return;
      }
      if (key !== cue.key + sound.src) {
        stop();
        key = cue.key + sound.src;
        start(sound);
      }
      audio.volume = Math.max(0, Math.min(1, sound.volume / 100));
      place(sound);
      const over = !sound.loop && audio.ended;
      if (sound.playing && audio.paused && !over) {
        audio.play().catch((fault) => {
          if (fault.name === "NotAllowedError") onBlocked();
        });
      }
      if (!sound.playing && !audio.paused) audio.pause();
    },
    resound() {
      if (audio && audio.paused) audio.play().catch(() => {});
    },
  };
}

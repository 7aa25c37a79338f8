// The sound of a cue, on the one screen that sounds.

import { mediaUrl } from "./player.js";

const OUT = 400; // milliseconds in which a sound goes, when it does not say itself

export function makeSound({ now, onBlocked }) {
  let key = null;
  let audio = null;

  let fade = OUT;
  const gliding = new WeakMap(); // audio → { to, timer }

  // From the volume that is to another, evenly.
  function glide(tone, to, ms, done = () => {}) {
    const before = gliding.get(tone);
    if (before && before.to === to) return;
    if (before) clearInterval(before.timer);
    const from = tone.volume;
    const start = performance.now();
    const step = () => {
      const part = ms > 0 ? Math.min(1, (performance.now() - start) / ms) : 1;
      tone.volume = Math.max(0, Math.min(1, from + (to - from) * part));
      if (part < 1) return false;
      clearInterval(timer);
      done();
      return true;
    };
    const timer = setInterval(step, 40);
    gliding.set(tone, { to, timer });
    step();
  }

  function fadeOut(leaving) {
    gliding.delete(leaving);
    glide(leaving, 0, fade, () => {
      leaving.pause();
      leaving.removeAttribute("src");
    });
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
      const mine = (sound.over || cue.key) + sound.src; // music over a batch is one sound through all its cues
      const volume = Math.max(0, Math.min(1, sound.volume / 100));
      if (key !== mine) {
        stop();
        key = mine;
        start(sound);
        audio.volume = volume;
        gliding.set(audio, { to: volume, timer: 0 });
      }
      fade = Number.isFinite(sound.fade_ms) ? sound.fade_ms : OUT;
      glide(audio, volume, fade);
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

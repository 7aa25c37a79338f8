// Three layers: what the hall sees, what it saw a moment ago, and what it will see next.
//
// Every layer is opaque. The next picture is mounted below the one in front, its images decoded and its film
// on the first frame; a swap changes the order of the pile. The new one fades in over the old; between two cards
// on the same ground only their words change. The event's title, which stands before the first, is one of the pile.

import { mount, unmount } from "../picture.js";
import { canDip, partsOf, startDip } from "./dip.js";
import { makeFilm } from "./film.js";

const DECODE_PATIENCE = 400; // how long a swap waits for pictures that nobody could prepare
const QUIET_BEFORE_PREPARING = 80;

function makeLayer(element, theme, tools) {
  const picture = document.createElement("div");
  picture.className = "picture";
  picture.dataset.theme = theme;
  element.replaceChildren(picture);
  return { element, picture, key: null, film: null, ready: Promise.resolve(), tools };
}

async function decoded(root) {
  const images = [...root.querySelectorAll("img")];
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
}

function applyFilm(layer, cue, sounding) {
  if (!cue.film) {
    if (layer.film) {
      layer.film.stop();
      layer.film.video.remove();
      layer.film = null;
    }
    return;
  }
  if (!layer.film) {
    layer.film = makeFilm(layer.tools);
    layer.element.append(layer.film.video);
  }
  layer.film.set(cue.film, sounding);
}

function fill(layer, cue, sounding) {
  const fresh = layer.key !== cue.key;
  layer.key = cue.key;
  mount(layer.picture, cue, { now: layer.tools.now });
  applyFilm(layer, cue, sounding);
  layer.tools.onFilled(layer.picture, cue);
  if (!fresh) return;
  layer.ready = decoded(layer.picture);
  for (const part of partsOf(layer)) part.dataset.part = "";
}

// Out of the pile; the title is only put back to its bottom.
function leave(layer) {
  for (const name of ["place", "enter", "fade"]) delete layer.element.dataset[name];
  if (layer.bottom) return;
  layer.key = null;
  if (layer.film) {
    layer.film.stop();
    layer.film.video.remove();
    layer.film = null;
  }
  unmount(layer.picture);
}

// The new picture fades in over the old one.
function startDissolve(layer, ms) {
  layer.element.dataset.fade = "";
  const fade = layer.element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: ms, easing: "ease-out" });
  return {
    whenDone(tell) {
      fade.onfinish = tell;
    },
    cancel() {
      fade.onfinish = null;
      fade.cancel();
      delete layer.element.dataset.fade;
    },
  };
}

export function makeLayers(elements, title, theme, tools) {
  const layers = elements.map((element) => makeLayer(element, theme, tools));
  const bottom = { element: title, picture: title.firstElementChild, key: null, film: null, bottom: true };
  let front = null;
  let old = null;
  let change = null; // from old to front, while it is under way
  let preparing = 0;
  let swaps = 0;
  let wanted = null; // the layer of the cue on program, also while it is not whole yet

  const free = () => layers.find((layer) => layer !== front && layer !== old && layer !== wanted);

  function settle() {
    if (change) change.cancel();
    change = null;
    if (old) leave(old);
    old = null;
  }

  // Ends a change for another one. Words that were still to come are passed over: what they would have followed
  // goes on leaving, from where it is.
  function breakOff() {
    const { seen, unseen } = change;
    if (!unseen) {
      settle();
      return seen;
    }
    change.cancel();
    change = null;
    leave(front);
    [front, old] = [old, null];
    return seen;
  }

  function raise(layer, fadeMs) {
    const moved = fadeMs > 0 && Boolean(front) && layer !== old && Boolean(layer.element.animate);
    let seen;
    if (moved && change && change.seen) seen = breakOff();
    else settle();
    [old, front] = [front, layer];
    if (old) old.element.dataset.place = "old";
    if (old && old.film) old.film.quiet();
    layer.element.dataset.place = "front";
    layer.element.dataset.enter = "";
    if (!moved) {
      settle();
      return;
    }
    const made = canDip(old, front) ? startDip(old, front, fadeMs, seen) : startDissolve(front, fadeMs);
    change = made;
    made.whenDone(() => {
      if (change === made) settle();
    });
  }

  // Puts a cue in front and calls `up` when it stands there: at once, or when it is whole.
  function show(cue, { sounding, fadeMs, up }) {
    swaps += 1;
    if (!cue) {
      wanted = null;
      if (front !== bottom) raise(bottom, fadeMs);
      up();
      return;
    }
    if (front && front.key === cue.key) {
      wanted = front;
      fill(front, cue, sounding);
      up();
      return;
    }
    const prepared = layers.find((layer) => layer !== front && layer !== old && layer.key === cue.key);
    wanted = null; // what waited before need not come any more
    const layer = prepared || free();
    fill(layer, cue, sounding);
    wanted = layer;
    const film = front ? layer.film : null; // with nothing to keep, the ground is better than nothing
    const images = layer.picture.querySelectorAll("img");
    const waiting = [...images].some((image) => !image.complete);
    if (!waiting && (!film || film.video.readyState >= 2)) {
      raise(layer, fadeMs);
      up();
      return;
    }
    const swap = swaps; // the old picture stands until the new one is whole; a film that never opens never comes
    const patience = new Promise((resolve) => setTimeout(resolve, DECODE_PATIENCE));
    const opened = film ? new Promise((resolve) => film.whenReady(resolve)) : null;
    Promise.all([Promise.race([layer.ready, patience]), opened]).then(() => {
      if (swap !== swaps || layer.key !== cue.key || front === layer) return;
      raise(layer, fadeMs);
      up();
    });
  }

  // The next cue is drawn behind, once the fade is over so that nothing stutters. What is fading away does not
  // count: after "back" the next cue is the very one that leaves, and it is emptied when it has left.
  function prepare(cue, fadeMs) {
    clearTimeout(preparing);
    const there = () => layers.some((layer) => layer !== old && layer.key === cue.key);
    if (!cue || there()) return;
    const wait = (change ? fadeMs : 0) + QUIET_BEFORE_PREPARING;
    preparing = setTimeout(() => {
      const layer = free();
      if (!layer || there()) return;
      if (layer.key !== null) leave(layer);
      fill(layer, cue, false);
    }, wait);
  }

  return {
    show,
    prepare,
    setTheme(name) {
      for (const layer of layers) if (layer.picture.dataset.theme !== name) layer.picture.dataset.theme = name;
    },
    get film() {
      return front && front.film ? front.film.state : null;
    },
    // Why the hall does not see the cue on program, or "".
    get fault() {
      return wanted && wanted.film ? wanted.film.fault : "";
    },
    resound() {
      if (front && front.film) front.film.video.play().catch(() => {});
    },
  };
}

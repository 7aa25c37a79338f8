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
const NO_ROOM = 200; // all layers are in use: looked for again so soon

function makeLayer(element, theme, tools) {
  const picture = document.createElement("div");
  picture.className = "picture";
  picture.dataset.theme = theme;
  element.replaceChildren(picture);
  return { element, picture, key: null, film: null, ready: Promise.resolve(), drawn: false, code: "", tools };
}

// What a picture needs before it can stand there whole: its images decoded, its fonts loaded. What it lacks, as a code.
async function decoded(root) {
  let code = "";
  const images = [...root.querySelectorAll("img")];
  const missed = () => {
    code = "pictures";
  };
  await Promise.all(images.map((image) => image.decode().catch(missed)));
  if (document.fonts) {
    await document.fonts.ready;
    if ([...document.fonts].some((font) => font.status === "error")) code ||= "fonts";
  }
  return code;
}

function dropFilm(layer) {
  if (layer.film) layer.film.stop();
  layer.film = null;
}

function applyFilm(layer, cue, sounding, onAir) {
  if (!cue.film) {
    dropFilm(layer);
    return;
  }
  if (!layer.film) {
    layer.film = makeFilm(layer.tools);
    layer.element.append(layer.film.place);
  }
  layer.film.set(cue.film, sounding, onAir);
}

function fill(layer, cue, sounding, onAir) {
  const fresh = layer.key !== cue.key;
  layer.key = cue.key;
  mount(layer.picture, cue, { now: layer.tools.now });
  applyFilm(layer, cue, sounding, onAir);
  layer.tools.onFilled(layer.picture, cue);
  if (!fresh) return;
  prove(layer);
  for (const part of partsOf(layer)) part.dataset.part = "";
}

// Notes when the layer's picture is whole, and tells so.
function prove(layer) {
  layer.drawn = false;
  layer.code = "";
  const { key } = layer;
  layer.ready = decoded(layer.picture).then((code) => {
    if (layer.key !== key) return;
    layer.drawn = true;
    layer.code = code;
    layer.tools.onTrouble?.();
  });
}

// Out of the pile; the title is only put back to its bottom.
function leave(layer) {
  for (const name of ["place", "enter", "fade"]) delete layer.element.dataset[name];
  if (layer.bottom) return;
  layer.key = null;
  dropFilm(layer);
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
  let upcoming = null; // the cue that is to come next

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
      fill(front, cue, sounding, true);
      up();
      return;
    }
    const prepared = layers.find((layer) => layer !== front && layer !== old && layer.key === cue.key);
    wanted = null; // what waited before need not come any more
    const layer = prepared || free();
    fill(layer, cue, sounding, true);
    wanted = layer;
    const { film } = layer; // below the layers stands the event's title: there is always something to keep
    const images = layer.picture.querySelectorAll("img");
    const waiting = [...images].some((image) => !image.complete);
    if (!waiting && (!film || film.whole)) {
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
    upcoming = cue;
    if (!cue) return;
    const there = () => layers.find((layer) => layer !== old && layer.key === cue.key);
    const drawn = there();
    if (drawn) {
      if (drawn !== front && drawn !== wanted) fill(drawn, cue, false, false); // its film may have been exchanged
      return;
    }
    const wait = (change ? fadeMs : 0) + QUIET_BEFORE_PREPARING;
    const draw = () => {
      if (there()) return;
      const layer = free();
      if (!layer) {
        preparing = setTimeout(draw, NO_ROOM);
        return;
      }
      if (layer.key !== null) leave(layer);
      fill(layer, cue, false, false);
    };
    preparing = setTimeout(draw, wait);
  }

  return {
    show,
    prepare,
    setTheme(name) {
      for (const layer of layers) if (layer.picture.dataset.theme !== name) layer.picture.dataset.theme = name;
    },
    // The film on program, as this screen has it.
    get film() {
      return wanted && wanted.film ? wanted.film.state : null;
    },
    // Whether the cue that comes next stands ready behind: drawn, its film on the first frame; or what it lacks.
    get next() {
      if (!upcoming) return null;
      const layer = layers.find((one) => one !== old && one.key === upcoming.key);
      const film = layer && layer.film ? layer.film.state : null;
      const code = (film && film.code) || (layer && layer.code) || "";
      const ready = Boolean(layer && layer.drawn && !code && (!layer.film || layer.film.whole));
      return { cue: upcoming.cue, ready, code, src: film ? film.src : "", version: film ? film.version : "" };
    },
    resound() {
      if (front && front.film) front.film.resound();
    },
  };
}

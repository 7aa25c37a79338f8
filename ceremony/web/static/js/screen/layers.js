// Three layers: what the hall sees, what it saw a moment ago, and what it will see next.
//
// Every layer is opaque. The next picture is mounted below the one in front, its images decoded and its film
// on the first frame; a swap only changes the order of the pile, and the new one fades in over the old.

import { mount, unmount } from "../picture.js";
import { makeFilm } from "./film.js";

const DECODE_PATIENCE = 400; // how long a swap waits for pictures that nobody could prepare
const QUIET_BEFORE_PREPARING = 80;

function makeLayer(element, theme, tools) {
  const picture = document.createElement("div");
  picture.className = "picture";
  picture.dataset.theme = theme;
  element.replaceChildren(picture);
  return { element, picture, key: null, film: null, ready: Promise.resolve(), fade: null, tools };
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
  if (fresh) layer.ready = decoded(layer.picture);
  return fresh;
}

function empty(layer) {
  layer.key = null;
  delete layer.element.dataset.place;
  delete layer.element.dataset.enter;
  if (layer.film) {
    layer.film.stop();
    layer.film.video.remove();
    layer.film = null;
  }
  unmount(layer.picture);
}

export function makeLayers(elements, theme, tools) {
  const layers = elements.map((element) => makeLayer(element, theme, tools));
  let front = null;
  let old = null;
  let preparing = 0;
  let swaps = 0;

  const free = (not) => layers.find((layer) => layer !== front && layer !== old && layer !== not);

  function settle() {
    if (front && front.fade) {
      front.fade.cancel();
      front.fade = null;
    }
    if (old) {
      empty(old);
      old = null;
    }
  }

  function raise(layer, fadeMs) {
    settle();
    old = front;
    front = layer;
    if (old) {
      old.element.dataset.place = "old";
      delete old.element.dataset.enter;
      if (old.film) old.film.quiet();
    }
    layer.element.dataset.place = "front";
    layer.element.dataset.enter = "";
    if (!fadeMs || !layer.element.animate) {
      settle();
      return;
    }
    const fade = layer.element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: fadeMs, easing: "ease-out" });
    layer.fade = fade;
    fade.onfinish = () => {
      if (front === layer && layer.fade === fade) {
        layer.fade = null;
        settle();
      }
    };
  }

  function show(cue, { sounding, fadeMs }) {
    swaps += 1;
    if (!cue) {
      settle();
      if (front) empty(front);
      front = null;
      return;
    }
    if (front && front.key === cue.key) {
      fill(front, cue, sounding);
      return;
    }
    const prepared = layers.find((layer) => layer !== front && layer !== old && layer.key === cue.key);
    const layer = prepared || free(null);
    fill(layer, cue, sounding);
    const images = layer.picture.querySelectorAll("img");
    const waiting = [...images].some((image) => !image.complete);
    if (!waiting) {
      raise(layer, front ? fadeMs : 0);
      return;
    }
    const swap = swaps; // the old picture stands until the new one is whole
    const patience = new Promise((resolve) => setTimeout(resolve, DECODE_PATIENCE));
    Promise.race([layer.ready, patience]).then(() => {
      if (swap === swaps && layer.key === cue.key) raise(layer, front ? fadeMs : 0);
    });
  }

  // The next cue is drawn behind, once the fade is over so that nothing stutters.
  function prepare(cue, fadeMs) {
    clearTimeout(preparing);
    if (!cue || layers.some((layer) => layer.key === cue.key)) return;
    const wait = front && front.fade ? fadeMs + QUIET_BEFORE_PREPARING : 0;
    preparing = setTimeout(() => {
      const layer = free(null);
      if (!layer || layers.some((each) => each.key === cue.key)) return;
      if (layer.key !== null) empty(layer);
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
    resound() {
      if (front && front.film) front.film.video.play().catch(() => {});
    },
  };
}

// A card that nobody planned, above the program. Two layers: one stands, the other holds what may come next.

import { mount, unmount } from "../picture.js";

const PATIENCE = 1500; // how long a card waits for a picture that nobody could prepare

function makeLayer(element, theme) {
  const picture = document.createElement("div");
  picture.className = "picture";
  picture.dataset.theme = theme;
  element.replaceChildren(picture);
  return { element, picture, key: null, ready: Promise.resolve(), fade: null };
}

async function decoded(root) {
  await Promise.all([...root.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
}

const name = (card) => `${card.id} ${card.key}`;

export function makeQuick(elements, theme, tools) {
  const layers = elements.map((element) => makeLayer(element, theme));
  let front = null;
  let wanted = null; // the name of the card that is to stand
  let preparing = 0;

  function fill(layer, card) {
    const fresh = layer.key !== name(card);
    layer.key = name(card);
    mount(layer.picture, { ...card, key: name(card) }, { now: tools.now });
    if (fresh) layer.ready = decoded(layer.picture);
  }

  function empty(layer) {
    if (layer.fade) layer.fade.cancel();
    layer.fade = null;
    layer.key = null;
    delete layer.element.dataset.place;
    unmount(layer.picture);
  }

  function raise(layer, fadeMs) {
    const old = front;
    if (old && old.fade) old.fade.finish();
    front = layer;
    if (old) old.element.dataset.place = "old";
    layer.element.dataset.place = "front";
    const before = old && old.key;
    const settle = () => {
      layer.fade = null;
      if (old && old !== front && old.key === before) empty(old); // it may hold the next page already
    };
    if (!fadeMs || !layer.element.animate) {
      settle();
      return;
    }
    layer.fade = layer.element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: fadeMs, easing: "ease-out" });
    layer.fade.onfinish = settle;
  }

  return {
    get stands() {
      return front !== null;
    },

    // Puts a card in front as soon as its picture is whole.
    show(card, fadeMs) {
      wanted = name(card);
      if (front && front.key === wanted) {
        fill(front, card);
        return;
      }
      const others = layers.filter((one) => one !== front);
      const layer = others.find((one) => one.key === wanted) || others.find((one) => !one.element.dataset.place) || others[0];
      if (front && front.fade) front.fade.finish(); // pages turned faster than they fade
      delete layer.element.dataset.place;
      if (layer.fade) layer.fade.cancel(); // it was on its way out
      layer.fade = null;
      fill(layer, card);
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      const whole = [...layer.picture.querySelectorAll("img")].every((image) => image.complete);
      const up = () => wanted === layer.key && front !== layer && raise(layer, fadeMs);
      if (whole) up();
      else Promise.race([layer.ready, patience]).then(up);
    },

    // The program again: the card fades away over it.
    clear(fadeMs) {
      wanted = null;
      if (!front) return;
      const leaving = front;
      front = null;
      if (leaving.fade) leaving.fade.cancel();
      const gone = () => front !== leaving && empty(leaving);
      if (!fadeMs || !leaving.element.animate) {
        gone();
        return;
      }
      leaving.fade = leaving.element.animate([{ opacity: 1 }, { opacity: 0 }], { duration: fadeMs, easing: "ease-in", fill: "forwards" });
      leaving.fade.onfinish = gone;
    },

    // What may be shown next is drawn behind, out of sight.
    prepare(card, fadeMs) {
      clearTimeout(preparing);
      if (!card || layers.some((layer) => layer.key === name(card))) return;
      preparing = setTimeout(() => {
        const layer = layers.find((one) => one !== front && !one.element.dataset.place);
        if (layer && layer.key !== wanted) fill(layer, card);
      }, fadeMs + 80);
    },

    setTheme(next) {
      for (const layer of layers) layer.picture.dataset.theme = next;
    },
  };
}

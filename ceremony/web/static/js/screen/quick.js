// A card that nobody planned, above the program. Two layers: one stands, the other holds what may come next.

import { mount, unmount } from "../picture.js";

const PATIENCE = 1500; // how long a card waits for a picture that nobody could prepare

function makeLayer(element, theme) {
  const picture = document.createElement("div");
  picture.className = "picture";
  picture.dataset.theme = theme;
  element.replaceChildren(picture);
  return { element, picture, key: null, ready: Promise.resolve(), fade: null, settle: null };
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

  // Ends a layer's movement now, and does at once what was to follow: whatever is turned or taken off in the
  // middle of a fade, no page stays behind.
  function end(layer) {
    const { fade, settle } = layer;
    layer.fade = layer.settle = null;
    if (fade) {
      fade.onfinish = null;
      fade.cancel();
    }
    if (settle) settle();
  }

  function move(layer, from, to, options, settle) {
    end(layer);
    layer.settle = settle;
    if (!options.duration || !layer.element.animate) {
      end(layer);
      return;
    }
    layer.fade = layer.element.animate([{ opacity: from }, { opacity: to }], options);
    layer.fade.onfinish = () => end(layer);
  }

  function empty(layer) {
    layer.key = null;
    delete layer.element.dataset.place;
    unmount(layer.picture);
  }

  function raise(layer, fadeMs) {
    const old = front;
    if (old) end(old);
    front = layer;
    if (old) old.element.dataset.place = "old";
    layer.element.dataset.place = "front";
    move(layer, 0, 1, { duration: fadeMs, easing: "ease-out" }, () => old && old !== front && empty(old));
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
      if (front) end(front); // pages turned faster than they fade
      end(layer); // it was on its way out
      delete layer.element.dataset.place;
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
      end(leaving);
      front = null;
      move(leaving, 1, 0, { duration: fadeMs, easing: "ease-in", fill: "forwards" }, () => front !== leaving && empty(leaving));
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

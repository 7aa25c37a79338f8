// Between two cards on the same ground the ground stays: old words go, then new ones come, never both at once.
//
// The new picture lies in front from the first moment, its new words unseen; the old one's words fade away over it,
// without their ground. What stands in both at the same place does not move: a drum, an eyebrow, the rows of a batch.
// Everything is told to the browser at once, so that no frame waits for this page.

const OUT = 0.4; // of the time: the old words go; in the rest the new ones come

// These hold lines that come and go by themselves; everything else in a card is one part.
const HOLDERS = ".left, .centre, .above-sun, .signer, .slide, .honour";

const cardOf = (layer) => layer.picture.querySelector(":scope > .card");

// Whether there is nothing but words and ornaments on the theme's ground in both pictures.
export function canDip(from, to) {
  return [from, to].every((layer) => !layer.film && cardOf(layer)?.dataset.ground === "theme");
}

// The parts of a layer's card, in the order in which they stand.
export function partsOf(layer) {
  const card = cardOf(layer);
  if (!card) return [];
  return [...card.children].flatMap((child) => (child.matches(HOLDERS) ? [...child.children] : [child]));
}

// How a part looks, but for what is kept current in it: states, counts, clocks, ink.
function likeness(part) {
  const bare = part.cloneNode(true);
  for (const one of [bare, ...bare.querySelectorAll("*")]) {
    for (const name of ["data-state", "data-long", "data-part", "data-inked", "data-stays"]) one.removeAttribute(name);
    if (one.matches("[data-slot], [data-countdown], .tile__ink")) one.replaceChildren();
  }
  return bare.outerHTML;
}

function samePlace(one, other) {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return ["left", "top", "width", "height"].every((side) => Math.abs(a[side] - b[side]) < 1);
}

// Part that stays → the same one in the picture before.
function pairs(before, after) {
  const free = new Map(before.map((part) => [part, likeness(part)]));
  const found = new Map();
  for (const part of after) {
    const looks = likeness(part);
    const twin = [...free.keys()].find((other) => free.get(other) === looks && samePlace(other, part));
    if (!twin) continue;
    free.delete(twin);
    found.set(part, twin);
  }
  return found;
}

// What stays begins as it stood and then changes as it would have in one picture: a plate fades from row to row.
function carryStates(layer, kept) {
  const changes = [];
  for (const [part, twin] of kept) {
    const old = [...twin.querySelectorAll("[data-key]")];
    [...part.querySelectorAll("[data-key]")].forEach((element, at) => {
      const [was, is] = [old[at].dataset.state || "", element.dataset.state || ""];
      if (was !== is) changes.push([element, was, is]);
    });
  }
  if (!changes.length) return;
  layer.element.dataset.still = "";
  for (const [element, was] of changes) element.dataset.state = was;
  void layer.element.offsetWidth; // the old states are what the change begins from
  delete layer.element.dataset.still;
  for (const [element, , is] of changes) element.dataset.state = is;
}

// Starts the change from one layer to another. `seen`: how far parts had come when a change before was broken off.
export function startDip(from, to, ms, seen = new Map()) {
  const out = ms * OUT;
  const [before, after] = [partsOf(from), partsOf(to)];
  const kept = pairs(before, after);
  carryStates(to, kept);
  from.element.dataset.dip = "";
  to.element.style.setProperty("--enter-after", `${out}ms`);
  const staying = new Set(kept.values());
  const running = new Map(); // part → its animation

  for (const part of before) {
    if (staying.has(part)) part.dataset.stays = "";
    else {
      const start = seen.has(part) ? [{ opacity: seen.get(part) }] : [];
      const frames = [...start, { opacity: 0, offset: 1 }];
      running.set(part, part.animate(frames, { duration: out, easing: "ease-out", fill: "forwards" }));
    }
  }
  for (const part of after) {
    const twin = kept.get(part);
    if (twin && !seen.has(twin)) continue;
    const first = { opacity: twin ? seen.get(twin) : 0, offset: 0 };
    const timing = { duration: ms - out, delay: twin ? 0 : out, easing: "ease-out", fill: "backwards" };
    running.set(part, part.animate([first], timing));
  }
  const clock = to.element.animate([], { duration: ms });

  return {
    // How far every part has come; and whether the new words are still to come.
    get seen() {
      return new Map([...running.keys()].map((part) => [part, Number(getComputedStyle(part).opacity)]));
    },
    get unseen() {
      return Number(clock.currentTime) < out;
    },
    whenDone(tell) {
      clock.onfinish = tell;
    },
    cancel() {
      clock.onfinish = null;
      for (const animation of [clock, ...running.values()]) animation.cancel();
      for (const part of staying) delete part.dataset.stays;
      delete from.element.dataset.dip;
      to.element.style.removeProperty("--enter-after");
    },
  };
}

// Ink on tiles: fitted to its box, never cut, following the pen without a jump.

import { makeDrawing } from "./tracer.js";

const SVG = "http://www.w3.org/2000/svg";
const LINE = 0.022; // of the width shown, to be seen on a tile from the last row
const MEAN = 85; // the width of most lines, in the ink's own measure
const LEAST = 3600; // while somebody signs, so much of the pad is shown at least
const EASE = 0.22;
const LIVE = ["current", "at_table", "signing"];

const drawn = new WeakMap(); // host → what stands in it

function makeEntry(host) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  host.replaceChildren(svg);
  return { svg, line: LINE, round: 0, version: -1, drawing: null, lines: new Map(), view: null, target: null, moving: false };
}

// The part of the pad to show: the ink with a margin, in the shape of its place.
function aim({ box }, live, shape) {
  let width = Math.max(box.right - box.left, live ? LEAST : 600) * 1.12;
  let height = Math.max(box.bottom - box.top, live ? LEAST / shape / 1.3 : 300) * 1.12;
  width = Math.max(width, height * shape);
  height = Math.max(height, width / shape);
  return [(box.left + box.right - width) / 2, (box.top + box.bottom - height) / 2, width, height];
}

function setView(entry, view) {
  entry.view = view;
  entry.svg.setAttribute("viewBox", view.map((number) => number.toFixed(1)).join(" "));
  const scale = (entry.line * view[2]) / MEAN;
  for (const [width, line] of entry.lines) line.setAttribute("stroke-width", (width * scale).toFixed(1));
}

function glide(entry) {
  if (entry.moving) return;
  entry.moving = true;
  const step = () => {
    const { view, target } = entry;
    const next = view.map((number, at) => number + (target[at] - number) * EASE);
    const near = next.every((number, at) => Math.abs(number - target[at]) < target[2] * 0.004);
    setView(entry, near ? target : next);
    entry.moving = !near && entry.svg.isConnected;
    if (entry.moving) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function setLines(entry) {
  const paths = entry.drawing.paths();
  for (const [width, line] of entry.lines) {
    if (paths.has(width)) continue; // the end of a stroke was so wide a moment ago
    line.remove();
    entry.lines.delete(width);
  }
  for (const [width, d] of paths) {
    let line = entry.lines.get(width);
    if (!line) {
      line = document.createElementNS(SVG, "path");
      entry.lines.set(width, line);
      entry.svg.append(line);
    }
    if (line.getAttribute("d") !== d) line.setAttribute("d", d);
  }
}

function restart(entry, ink) {
  entry.svg.replaceChildren();
  Object.assign(entry, { round: ink.round, drawing: makeDrawing(), lines: new Map(), view: null });
}

// Draws what an ink has more than before; a stroke that was taken back draws everything anew.
// `line`: the pen as a share of the width shown.
export function drawInk(host, ink, live, line = LINE) {
  const entry = drawn.get(host) || makeEntry(host);
  entry.line = line;
  drawn.set(host, entry);
  const less = entry.sizes && entry.sizes.some((size, at) => (ink.strokes[at] || []).length < size);
  if (!entry.drawing || entry.round !== ink.round || less) restart(entry, ink);
  const changed = entry.version !== ink.version || entry.live !== live || !entry.view;
  if (!changed) return;
  entry.drawing.feed(ink.strokes);
  entry.sizes = ink.strokes.map((stroke) => stroke.length);
  Object.assign(entry, { version: ink.version, live });
  if (entry.drawing.empty) return;
  setLines(entry);
  const shape = host.clientWidth && host.clientHeight ? host.clientWidth / host.clientHeight : 1.9;
  entry.target = aim(entry.drawing, live, shape);
  if (entry.view) {
    setView(entry, entry.view); // lines of a new width get theirs
    glide(entry);
  } else setView(entry, entry.target);
}

function clear(host) {
  if (!drawn.has(host)) return;
  drawn.delete(host);
  host.replaceChildren();
}

// Every tile below `root` shows the ink of its person.
export function paintWall(root, inks) {
  for (const host of root.querySelectorAll("[data-key] .tile__ink")) {
    const tile = host.closest("[data-key]");
    const ink = inks.get(tile.dataset.key);
    const inked = Boolean(ink && ink.strokes.some((stroke) => stroke.length));
    if (host.hasAttribute("data-inked") !== inked) host.toggleAttribute("data-inked", inked);
    if (inked) drawInk(host, ink, LIVE.includes(tile.dataset.state));
    else clear(host);
  }
}

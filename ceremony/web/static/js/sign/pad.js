// The place to sign: pen, finger or mouse become strokes; what is drawn shows at once, whatever the network does.

import { POINT, makeTracer } from "../ink/tracer.js";
import { makePalm } from "./palm.js";

const WIDE = 10000;
const TALLEST = 30000;
const LONGEST_MS = 600000;
const INK = "#14204a";

const clamp = (number, most) => Math.max(0, Math.min(most, Math.round(number)));

function dot(context, x, y, width) {
  context.beginPath();
  context.arc(x, y, width / 2, 0, 7);
  context.fill();
}

// sender: begin, add, drop, strokes. drawing(on) tells when the first line stands and when none does.
export function makePad({ box, ink, ahead, sender, allowed, onChange }) {
  const palm = makePalm();
  const [lines, guess] = [ink.getContext("2d"), ahead.getContext("2d")];
  let scale = 1; // picture points a unit
  let stroke = -1;
  let began = 0;
  let tracer = null;
  let last = null;

  function prepare(context) {
    Object.assign(context, { lineCap: "round", lineJoin: "round", strokeStyle: INK, fillStyle: INK });
  }

  // Ink that was drawn while the tablet lay the other way must not be cut.
  function fitScale(width, height) {
    const lowest = sender.strokes.reduce((low, one) => {
      let deepest = low;
      for (let at = 1; at < one.length; at += POINT) deepest = Math.max(deepest, one[at]);
      return deepest;
    }, 0);
    return Math.min(width / WIDE, lowest ? height / (lowest + 200) : Infinity);
  }

  function resize() {
    const { width, height } = box.getBoundingClientRect();
    if (!width || !height) return;
    const ratio = Math.min(3, devicePixelRatio || 1);
    for (const canvas of [ink, ahead]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    scale = fitScale(width, height);
    for (const context of [lines, guess]) {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      prepare(context);
    }
    redraw();
  }

  function line(context, piece) {
    if (piece.dot) {
      dot(context, piece.from[0] * scale, piece.from[1] * scale, piece.width * scale);
      return;
    }
    context.lineWidth = piece.width * scale;
    context.beginPath();
    context.moveTo(piece.from[0] * scale, piece.from[1] * scale);
    const [x, y] = [piece.to[0] * scale, piece.to[1] * scale];
    if (piece.via) context.quadraticCurveTo(piece.via[0] * scale, piece.via[1] * scale, x, y);
    else context.lineTo(x, y);
    context.stroke();
  }

  function redraw() {
    lines.clearRect(0, 0, ink.width, ink.height);
    for (const points of sender.strokes) {
      const one = makeTracer();
      for (let at = 0; at < points.length; at += POINT) {
        const piece = one.add(points[at], points[at + 1], points[at + 2], points[at + 3]);
        if (piece) line(lines, piece);
      }
      const tail = one.tail();
      if (tail) line(lines, tail);
    }
  }

  function clearGuess() {
    guess.clearRect(0, 0, ahead.width, ahead.height);
  }

  // Where the pen will be in a moment, as the browser guesses: shown, never kept.
  function showGuess(event, corner) {
    clearGuess();
    const tail = tracer.tail();
    if (tail) line(guess, tail);
    const coming = event.getPredictedEvents ? event.getPredictedEvents() : [];
    if (!coming.length || !tail) return;
    guess.lineWidth = tail.width * scale;
    guess.beginPath();
    guess.moveTo(last[0] * scale, last[1] * scale);
    for (const one of coming) guess.lineTo(one.clientX - corner.left, one.clientY - corner.top);
    guess.stroke();
  }

  function take(events, corner) {
    const points = [];
    for (const event of events) {
      const x = clamp((event.clientX - corner.left) / scale, WIDE);
      const y = clamp((event.clientY - corner.top) / scale, TALLEST);
      if (last && last[0] === x && last[1] === y) continue;
      const pressure = event.pointerType === "pen" ? Math.max(1, clamp(event.pressure * 255, 255)) : 0;
      const ms = clamp(event.timeStamp - began, LONGEST_MS);
      last = [x, y];
      points.push(x, y, pressure, ms);
      const piece = tracer.add(x, y, pressure, ms);
      if (piece) line(lines, piece);
    }
    if (points.length) sender.add(stroke, points);
  }

  function down(event) {
    palm.hover(event);
    if (!allowed()) return;
    const may = palm.begin(event);
    if (may === "no") return;
    event.preventDefault();
    if (may === "over") takeBack();
    box.setPointerCapture?.(event.pointerId);
    stroke = sender.begin();
    began = event.timeStamp;
    [tracer, last] = [makeTracer(), null];
    take([event], box.getBoundingClientRect());
    showGuess(event, box.getBoundingClientRect());
    onChange();
  }

  function move(event) {
    palm.hover(event);
    if (stroke < 0 || !palm.writes(event)) return;
    event.preventDefault();
    if (palm.palm(event)) {
      takeBack();
      palm.end();
      return;
    }
    const corner = box.getBoundingClientRect();
    const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    take(all.length ? all : [event], corner);
    showGuess(event, corner);
  }

  function up(event) {
    if (stroke < 0 || !palm.writes(event)) return;
    if (event.type === "pointerup") take([event], box.getBoundingClientRect());
    finish();
    palm.end();
  }

  function finish() {
    const tail = tracer && tracer.tail();
    if (tail) line(lines, tail);
    clearGuess();
    stroke = -1;
    sender.keep();
    onChange();
  }

  function takeBack() {
    if (stroke >= 0) sender.drop(stroke);
    stroke = -1;
    clearGuess();
    redraw();
    onChange();
  }

  box.addEventListener("pointerdown", down);
  box.addEventListener("pointermove", move);
  box.addEventListener("pointerup", up);
  box.addEventListener("pointercancel", up);
  box.addEventListener("pointerover", (event) => palm.hover(event));
  for (const kind of ["touchstart", "touchmove", "contextmenu", "selectstart"]) {
    box.addEventListener(kind, (event) => event.preventDefault(), { passive: false });
  }
  new ResizeObserver(resize).observe(box);
  resize();

  return {
    redraw: resize,
    stop() {
      if (stroke >= 0) finish();
      palm.end();
    },
    forgetPen: palm.forgetPen,
    get pen() {
      return palm.pen;
    },
    get drawing() {
      return stroke >= 0;
    },
  };
}

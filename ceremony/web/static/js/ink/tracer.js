// A stroke as smooth pieces of line, wider where the pen pressed or went slowly: curves from middle to middle
// of its points. The same lines as core/ink_svg.py draws; a test holds the two together.

export const POINT = 4; // x, y, pressure, ms
const STEP = 10;
const FIRST_WIDTH = 85;

const rounded = (width) => Math.floor(width / STEP + 0.5) * STEP;

function wanted(pressure, far, ms) {
  if (pressure) return 50 + (80 * pressure) / 255;
  return 110 - 50 * Math.min(1, far / Math.max(1, ms) / 20);
}

// add(x, y, pressure, t) gives the piece that is now certain, or null; tail() the rest up to the last point.
// A piece: { width, from: [x, y], via: [x, y], to: [x, y] }.
export function makeTracer() {
  let count = 0;
  let width = FIRST_WIDTH;
  let last = null;
  let from = null;
  return {
    add(x, y, pressure, t) {
      count += 1;
      if (!last) {
        width = pressure ? 50 + (80 * pressure) / 255 : FIRST_WIDTH;
        last = [x, y, t];
        from = [x, y];
        return null;
      }
      const far = Math.hypot(x - last[0], y - last[1]);
      width += (wanted(pressure, far, t - last[2]) - width) * 0.25;
      const to = [(last[0] + x) / 2, (last[1] + y) / 2];
      const piece = { width: rounded(width), from, via: [last[0], last[1]], to };
      from = to;
      last = [x, y, t];
      return piece;
    },
    tail() {
      if (!last) return null;
      return { width: rounded(width), from, via: null, to: [last[0], last[1]], dot: count === 1 };
    },
  };
}

export function pathOf(piece) {
  const [x, y] = piece.from;
  if (piece.dot) return `M${x} ${y}h1`;
  if (!piece.via) return `M${x} ${y}L${piece.to[0]} ${piece.to[1]}`;
  return `M${x} ${y}Q${piece.via[0]} ${piece.via[1]} ${piece.to[0]} ${piece.to[1]}`;
}

// A drawing that grows: feed(strokes) takes in what is new; paths() gives { width: d } of the whole.
export function makeDrawing() {
  let traced = []; // one a stroke: { tracer, points }
  const certain = new Map();
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  function grow(x, y) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }

  function feedOne(place, stroke) {
    traced[place] ||= { tracer: makeTracer(), points: 0 };
    const one = traced[place];
    for (; one.points < stroke.length / POINT; one.points += 1) {
      const at = one.points * POINT;
      grow(stroke[at], stroke[at + 1]);
      const piece = one.tracer.add(stroke[at], stroke[at + 1], stroke[at + 2], stroke[at + 3]);
      if (piece) certain.set(piece.width, (certain.get(piece.width) || "") + pathOf(piece));
    }
  }

  return {
    box,
    feed(strokes) {
      strokes.forEach((stroke, place) => feedOne(place, stroke));
    },
    paths() {
      const whole = new Map(certain);
      for (const one of traced) {
        const tail = one && one.tracer.tail();
        if (tail) whole.set(tail.width, (whole.get(tail.width) || "") + pathOf(tail));
      }
      return whole;
    },
    get empty() {
      return box.left > box.right;
    },
  };
}

// Takes strokes to the server piece by piece, in order, and keeps them here until all of them are there.
//
// A piece says from which point on it is, so a second copy changes nothing and a gap is refused; after anything
// but an acknowledgement the sender asks what the server has and goes on from there.

import { POINT } from "../ink/tracer.js";

const AT_ONCE = 2; // pieces on their way
const MOST = 256; // points a piece
const KEPT = "ceremony.ink";
const KEEP_EVERY = 250;
const AGAIN_AFTER = 250;
const LOST = ["slot_closed", "not_your_slot", "ink_full"];

function load(slot, round) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) || "null");
    return kept && kept.slot === slot && kept.round === round ? kept.strokes : [];
  } catch {
    return [];
  }
}

function save(kept) {
  try {
    if (kept) localStorage.setItem(KEPT, JSON.stringify(kept));
    else localStorage.removeItem(KEPT);
  } catch {
    /* a full or forbidden storage: this page's memory has to do */
  }
}

// wire: send(type, fields), fetch(path). changed() is called when strokes, or what is known of them, have changed.
export function makeSender(wire, changed) {
  let slot = "";
  let round = 0;
  let strokes = []; // as drawn here
  let sent = []; // points of each that are on their way or there
  let flying = 0;
  let unsure = false;
  let saving = 0;
  let turn = 0; // answers for an earlier slot or round count no more

  const count = (stroke) => stroke.length / POINT;
  const keep = () => {
    clearTimeout(saving);
    saving = 0;
    save({ slot, round, strokes });
  };

  function next() {
    for (let stroke = 0; stroke < strokes.length; stroke += 1) {
      if (sent[stroke] < count(strokes[stroke])) return stroke;
    }
    return -1;
  }

  async function post(stroke) {
    const start = sent[stroke];
    const points = strokes[stroke].slice(start * POINT, (start + MOST) * POINT);
    sent[stroke] += count(points);
    flying += 1;
    const mine = turn;
    const answer = await wire.send("ink", { slot, round, stroke, start, points });
    if (mine !== turn) return;
    flying -= 1;
    if (!answer.ok && !LOST.includes(answer.code)) unsure = true;
    if (unsure && !flying) setTimeout(resync, AGAIN_AFTER);
    pump();
    changed();
  }

  function pump() {
    while (slot && !unsure && flying < AT_ONCE) {
      const stroke = next();
      if (stroke < 0) return;
      post(stroke);
    }
  }

  async function whole() {
    const answer = await wire.fetch(`/api/ink?of=${encodeURIComponent(slot)}`);
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).inks[slot] || { round, version: 0, strokes: [] };
  }

  async function resync() {
    const mine = turn;
    try {
      const ink = await whole();
      if (mine !== turn || ink.round !== round) return;
      sent = strokes.map((stroke, at) => Math.min(count(stroke), count(ink.strokes[at] || [])));
      unsure = false;
      pump();
    } catch {
      if (mine === turn) setTimeout(resync, 2 * AGAIN_AFTER);
    }
  }

  // What the server has comes first: it may have more than this page remembers, and the other way round.
  async function restore() {
    const mine = turn;
    try {
      const ink = await whole();
      if (mine !== turn || ink.round !== round) return;
      const longer = (at) => count(ink.strokes[at] || []) > count(strokes[at] || []);
      const most = Math.max(ink.strokes.length, strokes.length);
      strokes = Array.from({ length: most }, (_, at) => (longer(at) ? ink.strokes[at] : strokes[at] || []));
      sent = strokes.map((stroke, at) => count(ink.strokes[at] || []));
      unsure = false;
      pump();
      changed();
    } catch {
      if (mine === turn) setTimeout(restore, 2 * AGAIN_AFTER);
    }
  }

  return {
    // The open slot; strokes of the same round that this page has kept are taken up again.
    open(newSlot, newRound, version) {
      if (newSlot === slot && newRound === round) return;
      turn += 1;
      [slot, round, flying] = [newSlot, newRound, 0];
      strokes = load(slot, round);
      sent = strokes.map(() => 0);
      unsure = strokes.length > 0 || version > 0;
      if (unsure) restore();
      changed();
    },
    close() {
      if (!slot) return;
      turn += 1;
      [slot, round, strokes, sent, flying, unsure] = ["", 0, [], [], 0, false];
      save(null);
      changed();
    },
    begin() {
      strokes.push([]);
      sent.push(0);
      return strokes.length - 1;
    },
    add(stroke, points) {
      if (!strokes[stroke]) return;
      strokes[stroke].push(...points);
      pump();
      if (!saving) saving = setTimeout(keep, KEEP_EVERY);
    },
    // A palm: the stroke is taken back, here and there.
    drop(stroke) {
      if (!strokes[stroke]) return;
      const known = sent[stroke] > 0;
      strokes[stroke] = [];
      sent[stroke] = 0;
      if (known) wire.send("ink_drop", { slot, round, stroke });
      changed();
    },
    keep,
    get strokes() {
      return strokes;
    },
    get points() {
      return strokes.reduce((sum, stroke) => sum + count(stroke), 0);
    },
    // Everything drawn is on the server's disk.
    get settled() {
      return Boolean(slot) && !unsure && !flying && next() < 0;
    },
    get place() {
      return { slot, round };
    },
  };
}

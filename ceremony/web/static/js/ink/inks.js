// What people have drawn, kept whole: pieces as they are heard, all of it over HTTP when a piece was missed.

import { POINT } from "./tracer.js";

const AGAIN_AFTER = 600;

// fetchInk(path) → Response; changed(subject) is called when there is more, or less, to show.
export function makeInks(fetchInk, changed) {
  const inks = new Map(); // subject → { round, version, strokes }
  const wanted = new Map(); // subject → [round, version] that the server has at least
  let asking = false;

  const behind = (have, round, version) => !have || have.round < round || (have.round === round && have.version < version);

  function take(subject, ink) {
    if (!behind(inks.get(subject), ink.round, ink.version)) return;
    inks.set(subject, ink);
    changed(subject);
  }

  async function ask() {
    if (asking || !wanted.size) return;
    asking = true;
    const subjects = [...wanted.keys()];
    let wait = 0;
    try {
      const answer = await fetchInk(`/api/ink?of=${subjects.map(encodeURIComponent).join(",")}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const found = (await answer.json()).inks;
      for (const subject of subjects) {
        if (found[subject]) take(subject, found[subject]);
        else wanted.delete(subject); // nothing drawn any more, or not for this page
      }
    } catch {
      wait = AGAIN_AFTER;
    }
    asking = false;
    for (const [subject, [round, version]] of wanted) if (!behind(inks.get(subject), round, version)) wanted.delete(subject);
    if (wanted.size) setTimeout(ask, wait || 30);
  }

  function want(subject, round, version) {
    wanted.set(subject, [round, version]);
    ask();
  }

  return {
    get: (subject) => inks.get(subject),
    // A piece as the server has just stored it.
    heard({ subject, round, version, stroke, start, points }) {
      const have = inks.get(subject);
      if (have && !behind(have, round, version)) return;
      const fresh = !have || have.round < round;
      const strokes = fresh ? [] : have.strokes;
      const follows = version === (fresh ? 1 : have.version + 1) && stroke <= strokes.length;
      const already = stroke < strokes.length ? strokes[stroke].length / POINT : 0;
      if (!follows || start !== already) {
        want(subject, round, version);
        return;
      }
      if (stroke === strokes.length) strokes.push([]);
      strokes[stroke].push(...points);
      inks.set(subject, { round, version, strokes });
      changed(subject);
    },
    // What a view says there is: { subject: [round, version] }.
    listed(list) {
      for (const [subject, [round, version]] of Object.entries(list || {})) {
        if (!behind(inks.get(subject), round, version)) continue;
        if (version === 0) take(subject, { round, version, strokes: [] });
        else want(subject, round, version);
      }
    },
  };
}

// What the MC reads, sentence by sentence: what is said now, what before leaving, and what GO will bring.

import { fresh, sentences } from "../page/script.js";

// [{cue, part: "now" | "after" | "next", text, ends, fresh, go}]; `go` names the cue at the place where GO belongs.
export function linesOf(view) {
  const { program, standby } = view;
  const lines = [...spoken(program, "script", "now"), ...spoken(program, "after", "after")];
  if (!standby) return lines;
  const next = spoken(standby, "script", "next");
  if (lines.length) lines[lines.length - 1].go = standby;
  else if (next.length && program) next[0].before = standby; // nothing to say here: GO stands in front
  return [...lines, ...next];
}

function spoken(cue, field, part) {
  if (!cue || !cue[field]) return [];
  const isFresh = fresh(cue.was);
  return sentences(cue[field]).map((one) => ({ ...one, cue: cue.cue, part, aids: cue.aids || {}, fresh: isFresh(one.text) }));
}

// Where the reader is in the new lines: at the same sentence of the same cue, else where the program begins.
export function keepPlace(lines, place) {
  if (!place) return 0;
  const here = lines.map((line, at) => ({ line, at })).filter(({ line }) => line.cue === place.cue);
  if (!here.length) return 0;
  const same = here.find(({ line }) => line.text === place.text);
  return same ? same.at : here[Math.min(place.nth, here.length - 1)].at;
}

export function placeAt(lines, at) {
  const line = lines[at];
  if (!line) return null;
  return { cue: line.cue, text: line.text, nth: lines.slice(0, at).filter((one) => one.cue === line.cue).length };
}

export function syllables(text) {
  return text.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

// Milliseconds from sentence `at` to the end of what is said before GO.
export function leftMs(lines, at, pace) {
  const rest = lines.slice(at).filter((line) => line.part !== "next");
  return rest.reduce((sum, line) => sum + (syllables(line.text) * 60000) / pace + 350, 0);
}

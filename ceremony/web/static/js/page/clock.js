// The running item's clock as a speaker reads it.

import { say } from "./words.js";
import { span } from "./times.js";

// {words, label, state} for a stage timer of kind "down", "up" or "none".
export function stageClock(clocks, timer) {
  if (!clocks || !clocks.item || timer === "none") return null;
  const paused = !clocks.running;
  if (timer === "up" || clocks.remaining_ms === null) {
    return { words: span(clocks.elapsed_ms), label: say(paused ? "stage.paused" : "stage.up"), state: "ok" };
  }
  if (clocks.remaining_ms < 0) return { words: `+${span(-clocks.remaining_ms)}`, label: say("stage.over"), state: "over" };
  const state = clocks.state === "over" ? "warn" : clocks.state;
  return { words: span(clocks.remaining_ms, { up: true }), label: say(paused ? "stage.paused" : "stage.left"), state };
}

// What the operator's gestures send. Whether they may is the server's word, never decided here.

import { focusOn } from "../page/focus.js";
import { say } from "../page/words.js";
import { openQuick } from "./quick.js";

const TWICE = 400; // milliseconds; two presses in so short a time are one

// While a deck is on, the keys of GO and Back belong to its pages: the view says so, the server insists.
function turn(store, to, repeat = false) {
  const { id, page } = store.view.quick;
  store.act("quick_turn", { card: id, expected: page, to, ...(repeat ? { repeat } : {}) });
}

// GO that needs a second press is refused with a word; the next press brings it back, and the server judges it.
export async function go(store, repeat = false) {
  const { view, asked } = store;
  if (!view) return;
  store.asked = "";
  if (view.quick && view.quick.turns) {
    turn(store, "next", repeat);
    return;
  }
  const expected = view.standby ? view.standby.cue : "";
  const answer = await store.act("go", { expected, ...(repeat ? { repeat } : {}), ...(asked ? { confirm: asked } : {}) });
  store.asked = answer.ask || "";
}

export function back(store) {
  const { view } = store;
  if (view && view.quick && view.quick.turns) turn(store, "before");
  else if (view) store.act("back", { expected: view.program ? view.program.cue : "" });
}

// A hand in a hurry presses twice, a worn key bounces: what has just covered the hall is not taken off by that.
export function cover(store, kind) {
  const covered = store.view.cover === (kind === "blackout" ? "black" : "holding");
  const now = performance.now();
  const again = store.covered === kind && now - store.coveredAt < TWICE;
  if (!covered || again) Object.assign(store, { covered: kind, coveredAt: now });
  if (again) store.refuse(say("refused.cover_twice"));
  else store.act(covered ? "release" : kind);
}

export function hold(store) {
  store.act(store.view.held ? "resume" : "hold");
}

export function skipAbsent(store) {
  const { standby } = store.view;
  if (standby) store.act("skip_absent", { expected: standby.cue });
}

export function message(store) {
  document.getElementById("dialog")?.close(); // below it nothing can be written in
  store.show("messages");
  focusOn("#message-text");
}

// A key or a clicker speaks.
export function press(store, what, repeat) {
  if (!store.view) return;
  if (what === "go") go(store, repeat);
  if (what === "back") back(store);
  if (what === "blackout" || what === "panic") cover(store, what);
  if (what === "message") message(store);
  if (what === "quick") openQuick(store);
  if (what === "typing") store.draw();
  if (what === "cancel") store.cancel();
  if (what === "shut") document.getElementById("dialog")?.close();
}

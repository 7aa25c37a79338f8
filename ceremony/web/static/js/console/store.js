// What the console knows: the newest view, the rundown it belongs to, and what the operator is doing here.

import { say } from "../page/words.js";
import { carried } from "../page/times.js";
import { fieldOf, makeTyping } from "./typing.js";

const REFUSAL_STAYS = 9000;
const ASK_STAYS = 3000; // so long a second press counts
const STEP_WAITS = 5000; // the moment for a step passes; it is not done later
const STEPS = new Set(["go", "back", "take", "undo", "skip_absent", "fallback", "quick_show", "quick_turn", "quick_hide"]);
const COVERS = new Set(["blackout", "panic", "release", "blank"]);
const SEEN_AFTER = 400;
const SLOW = 150; // a command without an answer for so long is shown to be on its way

function index(rundown) {
  const cues = new Map();
  const cuesOf = new Map();
  for (const cue of rundown.cues) {
    cues.set(cue.id, cue);
    if (!cuesOf.has(cue.item)) cuesOf.set(cue.item, []);
    cuesOf.get(cue.item).push(cue);
  }
  const batches = new Map();
  for (const entrant of rundown.entrants) {
    if (entrant.kind !== "recipient") continue;
    if (!batches.has(entrant.batch)) batches.set(entrant.batch, []);
    batches.get(entrant.batch).push(entrant);
  }
  const signers = rundown.entrants.filter((entrant) => entrant.kind === "signer");
  const titles = new Map(rundown.cues.filter((cue) => cue.layout === "opener").map((cue) => [cue.batch, cue.title]));
  return { ...rundown, cueById: cues, cuesOf, batches, signers, batchTitles: titles };
}

export function makeStore(draw) {
  const store = {
    wire: null,
    view: null,
    rundown: null,
    clocks: null,
    clocksAt: 0,
    link: "down",
    begun: performance.now(),
    silent: new Map(), // screens that say nothing, and since when
    tab: "script",
    expanded: new Set(),
    notice: null, // the answer to the last command: {kind, text}
    pending: 0,
    asked: "", // the word of a GO that is to be pressed again
    dialog: null,
    batch: "", // the batch that the operator looks at; "" follows the show
    typing: makeTyping(),
    draw,

    // true while keys write words: in a field, or for a moment after letters came from elsewhere
    writing: () => (fieldOf(document.activeElement) ? "field" : store.typing.on ? "typing" : ""),
    now: () => store.wire.now(),
    offset: () => store.view.show.utc_offset_min,
    running: () => (store.clocks ? carried(store.clocks, store.clocksAt, store.now()) : null),

    take(view) {
      store.view = view;
      store.takeClocks(view.clocks, view.now);
      if (!store.rundown || store.rundown.rev !== view.rev) fetchRundown(store, view.rev);
      draw();
    },
    takeClocks(clocks, at) {
      store.clocks = clocks || null;
      store.clocksAt = at;
    },

    // true when the show lets this command through now; the reason in words when not
    can: (type) => (store.view.can || {})[type] ?? true,

    act: (type, fields = {}) => act(store, type, fields),
    cancel: () => cancel(store),
    // the step or cover that has waited so long that the operator sees it, or null
    waiting: () => (store.wire ? store.wire.list : []).find((one) => one.age > SEEN_AFTER && (STEPS.has(one.type) || COVERS.has(one.type))) || null,
    named,
    late(type) {
      tell(store, { kind: "said", text: say("waits.late", { what: named(type) }) });
    },
    refuse(text) {
      tell(store, { kind: "refused", text });
    },
    show(tab) {
      store.tab = tab;
      draw();
    },
  };
  return store;
}

async function fetchRundown(store, rev) {
  if (store.fetching === rev) return;
  store.fetching = rev;
  try {
    const answer = await store.wire.fetch(`/api/rundown?rev=${rev}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const rundown = await answer.json();
    store.rundown = index({ entrants: [], ...rundown, rev: rundown.rev || rev });
    store.draw();
  } catch {
    setTimeout(() => store.view.rev !== (store.rundown || {}).rev && fetchRundown(store, store.view.rev), 1000);
  }
  store.fetching = "";
}

function tell(store, notice, stays = REFUSAL_STAYS) {
  const at = performance.now();
  store.notice = { ...notice, at, until: at + stays };
  store.draw();
  setTimeout(() => {
    if (store.notice && store.notice.at === at) store.notice = null;
    store.draw();
  }, stays);
}

// While the server is silent one command may wait, no heap of presses; what covers the hall goes before it.
function mayWait(store, type) {
  const waiting = store.wire.list;
  if (store.link !== "down" || !waiting.length) return true;
  if (COVERS.has(type) && !waiting.some((one) => one.type === type)) {
    const gone = store.wire.drop((one) => STEPS.has(one) || COVERS.has(one));
    if (gone.length) tell(store, { kind: "said", text: say("waits.replaced", { what: named(gone[0]), cover: named(type) }) });
    return true;
  }
  tell(store, { kind: "refused", text: say("refused.waiting", { what: named(waiting[0].type) }) });
  return false;
}

function named(type) {
  if (STEPS.has(type) && type !== "back" && type !== "undo") return "GO";
  const found = say(`waits.${type}`);
  return found === `waits.${type}` ? say("waits.other") : found;
}

// What the operator takes back: nothing of it is sent any more.
function cancel(store) {
  if (!store.waiting()) return;
  const gone = store.wire.drop((type) => STEPS.has(type));
  if (gone.length) tell(store, { kind: "said", text: say("waits.cancelled", { what: named(gone[0]) }) });
}

function answered(store, type, answer) {
  const refuse = (text) => tell(store, { kind: "refused", text });
  if (answer.ok) {
    if (store.notice && store.notice.kind !== "said") store.notice = null; // the view that follows draws it
  } else if (answer.code === "press_again") tell(store, { kind: "ask", text: answer.message }, ASK_STAYS);
  else if (answer.code === "lapsed" && !answer.message) refuse(say("refused.lapsed", { what: named(type) }));
  else if (answer.code !== "dropped") refuse(answer.message || say("refused.code", { code: answer.code }));
}

// Everything is sent: the server alone decides, and its refusal is shown in its own words.
async function act(store, type, fields) {
  if (!mayWait(store, type)) return { ok: false, code: "waiting" };
  store.pending += 1;
  const slow = setTimeout(store.draw, SLOW); // the hall paints on this machine too: nothing is drawn for nothing
  const answer = await store.wire.send(type, fields, STEPS.has(type) ? { wait: STEP_WAITS } : {});
  clearTimeout(slow);
  store.pending -= 1;
  answered(store, type, answer);
  return answer;
}

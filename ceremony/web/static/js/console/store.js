// What the console knows: the newest view, the rundown it belongs to, and what the operator is doing here.

import { say } from "../page/words.js";
import { carried } from "../page/times.js";
import { fieldOf, makeTyping } from "./typing.js";

const REFUSAL_STAYS = 9000;
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

function tell(store, notice) {
  const at = performance.now();
  store.notice = { ...notice, at };
  store.draw();
  setTimeout(() => {
    if (store.notice && store.notice.at === at) store.notice = null;
    store.draw();
  }, REFUSAL_STAYS);
}

// Everything is sent: the server alone decides, and its refusal is shown in its own words.
async function act(store, type, fields) {
  if (store.link === "down" && store.pending) {
    tell(store, { kind: "refused", text: say("refused.waiting") }); // one waits; a heap of presses must not follow
    return { ok: false, code: "waiting" };
  }
  store.pending += 1;
  const slow = setTimeout(store.draw, SLOW); // the hall paints on this machine too: nothing is drawn for nothing
  const answer = await store.wire.send(type, fields);
  clearTimeout(slow);
  store.pending -= 1;
  if (!answer.ok) tell(store, { kind: "refused", text: answer.message || word(answer.code) });
  else if (store.notice) store.notice = null; // the view that follows draws it
  return answer;
}

function word(code) {
  return say("refused.code", { code });
}

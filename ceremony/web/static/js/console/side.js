// The right hand: clocks, the note for backstage, back and hold, GO, and apart from it what covers the hall.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { span } from "../page/times.js";
import { icon } from "../page/icons.js";
import { back, cover, go, hold, message } from "./commands.js";
import { cueName } from "./pictures.js";
import { deckBack, deckGo } from "./quick-hall.js";
import { drawScriptAside } from "./script.js";

const MINUTE = 60000;

function remaining(clocks) {
  if (!clocks || clocks.remaining_ms === null || clocks.remaining_ms === undefined) return "–";
  if (clocks.remaining_ms < 0) return `+${span(-clocks.remaining_ms)}`;
  return span(clocks.remaining_ms, { up: true });
}

// What the hall counts down to is what the operator reads, too.
function left(store, clocks) {
  const { program } = store.view;
  const until = program && program.countdown && program.countdown.until;
  if (until) return { label: say("clock.countdown"), words: span(Math.max(0, until - store.now()), { up: true }) };
  const over = clocks && clocks.remaining_ms !== null && clocks.remaining_ms < 0;
  return { label: say(over ? "clock.over" : "clock.left"), words: remaining(clocks) };
}

function drawClocks(store) {
  const clocks = store.running();
  const paused = Boolean(clocks && !clocks.running && clocks.item);
  const add = (ms) => () => store.act("timer_add", { ms });
  const { label, words } = left(store, clocks);
  const button = (key, short, act, pressed) => html`<button class="quiet" title=${say(key)} aria-pressed=${pressed ?? nothing} @click=${act}>
    <span class="clocks__long">${say(key)}</span><span class="clocks__short">${short}</span></button>`;
  return html`<section class="clocks" aria-label=${say("clock.title")}>
    <dl class="clocks__pair">
      <div><dt>${label}</dt><dd class="fig" id="item-left" data-state=${clocks ? clocks.state : "ok"}>${words}</dd></div>
      <div><dt>${say(paused ? "clock.paused" : "clock.elapsed")}</dt>
        <dd class="fig" id="item-elapsed">${clocks && clocks.item ? span(clocks.elapsed_ms) : "–"}</dd></div>
    </dl>
    <div class="clocks__keys">
      ${button("clock.minus", "−1′", add(-MINUTE))}
      ${button(paused ? "clock.resume" : "clock.pause", icon(paused ? "play" : "pause"), () => store.act(paused ? "timer_resume" : "timer_pause"), paused)}
      ${button("clock.plus", "+1′", add(MINUTE))}
    </div>
  </section>`;
}

function drawNote(store) {
  const { program, standby } = store.view;
  const notes = [program, standby].map((cue) => (cue ? cue.backstage : ""));
  const backstage = html`<h2 class="tip">${say("backstage")}</h2>
    ${notes[0] ? html`<p>${notes[0]}</p>` : nothing}
    ${notes[1] && notes[1] !== notes[0] ? html`<p><b class="good">${say("backstage_next")}</b> ${notes[1]}</p>` : nothing}
    ${notes[0] || notes[1] ? nothing : html`<p class="script__none">${say("backstage_none")}</p>`}`;
  const scriptToo = store.tab !== "script";
  return html`<section class="memo more" aria-label=${say(scriptToo ? "tab.script" : "backstage")}>
    <div class="memo__words scrolls" tabindex="0" data-scrolls>
      ${scriptToo ? drawScriptAside(store) : nothing}
      ${scriptToo && !notes[0] ? nothing : backstage}
    </div>
  </section>`;
}

// What stands above GO: a question, what waits, or how things are.
function answerWords(store) {
  const { notice, view } = store;
  const waiting = store.waiting();
  const writing = store.writing();
  if (notice && notice.kind === "ask") {
    return { kind: "ask", words: notice.text, left: Math.max(1, Math.ceil((notice.until - performance.now()) / 1000)) };
  }
  if (waiting && waiting.left !== null) {
    const seconds = Math.max(0, Math.ceil(waiting.left / 1000));
    return { kind: "waits", words: say("waits.step", { what: store.named(waiting.type), seconds }), cancel: true };
  }
  if (notice && notice.kind === "said") return { kind: "look", words: notice.text };
  if (waiting) return { kind: "waits", words: say("waits.cover", { what: store.named(waiting.type) }) };
  if (store.link === "down") return { kind: "look", words: say(store.pending ? "answer.pending" : "answer.lost") };
  if (writing) return { kind: "writing", words: say(`answer.${writing}`) };
  if (view.phase !== "open") return { kind: "", words: say(`answer.${view.phase}`) };
  if (view.held) return { kind: "look", words: say("answer.held") };
  if (view.cover) return { kind: "look", words: say(`answer.${view.cover}`) };
  return { kind: "", words: say("answer.ready") };
}

// One line that is always there: the answer to the last press.
function drawAnswer(store) {
  const { notice } = store;
  const refused = notice && notice.kind === "refused";
  const { kind, words, left, cancel } = refused ? { kind: "refused" } : answerWords(store);
  return html`<div class="answer answer--${kind}">
    <p role="alert" id="refusal">${refused ? html`<b>${say("answer.refused")}</b> ${notice.text}` : nothing}</p>
    ${refused ? nothing : html`<p id="answer"><span>${words}</span>${left ? html`<b class="answer__left fig">${left}</b>` : nothing}${cancel
      ? html`<button class="quiet" @click=${() => store.cancel()}>${say("waits.cancel")}</button>` : nothing}</p>`}
  </div>`;
}

// GO would leave people behind: said before it is pressed.
function drawLeaving(store) {
  const { leaving } = store.view;
  if (!leaving) return nothing;
  return html`<div class="leaving" role="status"><p>${leaving.words}</p>
    <button class="quiet" @click=${() => store.act("queue_recall")}>${say("queue.recall")}</button></div>`;
}

function goHint(view, why) {
  if (!view.standby) return view.phase === "closed" ? "" : say("go.end_hint");
  return why || say("go.hint");
}

function drawGo(store) {
  const { view } = store;
  const { standby } = view;
  if (view.phase === "waiting") {
    return html`<button id="go" class="go go--open" @click=${() => store.act("open")}>
      <span class="go__word go__word--open">${say("go.open")}</span>
      <span class="go__hint">${say("go.open_hint")}</span></button>`;
  }
  const deck = deckGo(store);
  const allowed = deck ? deck.allowed : store.can("go");
  const why = allowed === true ? "" : allowed || say("refused.cannot");
  const waiting = store.link === "down";
  const again = view.press_again && !why && !deck;
  const name = deck ? deck.name : standby ? cueName(standby) : say(view.phase === "closed" ? "go.closed" : "go.at_end");
  return html`<button id="go" class="go ${deck ? "go--deck" : ""}" aria-disabled=${allowed !== true} data-waiting=${waiting}
    aria-keyshortcuts="Space PageDown ArrowRight" aria-describedby="go-next"
    @click=${(event) => go(store, event.detail > 1)}>
    <span class="go__word">GO</span>
    <span class="go__next ${name.length > 48 ? "go__next--long" : ""}" id="go-next">${name}</span>
    <span class="go__hint ${waiting || why || again || deck || !standby ? "" : "go__hint--keys"}">${waiting ? say("go.waits") : deck ? deck.hint : again ? say("go.twice") : goHint(view, why)}</span>
  </button>`;
}

function key(store, type, label, hint, act, pressed = false, allowed = store.can(type)) {
  return html`<button class="big ${hint.length > 52 ? "big--long" : ""}" aria-disabled=${allowed !== true} aria-pressed=${pressed} title=${allowed === true ? hint : allowed}
    @click=${act}><span>${label}</span><kbd>${hint}</kbd></button>`;
}

export function drawSide(store) {
  const { view } = store;
  const black = view.cover === "black";
  const panic = view.cover === "holding";
  return html`<aside class="side ${store.tab === "script" ? "" : "side--lean"}" aria-label=${say("side")}>
    <div class="side__top">
    ${drawClocks(store)}
    ${drawNote(store)}
    <div class="steps">
      ${key(store, view.held ? "resume" : "hold", say(view.held ? "resume" : "hold"), say("hold_hint"), () => hold(store), view.held)}
      ${key(store, "undo", say("undo"), view.undo || say("undo_hint"), () => store.act("undo"))}
    </div>
    </div>
    <div class="hand">
      ${drawLeaving(store)}
      ${drawAnswer(store)}
      ${drawGo(store)}
      <div class="rail" role="group" aria-label=${say("rail")}>
        ${key(store, "back", say("back"), "Page Up", () => back(store), false, deckBack(store) ?? store.can("back"))}
        ${key(store, black ? "release" : "blackout", say(black ? "release" : "blackout"), "F9", () => cover(store, "blackout"), black)}
        ${key(store, panic ? "release" : "panic", say(panic ? "release" : "panic"), "F10", () => cover(store, "panic"), panic)}
        ${key(store, "message", say("message"), "F8", () => message(store))}
      </div>
    </div>
  </aside>`;
}

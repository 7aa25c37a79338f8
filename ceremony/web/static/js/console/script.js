// What the MC says now, and what GO will need.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { drawScript } from "../page/script.js";
import { span } from "../page/times.js";

const SIZES = { least: 14, most: 48, step: 2, key: "ceremony.console.script" }; // px

function size() {
  try {
    return Number(localStorage.getItem(SIZES.key)) || 0;
  } catch {
    return 0;
  }
}

function resize(store, by) {
  const wanted = Math.min(SIZES.most, Math.max(SIZES.least, (size() || 18) + by * SIZES.step));
  try {
    localStorage.setItem(SIZES.key, String(wanted));
  } catch {
    /* storage may be switched off: the size stays as it is */
  }
  store.draw();
}

// How long a cue's words take, and a mark until the MC has seen that they were changed.
function about(store, cue) {
  if (!cue) return nothing;
  const time = cue.reading_ms ? html`<span class="fig tip__time" title=${say("script.reading")}>≈ ${span(cue.reading_ms, { up: true })}</span>` : nothing;
  if (typeof cue.was !== "string") return time;
  return html`${time}<span class="tip__new">${say("script.changed")}
    <button class="quiet" @click=${() => store.act("words_seen", { cue: cue.cue })}>${say("script.seen")}</button></span>`;
}

function now(store, program) {
  if (!program) return html`<p class="script__none">${say("script.none_yet")}</p>`;
  const after = program.after
    ? html`<h3 class="tip">${say(program.film ? "script.after_film" : "script.after")}</h3>
        <div class="script__now">${drawScript(program.after, program.aids)}</div>`
    : nothing;
  const words = program.script
    ? html`<h3 class="tip">${say(program.film ? "script.said" : "script.now")}${about(store, program)}</h3>
        <div class=${program.after && program.film ? "script__said" : "script__now"}>${drawScript(program.script, program.aids)}</div>`
    : nothing;
  if (!program.script && !program.after) {
    return html`<h3 class="tip">${say("script.now")}</h3><p class="script__none">${say("script.none")}</p>`;
  }
  // before a film its words are past: what follows it comes first
  return program.film ? html`${after}${words}` : html`${words}${after}`;
}

function next(store, standby) {
  if (!standby) return nothing;
  return html`<h3 class="tip tip--go">${say("script.on_go")}${standby.number ? ` · ${standby.number}` : ""}${about(store, standby)}</h3>
    <div class="script__next" id="next-script" data-fresh=${typeof standby.was === "string"}>${standby.script ? drawScript(standby.script, standby.aids) : html`<p>${say("script.none")}</p>`}</div>`;
}

function rescue(program) {
  const lines = program ? program.fallback_lines || [] : [];
  if (!lines.length) return nothing;
  return html`<h3 class="tip tip--look">${say("script.rescue")}</h3>
    <dl class="script__rescue">${lines.map((line) => html`<dt>${line.situation}</dt><dd>${drawScript(line.text)}</dd>`)}</dl>`;
}

export function drawScriptSheet(store) {
  const { program, standby } = store.view;
  const chosen = size();
  return html`<div class="script" style=${chosen ? `--script: ${chosen}px` : ""}>
    <p class="script__size"><button class="quiet" aria-label=${`A− · ${say("script.smaller")}`} @click=${() => resize(store, -1)}>A−</button>
      <button class="quiet" aria-label=${`A+ · ${say("script.larger")}`} @click=${() => resize(store, 1)}>A+</button></p>
    ${now(store, program)}${next(store, standby)}${rescue(program)}</div>`;
}

// The same words in the narrow column, while another sheet is open.
export function drawScriptAside(store) {
  const { program, standby } = store.view;
  const running = program ? program.after || program.script : "";
  return html`
    <h2 class="tip">${program ? say("script.aside", { title: program.title }) : say("script.now")}</h2>
    <div class="aside__now">${running ? drawScript(running) : html`<p>${say("script.none")}</p>`}</div>
    ${standby && standby.script
      ? html`<h3 class="tip tip--go">${say("script.on_go")}${standby.number ? ` · ${standby.number}` : ""}</h3>
          <div class="aside__next">${drawScript(standby.script)}</div>`
      : nothing}`;
}

// What the MC says now, and what GO will need.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { drawScript } from "../page/script.js";

function now(program) {
  if (!program) return html`<p class="script__none">${say("script.none_yet")}</p>`;
  const after = program.after
    ? html`<h3 class="tip">${say(program.film ? "script.after_film" : "script.after")}</h3>
        <div class="script__now">${drawScript(program.after)}</div>`
    : nothing;
  const words = program.script
    ? html`<h3 class="tip">${say(program.film ? "script.said" : "script.now")}</h3>
        <div class=${program.after && program.film ? "script__said" : "script__now"}>${drawScript(program.script)}</div>`
    : nothing;
  if (!program.script && !program.after) {
    return html`<h3 class="tip">${say("script.now")}</h3><p class="script__none">${say("script.none")}</p>`;
  }
  // before a film its words are past: what follows it comes first
  return program.film ? html`${after}${words}` : html`${words}${after}`;
}

function next(standby) {
  if (!standby) return nothing;
  return html`<h3 class="tip tip--go">${say("script.on_go")}${standby.number ? ` · ${standby.number}` : ""}</h3>
    <div class="script__next" id="next-script">${standby.script ? drawScript(standby.script) : html`<p>${say("script.none")}</p>`}</div>`;
}

function rescue(program) {
  const lines = program ? program.fallback_lines || [] : [];
  if (!lines.length) return nothing;
  return html`<h3 class="tip tip--look">${say("script.rescue")}</h3>
    <dl class="script__rescue">${lines.map((line) => html`<dt>${line.situation}</dt><dd>${drawScript(line.text)}</dd>`)}</dl>`;
}

export function drawScriptSheet(store) {
  const { program, standby } = store.view;
  return html`<div class="script">${now(program)}${next(standby)}${rescue(program)}</div>`;
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

// The top bar: which event, live or rehearsal, when it will end, how late it is, what time it is.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { clockTime } from "../page/times.js";
import { icon } from "../page/icons.js";

function plate(store) {
  const { view } = store;
  const key = view.phase !== "open" ? view.phase : view.rehearsal ? "rehearsal" : "live";
  const words = view.rehearsal && key !== "rehearsal" ? `${say("phase.rehearsal")} · ${say(`phase.${key}`)}` : say(`phase.${key}`);
  return html`<span class="plate plate--${view.rehearsal ? "rehearsal" : key}">${words}${view.rehearsal && view.speed > 1 ? ` ×${view.speed}` : ""}</span>`;
}

function trouble(store) {
  const { view } = store;
  const open = () => {
    store.dialog = { kind: "problems" };
    store.draw();
  };
  if (view.durable === false) {
    return html`<button class="trouble trouble--danger" @click=${open}>${icon("warn")}<span>${view.disk_words || say("trouble.durable")}</span></button>`;
  }
  if (view.offer) {
    return html`<button class="trouble" @click=${open} title=${view.offer.words}>${icon("warn")}<span>${say("trouble.offer")}</span></button>`;
  }
  const [first] = view.problems || [];
  if (!first) return nothing;
  const file = first.file.split("/").pop();
  const place = first.line ? `${file}:${first.line}` : file;
  return html`<button class="trouble" @click=${open} title=${`${first.file}: ${first.message}`}>
    ${icon("warn")}<span>${say("trouble.files", { place, count: view.problems.length })}</span></button>`;
}

export function drawTop(store) {
  const { view } = store;
  const clocks = store.clocks || {};
  const late = clocks.over_words || "";
  const tone = (clocks.over_ms || 0) > 0 ? "late" : "";
  return html`<header class="top" ?inert=${Boolean(store.dialog)}>
    <h1 class="top__event">${view.show.short || view.show.name}</h1>
    ${plate(store)}
    <div class="top__trouble" aria-live="polite">${trouble(store)}</div>
    <p class="top__pair">${say("top.expected_end")} <b class="fig">${clockTime(clocks.expected_end, store.offset()) || "–"}</b></p>
    <p class="top__pair top__over">${say("top.whole_show")} <b class="fig ${tone}">${late || say("top.on_time")}</b></p>
    <p class="top__clock fig"><span class="unseen">${say("top.time")}</span>${clockTime(store.now(), store.offset(), true)}</p>
  </header>`;
}

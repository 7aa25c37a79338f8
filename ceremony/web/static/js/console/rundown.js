// The rundown: every item with its state. What is on air keeps itself at one third of the height.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { clockTime } from "../page/times.js";
import { icon } from "../page/icons.js";
import { openMenu } from "./menu.js";

const MINUTE = 60000;
let seen = ""; // what the list was last scrolled to
let seenIn = null; // and which list that was: on a narrow page it comes and goes

// Items in which somebody speaks: who that is comes first.
const SPEECHES = new Set(["report", "discussion", "directing_speech", "response", "launch", "speech", "oath"]);

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// A row's first line and what stands small below it.
function words(item) {
  const [one, ...others] = item.speakers || [];
  const title = item.title.replaceAll("\u00a0", " ");
  if (!one || others.length || one.role || !(SPEECHES.has(item.kind) || item.depth)) return { first: item.title, below: "" };
  const plain = `${one.honorific} ${one.name}`.trim().replaceAll("\u00a0", " ");
  const topic = title.replace(new RegExp(`\\s*(của|by|:|–|-)?\\s*${plain.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "i"), "").trim();
  return { first: capital(`${one.honorific} ${one.name}`.trim()), below: topic || "" };
}

function timeOf(store, item, known) {
  const at = known.started ?? known.expected ?? known.planned;
  return clockTime(at, store.offset());
}

// The words at the right end of a row.
function ending(store, item, known, place) {
  if (item.group && known.state !== "done") return nothing;
  if (known.state === "on-air") return html`<span class="item__word">${say("state.on_air")}${place}</span>`;
  if (known.state === "standby") return html`<span class="item__word">${say("state.standby")}</span>`;
  if (known.state === "skipped") return html`<span class="item__word">${say("state.skipped")}</span>`;
  const tick = known.state === "done" ? html`${icon("check")}<span class="unseen">${say("state.done")}</span>` : nothing;
  return html`<span class="item__time fig">${tick}${item.group ? "" : timeOf(store, item, known)}</span>`;
}

function arm(store, cue) {
  if (cue) store.act("standby", { cue: cue.id });
}

function take(store, cue) {
  if (cue) store.act("take", { cue: cue.id });
}

function rowMenu(store, event, title, cue, item, known) {
  const skipped = known.state === "skipped";
  openMenu(store, event, title, [
    cue && { label: say("rundown.arm"), act: () => arm(store, cue) },
    cue && { label: say("rundown.take"), act: () => take(store, cue) },
    item && !item.group && {
      label: say(skipped ? "rundown.unskip" : "rundown.skip"),
      act: () => store.act("skip", { item: item.id, on: !skipped }),
    },
  ]);
}

function cueState(store, cue) {
  const { program, standby } = store.view;
  if (program && program.cue === cue.id) return "on-air";
  if (standby && standby.cue === cue.id) return "standby";
  return "";
}

// All cues when the operator opened the item; else the three around what is on air, so that one sees where it is.
function shownCues(store, item, cues) {
  if (cues.length < 2) return [];
  if (store.expanded.has(item.id)) return cues;
  const { program } = store.view;
  const at = program && program.item === item.id ? cues.findIndex((cue) => cue.id === program.cue) : -1;
  if (at < 0) return [];
  const first = Math.max(0, Math.min(at - 1, cues.length - 3));
  return cues.slice(first, first + 3);
}

function drawCue(store, item, cue, count) {
  const state = cueState(store, cue);
  const word = state === "on-air" ? say("state.on_air") : state === "standby" ? say("state.standby") : "";
  return html`<li class="item item--cue item--deep-${item.depth + 1}" data-state=${state || "cue"}>
    <button class="item__main" @click=${() => arm(store, cue)} @dblclick=${() => take(store, cue)}
      aria-current=${state === "on-air" ? "true" : "false"}>
      <span class="item__number fig">${item.number}.${count}</span>
      <span class="item__title">${cue.title}</span>
    </button>
    <span class="item__end">${word ? html`<span class="item__word">${word}</span>` : nothing}</span>
    <button class="item__more" aria-label=${say("rundown.more", { title: cue.title })}
      @click=${(event) => rowMenu(store, event, cue.title, cue, null, {})}>${icon("more")}</button>
  </li>`;
}

// Where an item begins; who returns to one that has run wants its film again, not the card that invited to it.
function startOf(cues, known) {
  const own = cues.filter((cue) => !cue.fallback_of);
  return (known.state === "done" && own.find((cue) => cue.film)) || own[0];
}

function drawItem(store, item) {
  const known = store.view.items[item.id] || { state: "todo" };
  const all = store.rundown.cuesOf.get(item.id) || [];
  const cues = all.filter((cue) => !cue.fallback_of || store.expanded.has(item.id));
  const shown = shownCues(store, item, cues);
  const inside = shown.some((cue) => cueState(store, cue) === "on-air");
  const above = item.group && known.state !== "done" && known.state !== "todo";
  const state = inside || above ? "inside" : known.state;
  const at = inside ? cues.findIndex((cue) => cueState(store, cue) === "on-air") + 1 : 0;
  const place = cues.length > 1 && at ? ` ${at}/${cues.length}` : "";
  const start = startOf(cues, known);
  const { first, below } = words(item);
  const toggle = () => {
    if (!store.expanded.delete(item.id)) store.expanded.add(item.id);
    if (inside) seen = ""; // among its many cues, the one on air is what one looks for
    store.draw();
  };
  return html`<li class="item item--deep-${item.depth}" data-state=${state} data-item=${item.id}>
      ${cues.length > 1
        ? html`<button class="item__open" aria-expanded=${store.expanded.has(item.id)} @click=${toggle}
            aria-label=${say("rundown.cues_of", { title: item.title, count: cues.length })}>${icon("open")}</button>`
        : nothing}
      <button class="item__main" @click=${() => arm(store, start)} @dblclick=${() => take(store, start)}
        ?disabled=${!start} aria-current=${state === "on-air" ? "true" : "false"}>
        <span class="item__number fig">${item.number}</span>
        <span class="item__title">${first}${below ? html`<small>${below}</small>` : nothing}</span>
      </button>
      <span class="item__end">${ending(store, item, known, place)}</span>
      ${start || !item.group
        ? html`<button class="item__more" aria-label=${say("rundown.more", { title: item.title })}
            @click=${(event) => rowMenu(store, event, item.title, start, item, known)}>${icon("more")}</button>`
        : nothing}
    </li>
    ${shown.map((cue) => drawCue(store, item, cue, cues.indexOf(cue) + 1))}`;
}

function shiftMenu(store, event) {
  const entry = (minutes) => ({
    label: say(minutes > 0 ? "rundown.later" : "rundown.earlier", { minutes: Math.abs(minutes) }),
    act: () => store.act("shift", { ms: minutes * MINUTE }),
  });
  openMenu(store, event, say("rundown.shift_title"), [10, 5, 1, -1, -5].map(entry));
}

export function drawRundown(store) {
  const items = store.rundown ? store.rundown.items : [];
  const top = items.filter((item) => item.depth === 0);
  const current = store.view.program && items.find((item) => item.id === store.view.program.item);
  const place = current ? top.findIndex((item) => item.number === current.number.split(".")[0]) + 1 : 0;
  return html`<nav class="rundown more" aria-labelledby="rundown-title" ?inert=${Boolean(store.dialog)}>
    <div class="rundown__head">
      <h2 id="rundown-title">${say("rundown.title")}</h2>
      <button class="quiet" @click=${(event) => shiftMenu(store, event)}>${say("rundown.shift")}</button>
      <span class="fig rundown__count">${place}/${top.length}</span>
    </div>
    <ol class="rundown__list scrolls" id="rundown-list" data-scrolls>
      ${items.length ? items.map((item) => drawItem(store, item)) : html`<li class="empty">${say("rundown.empty")}</li>`}
    </ol>
  </nav>`;
}

// Scrolls only when what is on air has changed: an operator who looks elsewhere is left in peace.
export function keepInSight(store) {
  const list = document.getElementById("rundown-list");
  const row = list && (list.querySelector('.item[data-state="on-air"]') || list.querySelector('.item[data-state="standby"]'));
  const key = `${store.rundown ? store.rundown.rev : ""} ${store.view.program ? store.view.program.cue : ""} ${innerWidth} ${innerHeight}`;
  if (!row || (key === seen && list === seenIn)) return;
  [seen, seenIn] = [key, list];
  list.scrollTop = row.offsetTop - list.clientHeight / 3;
}

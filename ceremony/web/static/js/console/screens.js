// The bottom line: every screen with the time of its last picture; trouble in words on a red plate.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say, word } from "../page/words.js";
import { icon } from "../page/icons.js";
import { drawMenu, openMenu } from "./menu.js";
import { openQuick } from "./quick.js";
import { quickButton } from "./quick-hall.js";
import { openPrinting } from "./printing.js";

const GIVEN_UP = 30; // seconds of silence after which a closed connection is called so

// How long a screen has said nothing, as far as this page has seen.
function silence(store, screen) {
  const since = store.silent.get(screen.client) ?? store.now();
  store.silent.set(screen.client, since);
  return Math.round((store.now() - since) / 1000);
}

function trouble(store, screen) {
  if (screen.stale || !screen.connected) {
    const seconds = silence(store, screen);
    if (!screen.connected && seconds >= GIVEN_UP) return say("screen.gone");
    return seconds > 0 ? say("screen.silent_for", { seconds }) : say("screen.silent");
  }
  store.silent.delete(screen.client);
  if (screen.problem) return screen.problem;
  if (screen.visible === false) return say("screen.hidden");
  if (screen.sound && screen.sound_blocked) return say("screen.no_sound");
  return "";
}

function menu(store, event, screen) {
  const hall = screen.role === "screen";
  openMenu(store, event, `${screen.name} · ${screen.width || "?"}×${screen.height || "?"}`, [
    hall && { label: say("screen.identify"), act: () => store.act("screen_identify", { client: screen.client }) },
    (hall || screen.role === "sign") && { label: say("screen.rename"), act: () => askName(store, screen) },
    hall && !screen.sound && { label: say("screen.sound_here"), act: () => store.act("sound", { screen: screen.name }) },
    hall && screen.sound && { label: say("screen.sound_off"), act: () => store.act("sound", { screen: "" }) },
    !screen.connected && { label: say("screen.forget"), act: () => store.act("screen_forget", { client: screen.client }) },
    { label: say("screen.identify_all"), act: () => store.act("screen_identify", { client: "" }) },
  ]);
}

function askName(store, screen) {
  store.dialog = { kind: "rename", screen };
  store.draw();
}

// Pages without a name of their own: by their role, with a number when there are several.
function numbered(store, screen) {
  const alike = store.view.screens.filter((one) => one.role === screen.role);
  const number = screen.role === "sign" ? ` ${alike.findIndex((one) => one.client === screen.client) + 1}` : "";
  return word("role", screen.role) + number;
}

function drawScreen(store, screen) {
  const wrong = trouble(store, screen);
  const name = screen.name || numbered(store, screen);
  return html`<li><button class="screen" data-wrong=${Boolean(wrong)} @click=${(event) => menu(store, event, screen)}>
    ${wrong ? nothing : html`<span class="screen__dot"></span>`}
    <span class="screen__name">${name}</span>
    ${screen.sound ? html`${icon("sound")}<span class="unseen">${say("screen.has_sound")}</span>` : nothing}
    ${wrong
      ? html`<b>${wrong}</b>`
      : screen.ready === false && screen.ready_words ? html`<span class="screen__wait">${screen.ready_words}</span>` : html`<span class="screen__ms fig">${screen.painted_ms === null || screen.painted_ms === undefined ? "" : `${Math.round(screen.painted_ms)} ms`}</span>`}
  </button></li>`;
}

function more(store, event) {
  const dialog = (kind) => () => {
    store.dialog = { kind };
    store.draw();
  };
  openMenu(store, event, say("more.title"), [
    { label: say("more.quick"), act: () => openQuick(store) },
    { label: say("more.pair"), act: dialog("pair") },
    { label: say("more.open_screen"), act: () => openScreen(store) },
    { label: say("more.print"), act: () => openPrinting(store) },
    { label: say("more.rehearse"), act: dialog("rehearse") },
    { label: say("more.problems"), act: dialog("problems") },
    { label: say("more.keys"), act: dialog("keys") },
    { label: say("more.close_show"), act: dialog("close") },
  ]);
}

async function openScreen(store) {
  const refused = say("more.no_screen");
  try {
    const answer = await store.wire.fetch("/api/screens", { method: "POST" });
    if (answer.ok) return;
    const words = await answer.json().catch(() => ({}));
    store.refuse(words.message || refused);
  } catch {
    store.refuse(refused);
  }
}

// A device that came back as a new one (another browser, another tab) is not missed any more.
function replaced(gone, all) {
  return all.some((one) => one.connected && one.role === gone.role && one.name === gone.name);
}

export function drawBottom(store) {
  // other consoles come last: the hall is what matters
  const order = (screen) => (screen.role === "screen" ? 0 : screen.role === "console" ? 2 : 1);
  const all = (store.view.screens || []).filter((screen) => screen.role !== "follow");
  const screens = all.filter((screen) => screen.connected || !replaced(screen, all));
  screens.sort((a, b) => order(a) - order(b) || (a.name || "").localeCompare(b.name || "", "vi"));
  return html`<footer class="bottom" ?inert=${Boolean(store.dialog)}>
    <h2 class="unseen">${say("screen.title")}</h2>
    <ul class="screens">${screens.length ? screens.map((screen) => drawScreen(store, screen)) : html`<li class="look">${say("screen.none")}</li>`}</ul>
    <p class="bottom__count">${say("journal.entries")} <b class="fig">${store.view.entries ?? 0}</b></p>
    ${quickButton(store)}
    <button class="quiet bottom__more" aria-haspopup="menu" @click=${(event) => more(store, event)}>${say("more.title")}</button>
    ${drawMenu(store)}
  </footer>`;
}

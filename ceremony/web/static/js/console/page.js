// The console as a whole: where everything stands.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";
import { drawBottom } from "./screens.js";
import { drawDialog } from "./dialogs.js";
import { drawPictures } from "./pictures.js";
import { drawRundown } from "./rundown.js";
import { drawSide } from "./side.js";
import { drawStrip } from "./strip.js";
import { drawTabs } from "./tabs.js";
import { drawTop } from "./top.js";
import { drawTransport } from "./transport.js";

function lost(store) {
  const late = store.view || performance.now() - store.begun > 2500;
  if (store.link === "up" || !late) return nothing;
  const words = store.pending ? say("lost.pending") : say("lost.console");
  return html`<div class="lost" id="lost" role="alert">${words}</div>`;
}

export function drawPage(store) {
  if (!store.view) {
    return html`${lost(store)}<p class="waiting" role="status">${say("connecting")}</p>`;
  }
  const { program, standby } = store.view;
  const film = program && program.film;
  return html`
    <a class="skip-link" href="#go">${say("skip_to_go")}</a>
    ${lost(store)}
    ${drawTop(store)}
    ${store.narrow ? nothing : drawRundown(store)}
    <main class="work ${film ? "work--film" : ""}" ?inert=${Boolean(store.dialog)}>
      ${drawStrip(store)}
      ${drawPictures(store)}
      ${drawTabs(store)}
      ${film ? drawTransport(store, program) : nothing}
    </main>
    ${drawSide(store)}
    ${drawBottom(store)}
    ${drawDialog(store)}
    <p class="unseen" role="status">${cueWords(program, standby)}</p>`;
}

function cueWords(program, standby) {
  const on = program ? say("spoken.on_air", { title: program.title }) : "";
  const next = standby ? say("spoken.standby", { title: standby.title }) : "";
  return `${on} ${next}`.trim();
}

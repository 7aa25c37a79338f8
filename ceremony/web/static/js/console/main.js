// The console: one page, drawn whole from the newest view.

import { render } from "../lib/lit-html/lit-html.js";
import { connect } from "../wire.js";
import { makeInks } from "../ink/inks.js";
import { paintWall } from "../ink/wall.js";
import { mount } from "../picture.js";
import { loadWords } from "../page/words.js";
import { drawPage } from "./page.js";
import { readyDesk } from "./awards.js";
import { showDialog } from "./dialogs.js";
import { listen } from "./keys.js";
import { press } from "./commands.js";
import { showQuickPreview } from "./quick.js";
import { makeStore } from "./store.js";
import { keepInSight } from "./rundown.js";
import { markMore, watchMore } from "./more.js";
import { showPictures } from "./pictures.js";
import { chooseSheets } from "./tabs.js";
import { fieldOf } from "./typing.js";

const root = document.getElementById("page");
let asked = false;

function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(paint);
}

function paint() {
  asked = false;
  chooseSheets(store);
  render(drawPage(store), root);
  if (!store.view) return;
  document.documentElement.dataset.theme = store.view.show.theme;
  root.dataset.rehearsal = String(Boolean(store.view.rehearsal));
  root.dataset.dialog = String(Boolean(store.dialog));
  showDialog();
  showQuickPreview(store, mount);
  showPictures(store, mount);
  paintWall(root, inks);
  keepInSight(store);
  readyDesk(store);
  markMore(root);
}

const store = makeStore(draw);
const inks = makeInks((path) => store.wire.fetch(path), draw);

async function start() {
  await loadWords();
  root.replaceChildren();
  store.wire = connect({
    role: "console",
    name: "",
    onView: (view) => {
      const arrived = performance.now();
      store.take(view);
      for (const cue of [view.program, view.standby]) inks.listed(cue && cue.inks);
      requestAnimationFrame(() => store.wire.painted(view.seq, performance.now() - arrived));
    },
    onTick: (tick) => {
      if (tick.clocks) store.takeClocks(tick.clocks, tick.now);
      draw();
    },
    onLink: (state) => {
      store.link = state;
      draw();
    },
    onLate: (type) => store.late(type),
    onInk: (piece) => inks.heard(piece),
  });
  draw();
  watchMore(root);
  addEventListener("resize", () => {
    draw();
    if (fieldOf(document.activeElement)) requestAnimationFrame(() => document.activeElement.scrollIntoView({ block: "nearest" }));
    document.getElementById("menu")?.hidePopover(); // it was placed for the window as it was
  });
  setInterval(draw, 250); // clocks run on between ticks; an unchanged page costs nothing
  setInterval(health, 2000);
  listen(document, {
    act: (what, repeat) => press(store, what, repeat),
    typing: store.typing,
    dialogOpen: () => Boolean(document.querySelector("dialog[open], [popover]:popover-open")),
  });
}

function health() {
  store.wire.health({
    visible: document.visibilityState === "visible",
    width: innerWidth,
    height: innerHeight,
    fullscreen: Boolean(document.fullscreenElement),
    sound_blocked: false,
    problem: "",
  });
}

start();

// A few line icons, 24×24, drawn for these pages.

import { html, svg } from "../lib/lit-html/lit-html.js";

const LINES = {
  check: "M5 12.5 10 17 19 7",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  open: "M9 6l6 6-6 6",
  sound: "M4 9.5v5h3.5L12 19V5L7.5 9.5ZM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  mute: "M4 9.5v5h3.5L12 19V5L7.5 9.5ZM16 9.5l5 5M21 9.5l-5 5",
  close: "M6 6l12 12M18 6 6 18",
  screen: "M3 5h18v11H3ZM9 20h6M12 16v4",
  warn: "M12 4 2.5 20h19ZM12 10v4.5M12 17.2h.01",
};
const SHAPES = {
  play: "M7 5v14l12-7Z",
  pause: "M7 5h3.5v14H7ZM13.5 5H17v14h-3.5Z",
  rewind: "M12 6v12l-9-6ZM21 6v12l-9-6Z",
  forward: "M12 6v12l9-6ZM3 6v12l9-6Z",
};

export function icon(name) {
  const full = name in SHAPES;
  const path = svg`<path d=${full ? SHAPES[name] : LINES[name]}></path>`;
  return html`<svg class="icon ${full ? "icon--full" : ""}" viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
}

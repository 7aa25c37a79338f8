// The MC's words: paragraphs parted by an empty line, stressed names between **.

import { html } from "../lib/lit-html/lit-html.js";

export function paragraphs(text) {
  return (text || "").split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
}

const BOUND = 5; // a name of so many words stays on one line

function bind(name) {
  return name.split(" ").length <= BOUND ? name.replaceAll(" ", "\u00a0") : name;
}

export function stressed(text) {
  return text.split("**").map((part, at) => (at % 2 ? html`<strong>${bind(part)}</strong>` : part));
}

export function drawScript(text) {
  return paragraphs(text).map((part) => html`<p>${stressed(part)}</p>`);
}

// Sentences as the MC reads them; a cut never falls inside a stressed name.
export function sentences(text) {
  const found = [];
  for (const part of paragraphs(text)) {
    let open = "";
    for (const piece of part.split(/(?<=[.!?…][”"’)*]*)\s+/)) {
      open = open ? `${open} ${piece}` : piece;
      if ((open.split("**").length - 1) % 2) continue; // inside **…**
      if (open.length < 12 || /(^|\s)(TS|ThS|PGS|GS|Mr|Mrs|Dr)\.$/.test(open)) continue; // a title, not an end
      found.push({ text: open, ends: false });
      open = "";
    }
    if (open) found.push({ text: open, ends: false });
    if (found.length) found[found.length - 1].ends = true; // a paragraph ends here
  }
  return found;
}

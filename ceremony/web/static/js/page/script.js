// The MC's words: paragraphs parted by an empty line, stressed names between **.

import { html } from "../lib/lit-html/lit-html.js";

export function paragraphs(text) {
  return (text || "").split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
}

const BOUND = 5; // a name of so many words stays on one line

function bind(name) {
  return name.split(" ").length <= BOUND ? name.replaceAll(" ", "\u00a0") : name;
}

// `aids`: name → how it is said, shown small behind the name.
export function stressed(text, aids = {}) {
  return text.split("**").map((part, at) => {
    if (!(at % 2)) return part;
    const aid = aids[part.replaceAll("\u00a0", " ")];
    return html`<strong>${bind(part)}</strong>${aid ? html` <small class="aid">(${aid})</small>` : ""}`;
  });
}

export function drawScript(text, aids = {}) {
  return paragraphs(text).map((part) => html`<p>${stressed(part, aids)}</p>`);
}

// Which sentences the MC has not seen: those that were not in the words before. Nothing is new without `was`.
export function fresh(was) {
  if (was === null || was === undefined) return () => false;
  const known = new Set(sentences(was).map((one) => one.text));
  return (text) => !known.has(text);
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

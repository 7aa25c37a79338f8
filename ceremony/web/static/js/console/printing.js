// The print dialog: every kind of paper on a button, and the finished files to open.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";

export async function openPrinting(store) {
  store.dialog = { kind: "print", groups: {}, first: "left", busy: "", papers: [], notes: [], folder: "" };
  store.draw();
  const { dialog } = store;
  try {
    const answer = await store.wire.fetch("/api/print");
    if (answer.ok) dialog.groups = await answer.json();
    else dialog.notes = [say("print.failed")];
  } catch {
    dialog.notes = [say("print.failed")];
  }
  store.draw();
}

// The files are kept by this page while the dialog is open: a link of the browser's own cannot carry the token.
export function forgetPapers(dialog) {
  for (const paper of (dialog && dialog.papers) || []) URL.revokeObjectURL(paper.url);
}

async function fetchPaper(store, name) {
  const answer = await store.wire.fetch(`/api/print/${encodeURIComponent(name)}`);
  if (!answer.ok) throw new Error(name);
  return { name, url: URL.createObjectURL(await answer.blob()) };
}

async function make(store, kinds, what) {
  const { dialog } = store;
  if (dialog.busy) return;
  forgetPapers(dialog);
  Object.assign(dialog, { busy: what, papers: [], notes: [] });
  store.draw();
  try {
    const answer = await store.wire.fetch("/api/print", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kinds, first: dialog.first }),
    });
    const told = await answer.json();
    dialog.notes = told.notes || [told.message || say("print.failed")];
    dialog.folder = told.folder || "";
    dialog.papers = await Promise.all((told.files || []).map((name) => fetchPaper(store, name)));
  } catch {
    dialog.notes = [say("print.failed")];
  }
  dialog.busy = "";
  if (store.dialog !== dialog) forgetPapers(dialog);
  store.draw();
}

function drawGroup(store, name) {
  const { groups, busy } = store.dialog;
  const kinds = groups[name] || [];
  const all = () => make(store, [name], say(`print.${name}`));
  return html`<section class="papers">
    <div class="papers__head"><h3>${say(`print.${name}`)}</h3>
      ${kinds.length ? html`<button class="quiet" ?disabled=${Boolean(busy)} @click=${all}>${say("print.all")}</button>` : nothing}</div>
    ${name === "after" ? html`<p class="tip">${say("print.after_explain")}</p>` : nothing}
    <div class="papers__kinds">${kinds.map(({ kind, formats }) => html`<button class="key key--words paper" ?disabled=${Boolean(busy)}
      @click=${() => make(store, [kind], say(`paper.${kind}`))}><span>${say(`paper.${kind}`)}</span>
      <span class="paper__formats">${formats.join(" · ")}</span></button>`)}</div>
  </section>`;
}

function drawFirst(store) {
  const { dialog } = store;
  const choose = (side) => () => {
    dialog.first = side;
    store.draw();
  };
  return html`<p class="papers__first"><span>${say("print.first")}</span>
    ${["left", "right"].map((side) => html`<button class="key key--words" aria-pressed=${dialog.first === side}
      @click=${choose(side)}>${say(`print.${side}`)}</button>`)}<span class="tip">${say("print.seen")}</span></p>`;
}

function drawPaper(paper) {
  const shown = paper.name.endsWith(".pdf");
  return html`<li><a href=${paper.url} target=${shown ? "_blank" : nothing} download=${shown ? nothing : paper.name}>${paper.name}</a></li>`;
}

export function drawPrinting(store) {
  const { busy, papers, notes, folder } = store.dialog;
  return html`${drawGroup(store, "before")}${drawFirst(store)}${drawGroup(store, "after")}
    <div class="papers__done" role="status" aria-live="polite">
      ${busy ? html`<p>${say("print.busy", { what: busy })}</p>` : nothing}
      ${papers.length ? html`<p class="tip">${say("print.done", { count: papers.length, folder })}</p><ul>${papers.map(drawPaper)}</ul>` : nothing}
      ${notes.map((note) => html`<p class="look">${note}</p>`)}
    </div>`;
}

// The switch to a rehearsal and back.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";

const SPEEDS = [1, 2, 5, 10, 20];

async function change(store, mode) {
  store.dialog.failed = "";
  try {
    const answer = await store.wire.fetch("/api/rehearsal", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(mode),
    });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) store.dialog = null;
    else store.dialog.failed = told.message || say("rehearse.failed");
  } catch {
    store.dialog.failed = say("rehearse.failed");
  }
  store.draw();
}

export function drawRehearsal(store) {
  const { failed } = store.dialog;
  const begin = (event) => {
    event.preventDefault();
    const asked = new FormData(event.target);
    change(store, { on: true, speed: Number(asked.get("speed")), people: asked.get("people") === "on" });
  };
  return html`<p>${say("rehearse.explain")}</p>
    ${failed ? html`<p class="look" role="alert">${failed}</p>` : nothing}
    <form class="rehearse" @submit=${begin}>
      <label>${say("rehearse.speed")} <select name="speed" autofocus>${SPEEDS.map((one) => html`<option value=${one}>${one}</option>`)}</select></label>
      <label><input type="checkbox" name="people" checked> ${say("rehearse.people")}</label>
      <button class="key key--main key--words">${say("rehearse.start")}</button></form>
    ${store.view.rehearsal
      ? html`<button class="key key--words" @click=${() => change(store, { on: false })}>${say("rehearse.end")}</button>`
      : nothing}`;
}

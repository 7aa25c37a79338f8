// Pairing: a number from the console, typed or scanned, becomes this device's token.

import { html, nothing, render } from "../lib/lit-html/lit-html.js";
import { keepToken } from "../wire.js";
import { loadWords, say, word } from "../page/words.js";

const LENGTH = 6;
const root = document.getElementById("page");
let state = { kind: "", words: "" };
let busy = false;

const draw = () => render(drawPage(), root);

function tell(kind, words) {
  state = { kind, words };
  draw();
}

async function ask(code) {
  const answer = await fetch("/api/pair", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const words = await answer.json().catch(() => ({}));
  if (answer.ok && words.token) return words;
  throw new Error(answer.status === 429 ? "many" : "wrong");
}

async function pair(code) {
  if (busy) return;
  busy = true;
  tell("trying", say("pair.trying"));
  try {
    const { role, token } = await ask(code);
    keepToken(role, token);
    tell("done", say("pair.done", { role: word("role", role) }));
    location.replace(`/${role}`);
  } catch (fault) {
    busy = false;
    tell("refused", say(["many", "wrong"].includes(fault.message) ? `pair.${fault.message}` : "pair.offline"));
    document.getElementById("code")?.select();
  }
}

function submit(event) {
  event.preventDefault();
  const code = event.target.elements.code.value.replace(/\D/g, "");
  if (code.length === LENGTH) pair(code);
  else tell("refused", say("pair.short"));
}

// The sixth digit is enough: nobody should have to look for a button.
function typed(event) {
  const code = event.target.value.replace(/\D/g, "");
  if (code.length === LENGTH && !event.isComposing) pair(code);
}

function drawPage() {
  const role = new URLSearchParams(location.search).get("role");
  const known = role && word("role", role) !== role;
  return html`<main class="card">
    ${known ? html`<p class="card__role">${word("role", role)}</p>` : nothing}
    <h1>${say("pair.title")}</h1>
    <p id="explain">${say("pair.explain")}</p>
    <form @submit=${submit}>
      <label for="code">${say("pair.code")}</label>
      <input id="code" name="code" class="fig" inputmode="numeric" autocomplete="one-time-code" maxlength="7"
        aria-describedby="explain" autofocus @input=${typed}>
      <button>${say("pair.go")}</button>
    </form>
    <p class="card__answer" data-kind=${state.kind} role="alert">${state.words}</p>
  </main>`;
}

// The QR carries the code in the fragment, which no server log ever sees.
function codeFromAddress() {
  const found = /(?:^#|&)code=([^&]+)/.exec(location.hash);
  if (!found) return "";
  history.replaceState(null, "", location.pathname + location.search);
  return decodeURIComponent(found[1]);
}

async function start() {
  await loadWords();
  root.replaceChildren();
  draw();
  document.getElementById("code").focus();
  const code = codeFromAddress();
  if (code) pair(code);
}

start();

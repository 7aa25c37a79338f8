// Keys and clickers. Letters and digits stay free: Telex writes Vietnamese with them.

import { fieldOf, keyOf } from "./typing.js";

const GO = new Set([" ", "PageDown", "ArrowRight", "ArrowDown"]);
const BACK = new Set(["PageUp", "ArrowLeft", "ArrowUp"]);
const ALWAYS = { F9: "blackout", F10: "panic", F8: "message", F3: "quick", F5: "nothing" }; // F5: a clicker's "start"; Ctrl+R still loads anew
const CLICKER = { PageDown: "go", PageUp: "back" };
const NATIVE = {
  " ": "button, summary, a[href]",
  ArrowRight: "[role=tab], [role=menuitem], input",
  ArrowLeft: "[role=tab], [role=menuitem], input",
  ArrowDown: "[role=menuitem], input, .scrolls",
  ArrowUp: "[role=menuitem], input, .scrolls",
  PageDown: "",
  PageUp: "",
};

// What a key press means here: "go", "back", "blackout", "panic", "message", "cancel", "leave" (the field), "shut" (the dialog),
// "nothing" (swallow it) or "".
export function meaning(event, dialogOpen) {
  if (event.ctrlKey || event.altKey || event.metaKey) return "";
  const key = keyOf(event);
  if (ALWAYS[key]) return ALWAYS[key];
  const target = event.target instanceof Element ? event.target : document.body;
  const field = fieldOf(target);
  // a clicker has no meaning in one line or a choice, and the hand that holds it does not see what is open here
  if ((field !== "text" || target.matches("select")) && CLICKER[key] && !event.shiftKey) return CLICKER[key];
  if (dialogOpen) return key === "Escape" ? "shut" : "";
  if (field) return key === "Escape" ? "leave" : "";
  if (key === "Escape") return "cancel";
  if (key === ".") return "blackout"; // the black-screen key of clickers
  if (key === "Enter" && target.closest("#go")) return "go"; // a browser would repeat its click
  if (key === "Enter" && event.repeat && target.closest("button")) return "nothing";
  const native = NATIVE[key];
  if (native && target.closest(native)) return "";
  if (event.shiftKey) return "";
  if (GO.has(key)) return "go";
  if (BACK.has(key)) return "back";
  return "";
}

// One press is one step: a key that is still down asks once more, marked so, and is seen to be refused.
export function listen(doc, { act, typing, dialogOpen }) {
  const held = new Map();
  const swallowed = new Set();
  doc.addEventListener("keydown", (event) => {
    if (typing.hear(event)) {
      event.preventDefault();
      swallowed.add(event.key);
      act("typing");
      return;
    }
    const what = meaning(event, dialogOpen());
    if (!what) return;
    if (what === "leave") {
      event.target.blur();
      return; // what the browser does on Escape besides, such as emptying a search field, stays
    }
    if (what !== "cancel" && what !== "shut") event.preventDefault();
    if (!event.repeat) held.set(event.key, 0);
    else held.set(event.key, (held.get(event.key) || 0) + 1);
    const repeats = held.get(event.key);
    if (repeats > 1 || (event.repeat && what !== "go")) return;
    act(what, event.repeat);
  });
  doc.addEventListener("keyup", (event) => {
    held.delete(event.key);
    if (swallowed.delete(event.key)) event.preventDefault(); // some browsers press a button when Space comes up
  });
  doc.addEventListener("paste", (event) => {
    if (!fieldOf(event.target)) typing.more();
  });
  // a form that was sent gives the keys back to the page
  doc.addEventListener("submit", (event) => {
    const field = doc.activeElement;
    typing.done();
    if (fieldOf(field) && event.target.contains(field) && !field.closest("dialog")) field.blur();
  });
  doc.addEventListener("pointerdown", typing.left, true);
  // what was clicked by mouse must not keep the focus, unless one writes there: the next Space, the next arrow belongs to GO
  doc.addEventListener("click", (event) => {
    const focused = doc.activeElement;
    if (event.detail > 0 && focused && !fieldOf(focused) && !focused.closest("dialog, [popover]")) focused.blur();
  });
}

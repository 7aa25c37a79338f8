// Keys and clickers. Letters and digits stay free: Telex writes Vietnamese with them.

const GO = new Set([" ", "PageDown", "ArrowRight", "ArrowDown"]);
const BACK = new Set(["PageUp", "ArrowLeft", "ArrowUp"]);
const NATIVE = {
  " ": "button, summary, a[href]",
  ArrowRight: "[role=tab], [role=menuitem], input",
  ArrowLeft: "[role=tab], [role=menuitem], input",
  ArrowDown: "[role=menuitem], input, .scrolls",
  ArrowUp: "[role=menuitem], input, .scrolls",
  PageDown: "",
  PageUp: "",
};

function writes(target) {
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input") && !["range", "checkbox", "radio", "button"].includes(target.type);
}

// What a key press means here: "go", "back", "blackout", "panic", "message", "nothing" (swallow it) or "".
export function meaning(event, dialogOpen) {
  if (event.isComposing || event.keyCode === 229) return "";
  if (event.ctrlKey || event.altKey || event.metaKey) return "";
  if (event.key === "F9") return "blackout";
  if (event.key === "F10") return "panic";
  if (event.key === "F8") return "message";
  if (event.key === "F5") return "nothing"; // what a clicker sends for "start"; Ctrl+R still loads anew
  const target = event.target instanceof Element ? event.target : document.body;
  if (dialogOpen || writes(target)) return "";
  if (event.key === ".") return "blackout"; // the black-screen key of clickers
  if (event.key === "Enter" && target.closest("#go")) return "go"; // a browser would repeat its click
  if (event.key === "Enter" && event.repeat && target.closest("button")) return "nothing";
  const native = NATIVE[event.key];
  if (native && target.closest(native)) return "";
  if (event.shiftKey) return "";
  if (GO.has(event.key)) return "go";
  if (BACK.has(event.key)) return "back";
  return "";
}

// One press is one step: a key that is still down asks once more, marked so, and is seen to be refused.
export function listen(doc, { act, dialogOpen }) {
  const held = new Map();
  doc.addEventListener("keydown", (event) => {
    const what = meaning(event, dialogOpen());
    if (!what) return;
    event.preventDefault();
    if (!event.repeat) held.set(event.key, 0);
    else held.set(event.key, (held.get(event.key) || 0) + 1);
    const repeats = held.get(event.key);
    if (repeats > 1 || (event.repeat && what !== "go")) return;
    act(what, event.repeat);
  });
  doc.addEventListener("keyup", (event) => held.delete(event.key));
  // a button clicked by mouse must not keep the focus: the next Space belongs to GO
  doc.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button, input[type=range]");
    if (button && event.detail > 0 && !button.closest("dialog, [popover]")) button.blur();
  });
}

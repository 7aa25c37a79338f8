// Whether a hand is typing words. A form that has not got the focus, or has just gone, must not turn the spaces
// of a name into GO: for a moment after a letter, what a keyboard types is not a command. A clicker is not typing.

const QUIET_MS = 1500;
// An input method writes "ô" as letters, Backspace and a composed sign; some tell no key at all.
const WRITING = new Set(["Backspace", "Delete", "Dead", "Process", "Compose", "Unidentified", "AltGraph"]);
// What belongs to typing as much as to GO. "." begins nothing: it is also the black key of clickers.
const DOUBTFUL = new Set([" ", "Enter", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "."]);
const CLICKER = new Set(["PageDown", "PageUp"]);
const ENDS = new Set(["Enter", "Escape", "Tab"]); // with these a hand leaves a field; what it presses next is meant

// The key that was meant: an input method that holds half a word hides a clicker's and the function keys' names.
export function keyOf(event) {
  const composing = event.isComposing || event.keyCode === 229;
  if (!composing) return event.key;
  return CLICKER.has(event.code) || /^F\d+$/.test(event.code) ? event.code : "Process";
}

// Into which element a key would write: "line" (one line), "text" (several lines, a choice) or "".
export function fieldOf(target) {
  if (!(target instanceof Element)) return "";
  if (target.isContentEditable || target.matches("textarea, select")) return "text";
  if (!target.matches("input") || ["range", "checkbox", "radio", "button", "file"].includes(target.type)) return "";
  return target.type === "number" ? "text" : "line";
}

export function makeTyping(now = () => performance.now()) {
  let until = -Infinity;
  let field = null; // the one that is being written in, until a hand leaves it
  const writes = (event) => {
    if (event.metaKey || (event.ctrlKey && !event.altKey)) return false; // a shortcut; Ctrl with Alt is AltGr
    const key = keyOf(event);
    return WRITING.has(key) || (!DOUBTFUL.has(key) && [...(key || "")].length === 1);
  };
  const typing = {
    get on() {
      return now() < until;
    },
    // Hears every key; true when the page must not act on this one.
    hear(event) {
      const key = keyOf(event);
      const inField = fieldOf(event.target) !== "";
      if (inField && ENDS.has(key)) {
        typing.done();
        return false;
      }
      if (!inField && field) until = now() + QUIET_MS; // it went away under the hand, or hid, or lost the focus
      field = inField ? event.target : null;
      const doubtful = DOUBTFUL.has(key) && typing.on;
      if (writes(event) || doubtful) until = now() + QUIET_MS;
      return doubtful && !inField;
    },
    // words came in another way: they were pasted
    more: () => {
      until = now() + QUIET_MS;
    },
    // they are finished, by a key that says so, or were a scanner's; a pointer only leaves the field
    left: () => {
      field = null;
    },
    done: () => {
      until = -Infinity;
      field = null;
    },
  };
  return typing;
}

// A scanner is a keyboard that types a code very fast and presses Enter. A hand cannot: letters stay free for Telex.

const FAST = 45; // milliseconds between two keys of a scanner
const LEAST = 3; // characters of a code

export function listenToScanner(scanned, doc = document) {
  let code = "";
  let last = 0;
  doc.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      const fast = event.timeStamp - last < FAST;
      last = event.timeStamp;
      if (event.key === "Enter") {
        const whole = fast ? code : "";
        code = "";
        if (whole.length < LEAST || writes(event.target)) return; // a field gets what is typed into it itself
        event.preventDefault();
        event.stopImmediatePropagation();
        scanned(whole);
      } else if (event.key.length === 1) code = fast ? code + event.key : event.key;
      else if (event.key !== "Shift") code = "";
    },
    true,
  );
}

function writes(target) {
  return target instanceof Element && target.matches("input, textarea, select");
}

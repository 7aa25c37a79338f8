// What stands at the foot of a picture: a name, a message, the time of day. The hall's screen and the console's small
// picture draw it with this.
//
//   const overlays = makeOverlays(root, { now, frame });   root: <div class="overlays"> in the frame; see overlays.css
//   overlays.set(view.overlays, view.show.utc_offset_min); as often as there are views

const FADE = 300;
const AFTER = 200; // the picture has made room by then
const KINDS = ["lower-third", "message", "clock"];
const LONG = { "lower-third": [44, 80], message: [110, 150], clock: [99, 99] }; // letters that take smaller type

function timeOfDay(now, offsetMin) {
  return new Date(now + offsetMin * 60000).toISOString().slice(11, 16);
}

function make(overlay) {
  const element = document.createElement("div");
  element.className = `overlay overlay--${overlay.kind}`;
  const box = document.createElement("div");
  for (const part of ["text", "note"]) {
    const line = document.createElement("p");
    line.className = `overlay__${part}`;
    box.append(line);
  }
  element.append(box);
  return element;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// What an overlay says, as [text, note].
function wordsOf(overlay, at, offset) {
  if (overlay.kind === "clock") return [timeOfDay(at, offset), ""];
  return [overlay.text || "", overlay.note || ""];
}

export function makeOverlays(root, { now, frame = root.parentElement }) {
  const shown = new Map(); // id → { element, overlay }
  let offset = 0;

  function words(entry) {
    const [text, note] = wordsOf(entry.overlay, now(), offset);
    const [long, longest] = LONG[entry.overlay.kind];
    write(entry.element.querySelector(".overlay__text"), text);
    write(entry.element.querySelector(".overlay__note"), note);
    entry.element.toggleAttribute("data-long", text.length > long && text.length <= longest);
    entry.element.toggleAttribute("data-longest", text.length > longest);
  }

  // The picture stands above the strip: how much of the frame's height is not the picture's.
  function makeRoom() {
    const box = frame.getBoundingClientRect();
    const taken = root.childElementCount ? Math.max(0, box.bottom - root.getBoundingClientRect().top) : 0;
    const foot = box.height ? String(Number((taken / box.height).toFixed(4))) : "0";
    if (frame.style.getPropertyValue("--foot") !== foot) frame.style.setProperty("--foot", foot);
  }

  // One of the same kind takes the place at once; else the room is given back when the words have gone.
  function leave(id, replaced) {
    const { element } = shown.get(id);
    shown.delete(id);
    if (replaced) {
      element.remove();
      return;
    }
    element.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE }).onfinish = () => {
      element.remove();
      makeRoom();
    };
  }

  function arrive(element) {
    element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE, delay: AFTER, fill: "backwards" });
  }

  setInterval(() => {
    for (const entry of shown.values()) if (entry.overlay.kind === "clock") words(entry);
  }, 1000);
  frame.classList.add("footed");
  new ResizeObserver(makeRoom).observe(frame);

  return {
    set(overlays, utcOffsetMin) {
      offset = utcOffsetMin || 0;
      const wanted = new Set(overlays.map((overlay) => overlay.id));
      const replaced = new Set();
      for (const [id, { overlay }] of [...shown]) {
        if (wanted.has(id)) continue;
        const other = overlays.some(({ kind }) => kind === overlay.kind);
        if (other) replaced.add(overlay.kind);
        leave(id, other);
      }
      let changed = replaced.size > 0;
      for (const overlay of overlays) {
        if (!KINDS.includes(overlay.kind)) continue;
        let entry = shown.get(overlay.id);
        changed ||= !entry || entry.overlay.text !== overlay.text || entry.overlay.note !== overlay.note;
        if (!entry) {
          entry = { element: make(overlay), overlay };
          shown.set(overlay.id, entry);
          root.append(entry.element);
          if (!replaced.has(overlay.kind)) arrive(entry.element);
        }
        entry.overlay = overlay;
        words(entry);
      }
      if (changed) makeRoom();
    },
  };
}

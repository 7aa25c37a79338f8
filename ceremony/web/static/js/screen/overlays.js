// What lies over the picture: a name below, a message, the time of day.

const FADE = 300;

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

export function makeOverlays(root, { now }) {
  const shown = new Map(); // id → { element, overlay }
  let offset = 0;

  function words(entry) {
    const clock = entry.overlay.kind === "clock";
    write(entry.element.querySelector(".overlay__text"), clock ? timeOfDay(now(), offset) : entry.overlay.text || "");
    write(entry.element.querySelector(".overlay__note"), clock ? "" : entry.overlay.note || "");
  }

  function leave(id) {
    const { element } = shown.get(id);
    shown.delete(id);
    element.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE }).onfinish = () => element.remove();
  }

  setInterval(() => {
    for (const entry of shown.values()) if (entry.overlay.kind === "clock") words(entry);
  }, 1000);

  return {
    set(overlays, utcOffsetMin) {
      offset = utcOffsetMin || 0;
      const wanted = new Set(overlays.map((overlay) => overlay.id));
      for (const id of [...shown.keys()]) if (!wanted.has(id)) leave(id);
      for (const overlay of overlays) {
        if (!["lower-third", "message", "clock"].includes(overlay.kind)) continue;
        let entry = shown.get(overlay.id);
        if (!entry) {
          entry = { element: make(overlay), overlay };
          shown.set(overlay.id, entry);
          words(entry);
          root.append(entry.element);
          entry.element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE });
        }
        entry.overlay = overlay;
        words(entry);
      }
    },
  };
}

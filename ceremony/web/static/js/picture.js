// Puts a picture into a container and keeps its live parts current. The server has drawn and cleaned the html.
//
// mount(container, { key, html, slots, marks, countdown }, { now })
//   html is put in only when key has changed; slots, marks and countdown only ever touch text and data-state.
// It never throws: a page that shows the hall keeps the last picture.

const mounted = new WeakMap(); // container → { key, timer, state first written on each marked element }

function twoDigits(number) {
  return String(number).padStart(2, "0");
}

// Milliseconds left as "08:45", or "1:08:45" from an hour on.
export function clockText(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (hours ? `${hours}:` : "") + `${twoDigits(minutes)}:${twoDigits(rest)}`;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function setState(element, state) {
  if ((element.dataset.state || "") !== state) element.dataset.state = state;
}

function applySlots(container, slots) {
  for (const element of container.querySelectorAll("[data-slot]")) {
    const value = slots[element.dataset.slot];
    if (value !== undefined && value !== null) write(element, String(value));
  }
}

// A mark wins over the state that the picture was drawn with; without one the drawn state comes back.
function applyMarks(container, marks, drawn) {
  for (const element of container.querySelectorAll("[data-key]")) {
    if (!drawn.has(element)) drawn.set(element, element.dataset.state || "");
    const first = drawn.get(element);
    const marked = marks[element.dataset.key];
    setState(element, marked && !(first && marked === "waiting") ? String(marked) : first);
  }
}

// People stand in another order than they were written: their rows change places, and are counted anew.
function applyOrder(container, order, entry) {
  const rows = [...container.querySelectorAll(".roll > [data-key]")];
  if (!rows.length) return;
  entry.written ??= new Map(rows.map((row) => [row.dataset.key, row.querySelector(".row__no")?.textContent || ""]));
  const gone = [...entry.written.keys()].filter((key) => !order.includes(key));
  const wanted = [...order.filter((key) => entry.written.has(key)), ...gone];
  const moved = wanted.some((key, at) => rows[at].dataset.key !== key);
  const parents = rows.map((row) => row.parentElement);
  const byKey = new Map(rows.map((row) => [row.dataset.key, row]));
  wanted.forEach((key, at) => {
    const row = byKey.get(key);
    const number = row.querySelector(".row__no");
    // the number is the mark on the stage floor: a place in the whole line, of which a picture may show a part
    const place = order.length ? order.indexOf(key) + 1 || order.length + gone.indexOf(key) + 1 : entry.written.get(key);
    if (number) write(number, String(place));
    if (moved) parents[at].append(row);
  });
}

function showLeft(container, ms) {
  for (const element of container.querySelectorAll("[data-countdown]")) {
    const text = clockText(ms);
    element.toggleAttribute("data-long", text.length > 5);
    write(element, text);
  }
  const second = Math.ceil(Math.max(0, ms) / 1000) % 60;
  for (const dot of container.querySelectorAll("[data-second]")) {
    setState(dot, Number(dot.dataset.second) <= second && ms > 0 ? "" : "gone"); // the hand runs back to twelve
  }
}

// Ticks as the shown second changes, not a drifting second later.
function runCountdown(container, entry, until, now) {
  clearTimeout(entry.timer);
  const tick = () => {
    try {
      const ms = until - now();
      showLeft(container, ms);
      if (ms > 0 && container.isConnected !== false) entry.timer = setTimeout(tick, (ms % 1000) + 4 || 1000);
    } catch {
      clearTimeout(entry.timer);
    }
  };
  tick();
}

export function mount(container, picture, { now = Date.now } = {}) {
  try {
    const { key, html = "", slots = {}, marks = {}, order = [], countdown = null } = picture || { key: null };
    let entry = mounted.get(container);
    if (!entry || entry.key !== key || entry.html !== html) {
      if (entry) clearTimeout(entry.timer);
      entry = { key, html, timer: 0, until: null, drawn: new WeakMap() };
      mounted.set(container, entry);
      container.innerHTML = html;
    }
    applySlots(container, slots || {});
    applyMarks(container, marks || {}, entry.drawn);
    applyOrder(container, order || [], entry);
    const until = countdown && Number.isFinite(countdown.until) ? countdown.until : null;
    if (until !== entry.until) {
      entry.until = until;
      clearTimeout(entry.timer);
      if (until !== null) runCountdown(container, entry, until, now);
    }
    return true;
  } catch {
    return false;
  }
}

// Empties a container and stops its clock.
export function unmount(container) {
  const entry = mounted.get(container);
  if (entry) clearTimeout(entry.timer);
  mounted.delete(container);
  container.replaceChildren();
}

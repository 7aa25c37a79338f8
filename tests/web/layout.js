// What is wrong with how the console is laid out: sentences, none when all is well. The body of a function.

const faults = [];
const hand = document.querySelector(".hand");
const floor = hand && getComputedStyle(hand).position === "fixed" ? hand.getBoundingClientRect().top : innerHeight;
const name = (one) => `${one.tagName.toLowerCase()}${one.id ? "#" + one.id : ""}.${String(one.className).split(" ")[0]} "${
  (one.textContent || one.placeholder || "").trim().replace(/\s+/g, " ").slice(0, 40)}"`;
const fixed = (one) => { for (let at = one; at; at = at.parentElement) if (getComputedStyle(at).position === "fixed") return true; return false; };

// What of an element is seen: its box, cut by everything around it that cuts.
function seen(one) {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  const box = { left, top, right, bottom, cut: false };
  for (let at = one; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (at !== one && style.overflow !== "visible" && at !== document.body && at !== document.documentElement) {
      const edge = at.getBoundingClientRect();
      if (box.left < edge.left - 1 || box.right > edge.right + 1) box.cut = true;
      if (style.overflowY === "hidden" && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1)) box.cut = true;
      box.left = Math.max(box.left, edge.left); box.right = Math.min(box.right, edge.right);
      box.top = Math.max(box.top, edge.top); box.bottom = Math.min(box.bottom, edge.bottom);
    }
    if (style.position === "fixed") break;
  }
  if (!fixed(one)) box.bottom = Math.min(box.bottom, floor);
  box.top = Math.max(box.top, 0); box.bottom = Math.min(box.bottom, innerHeight);
  if (box.left < -1 || box.right > innerWidth + 1) box.cut = true;
  return box;
}
const shown = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !one.closest("[inert], .unseen, .skip-link");
const CONTROLS = "button, input, select, textarea, a[href], summary";
const controls = [...document.querySelectorAll(CONTROLS)].filter((one) => !one.matches(".skip-link") && shown(one))
  .map((one) => ({ one, box: seen(one) })).filter(({ box }) => box.right - box.left > 1 && box.bottom - box.top > 1);
const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

controls.forEach((a, at) => {
  for (const b of controls.slice(at + 1)) {
    if (a.one.contains(b.one) || b.one.contains(a.one) || !over(a.box, b.box)) continue;
    // a head that stays in place, or a menu, covers what lies below; it comes out again
    const head = [a.one, b.one].map((one) => one.closest(".q__head, .q__found, .papers__done, .menu"));
    if (head[0] !== head[1]) continue;
    faults.push(`${name(a.one)} and ${name(b.one)} lie over each other`);
  }
  const part = a.one.closest(".sight, .sheet, .rundown, .transport, .clocks, .hand, .bottom, .top, dialog")?.getBoundingClientRect();
  const own = a.one.getBoundingClientRect();
  if (part && (own.left < part.left - 1 || own.right > part.right + 1)) faults.push(`${name(a.one)} stands beyond the part it belongs to`);
  if (a.box.cut) faults.push(`${name(a.one)} is cut off`);
});

// No word of a control is cut, nor stands outside it.
const pen = document.createElement("canvas").getContext("2d");
for (const { one } of controls) {
  const box = one.getBoundingClientRect();
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim() || !shown(text.parentElement) || one.matches("select")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) {
      const out = line.left < box.left - 1 || line.right > box.right + 1 || line.top < box.top - 4 || line.bottom > box.bottom + 4;
      if (out && line.width > 1) { faults.push(`${name(one)}: its words stand outside it`); break; }
    }
  }
  for (const part of [one, ...one.querySelectorAll("*")]) {
    if (part.matches("select, input") || part.closest("svg, .unseen") || getComputedStyle(part).overflow === "visible" || !shown(part)) continue;
    if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) faults.push(`${name(one)}: its words are cut`);
  }
  if (one.placeholder && !one.value) {
    const style = getComputedStyle(one);
    pen.font = style.font;
    if (pen.measureText(one.placeholder).width > one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + 1) faults.push(`${name(one)}: its hint is cut`);
  }
}

// GO and what stops everything: whole, in sight, and a press reaches them.
const rail = [document.querySelector("#go"), ...document.querySelectorAll(".rail button")];
if (rail.length !== 5 || rail.includes(null)) faults.push("GO or the rail is missing");
for (const one of rail.filter(Boolean)) {
  const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
  if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) faults.push(`${name(one)} is not in the window`);
  if (width < 44 || height < 44) faults.push(`${name(one)} is too small: ${Math.round(width)} × ${Math.round(height)}`);
  if (one.id === "go" && height < 119) faults.push(`GO is only ${Math.round(height)} high`);
  for (const [x, y] of [[0.5, 0.5], [0.1, 0.15], [0.9, 0.15], [0.1, 0.85], [0.9, 0.85]]) {
    const hit = document.elementFromPoint(left + x * width, top + y * height);
    if (!one.contains(hit)) faults.push(`${name(one)} is not reached: ${hit ? name(hit) : "nothing"} lies there`);
  }
}

// The parts of the page stand beside each other.
for (const box of document.querySelectorAll(".console, .work, .side, .side__top, .hand, .halves, .desk__bar, .top, .bottom, .pictures, .entrant, .q__row, .signing__now, .transport, .inline, .offer, .q__bar, .sight__head")) {
  const parts = [...box.children].filter((one) => shown(one) && !["absolute", "fixed"].includes(getComputedStyle(one).position) && getComputedStyle(one).display !== "contents");
  parts.forEach((a, at) => {
    for (const b of parts.slice(at + 1)) if (over(a.getBoundingClientRect(), b.getBoundingClientRect())) faults.push(`${name(a)} and ${name(b)} lie over each other`);
  });
}
if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
const dialog = document.querySelector("dialog[open]");
if (dialog) {
  const box = dialog.getBoundingClientRect();
  if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > floor) faults.push("the dialog is not in the window");
}
return [...new Set(faults)];

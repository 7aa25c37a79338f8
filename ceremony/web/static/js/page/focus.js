// A form that opens has the focus and is in sight: what is typed next belongs to it.

const FRAMES = 10; // a page draws in its next frame; a busy one later

export function focusOn(field, whole = field, frames = FRAMES) {
  requestAnimationFrame(() => {
    const found = document.querySelector(field);
    if (!found) {
      if (frames > 1) focusOn(field, whole, frames - 1);
      return;
    }
    found.focus({ preventScroll: true });
    document.querySelector(whole).scrollIntoView({ block: "nearest" });
    found.scrollIntoView({ block: "nearest" });
  });
}

// The browser's window around the picture: its name, no menu, no keys, no sleep.

const NAME = "ceremony.screen.name";

// The name in the address wins over the one kept from last time.
export function knownName(given) {
  if (given) {
    keepName(given);
    return given;
  }
  try {
    return localStorage.getItem(NAME) || "";
  } catch {
    return "";
  }
}

export function keepName(name) {
  try {
    if (localStorage.getItem(NAME) !== name) localStorage.setItem(NAME, name);
  } catch {
    /* storage may be switched off: the server keeps the name too */
  }
}

const stop = (event) => event.preventDefault();

// Nothing that a hand or a stray clicker does changes the picture; F11 stays with the browser.
export function guardPage(onTouch) {
  for (const name of ["contextmenu", "selectstart", "dragstart", "wheel", "gesturestart"]) {
    addEventListener(name, stop, { passive: false });
  }
  addEventListener("keydown", (event) => {
    if (event.key !== "F11") event.preventDefault();
    onTouch();
  }, { capture: true });
  addEventListener("pointerdown", onTouch);
  addEventListener("dblclick", () => {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen({ navigationUI: "hide" }).catch(() => {});
  });
}

// A screen that sleeps is a dark hall. Only pages of this machine may ask for this.
export function keepAwake() {
  let lock = null;
  const ask = async () => {
    if (document.visibilityState !== "visible" || !navigator.wakeLock || (lock && !lock.released)) return;
    lock = await navigator.wakeLock.request("screen").catch(() => null);
  };
  document.addEventListener("visibilitychange", ask);
  setInterval(ask, 30000);
  ask();
}

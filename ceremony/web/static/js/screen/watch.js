// What is wrong with a film on this screen: one of the codes of docs/wire.md, or "".
//
// What a browser says of a film cannot be trusted alone: one without a picture it can show is "playing", and one
// that gets no data is not an error. So the film's own time is looked at, four times a second. Only what the page
// could have seen counts: a hidden or throttled window and a machine that stood still accuse nobody.

export const LOOK_EVERY = 250; // milliseconds between two looks
const PATIENCE = 1500; // what the hall may wait for a picture, or for one that moves
const LONGEST = 500; // of one look; what is over it was the machine's own standstill
const RECOVERED = 1000; // so long a film must run before it counts as well again
const PROVEN = 3000; // the same after it broke off: it may only have been opened anew before the break

export function makeWatch() {
  let before = null;
  let waited = 0; // without a first picture
  let stood = 0; // while it should have moved
  let ran = 0; // as it should
  let code = "";

  function passed(at) {
    return before ? Math.min(LONGEST, Math.max(0, at - before.at)) : 0;
  }

  function accuse(wrong) {
    code = wrong;
    ran = 0;
  }

  // `fault`: what opening it brought, or ""; `opened`: its facts are known; `width`: of its picture; `whole`: it has
  // a picture to show; `onAir`: it is the program; `moving`: it should run; `time`: where it is, seconds; `jumped`:
  // it was sent there since the last look, which proves nothing; `frames`: how many were ever shown;
  // `painting`: the window is painted, so that silence means something.
  function look({ at, fault, opened, width, whole, onAir, moving, time, jumped = false, frames = 0, painting }) {
    const ms = passed(at);
    const moved = !before || frames > before.frames || (!jumped && Math.abs(time - before.time) > 0.005);
    before = { at, time, frames };
    if (fault) return accuse(fault);
    if (opened && !width) return accuse("no_picture");
    if (!painting) return undefined;
    waited = onAir && !whole ? waited + ms : 0;
    stood = onAir && whole && moving && !moved ? stood + ms : 0;
    ran = whole && !(moving && !moved) ? ran + ms : 0;
    if (waited >= PATIENCE) return accuse(code || "no_frame");
    if (stood >= PATIENCE) return accuse(code || "stalled");
    if (code && ran >= (code === "broken" ? PROVEN : RECOVERED)) code = "";
    if (!onAir && whole && code !== "broken") code = "";
    return undefined;
  }

  return {
    look,
    // Another film, or the same one in another version.
    forget() {
      before = null;
      waited = stood = ran = 0;
      code = "";
    },
    get code() {
      return code;
    },
  };
}

// Whether this window is painted. A frame is asked for at every look and must have come by the next; `UNSEEN` looks
// without one: the window is covered, minimised, or on a display that is off, even where the browser calls it visible.
export function makePainting() {
  const UNSEEN = 8;
  let asked = false;
  let missed = 0;
  return {
    look() {
      missed = asked ? missed + 1 : 0;
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
      });
    },
    get now() {
      return document.visibilityState === "visible" && !missed;
    },
    get lately() {
      return document.visibilityState === "visible" && missed < UNSEEN;
    },
  };
}

// Which pointer writes: a pen before all; without one a single finger; never the side of a hand.

const PALM = 56; // picture points: no fingertip is so wide
const PEN_KNOWN = "ceremony.pen";

function known() {
  try {
    return localStorage.getItem(PEN_KNOWN) === "1";
  } catch {
    return false;
  }
}

// pen: true from the first sign of a pen on; this device has one, so fingers do not write on it any more today.
export function makePalm() {
  let pen = known();
  let writer = null; // { id, type }

  function seePen() {
    if (pen) return;
    pen = true;
    try {
      localStorage.setItem(PEN_KNOWN, "1");
    } catch {
      /* the next page learns it anew */
    }
  }

  return {
    // May this pointer begin a stroke? "over": it may, and what a finger was drawing was a palm.
    begin(event) {
      if (event.pointerType === "pen") {
        const over = writer && writer.type === "touch";
        seePen();
        if (writer && !over) return "no";
        writer = { id: event.pointerId, type: "pen" };
        return over ? "over" : "yes";
      }
      if (writer || event.button > 0) return "no";
      if (event.pointerType === "touch" && (pen || event.width > PALM || event.height > PALM)) return "no";
      writer = { id: event.pointerId, type: event.pointerType };
      return "yes";
    },
    writes: (event) => Boolean(writer) && writer.id === event.pointerId,
    // A finger whose mark has grown as wide as a palm.
    palm: (event) => event.pointerType === "touch" && (event.width > PALM || event.height > PALM),
    hover(event) {
      if (event.pointerType === "pen") seePen();
    },
    end() {
      writer = null;
    },
    // Fingers write again: the pen was lost, or left behind.
    forgetPen() {
      pen = false;
      try {
        localStorage.removeItem(PEN_KNOWN);
      } catch {
        /* nothing was kept */
      }
    },
    get pen() {
      return pen;
    },
  };
}

// How far the frame that the hall sees is from where the film should be.
//
// `currentTime` does not tell: a browser shows each frame for whole refreshes of the display, and stays a frame
// early or late while its clock is right to the millisecond.

const KEPT = 3; // frames that are asked for before one believes them
const FRESH = 1000; // milliseconds; a page that is out of sight gets no frames
const USUAL = -8; // a frame waits for the next refresh, 0 to 17 ms at 60 Hz: so much later is on time

// `position(at)`: where the film should be at a moment of performance.now().
export function makeShown(video, position) {
  let errors = [];
  let newest = 0; // when the last of them was learned
  let asked = false;
  let jumps = 0; // an answer from before the last one is none

  return {
    // Asks for the next frame, unless one is asked for already.
    look() {
      if (asked || !video.requestVideoFrameCallback) return;
      const before = jumps;
      asked = true;
      video.requestVideoFrameCallback((_, frame) => {
        if (jumps !== before) return;
        asked = false;
        newest = performance.now();
        errors = [...errors, frame.mediaTime * 1000 - position(frame.expectedDisplayTime) - USUAL].slice(-KEPT);
      });
    },
    // Milliseconds that what is seen is ahead (behind: below 0); null while too little is known.
    get error() {
      if (errors.length < KEPT || performance.now() - newest > FRESH) return null;
      return [...errors].sort((a, b) => a - b)[Math.floor(KEPT / 2)];
    },
    // The film has jumped or stood still: what was seen says nothing any more.
    forget() {
      errors = [];
      asked = false;
      jumps += 1;
    },
  };
}

// Times as words. All instants are milliseconds since 1970 in the server's clock.

const two = (number) => String(number).padStart(2, "0");

// "08:23" or, with seconds, "08:23:41", at the place of the event.
export function clockTime(ms, offsetMinutes, seconds = false) {
  if (ms === null || ms === undefined) return "";
  const at = new Date(ms + offsetMinutes * 60000);
  const words = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds ? `${words}:${two(at.getUTCSeconds())}` : words;
}

// "06:12", "1:06:12", "−00:14". Time left is rounded up so that zero means over.
export function span(ms, { up = false } = {}) {
  const whole = (up ? Math.ceil : Math.floor)(Math.abs(ms) / 1000);
  const hours = Math.floor(whole / 3600);
  const words = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  const sign = ms < 0 && whole > 0 ? "−" : "";
  return sign + (hours ? `${hours}:${words}` : words);
}

// What runs: a clock of the view, carried on to this moment.
export function carried(clocks, at, now) {
  const gone = clocks.running ? Math.max(0, now - at) : 0;
  const left = clocks.remaining_ms;
  const film = clocks.film_remaining_ms;
  return {
    ...clocks,
    elapsed_ms: clocks.elapsed_ms + gone,
    remaining_ms: left === null || left === undefined ? null : left - gone,
    film_remaining_ms: film === null || film === undefined ? null : Math.max(0, film - gone),
  };
}

// Where a film is at the instant t.
export function filmPosition(film, t) {
  const moved = film.playing ? Math.max(0, t - film.since) : 0;
  return Math.min(film.duration_ms, film.position_ms + moved);
}

// "31/12/2021" from an ISO date.
export function dayWords(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
  return found ? `${found[3]}/${found[2]}/${found[1]}` : iso || "";
}

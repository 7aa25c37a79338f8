// The page's only way to the server: views in, commands out. See docs/wire.md.
//
// const wire = connect({ role: "console", name: "", onView, onTick, onLink });
// wire.send("go", { expected }) → Promise of the acknowledgement. It settles when the server has answered:
// the command keeps its id and is sent again after every reconnect until then, so it runs exactly once.
// wire.send("go", { expected }, { wait: 5000 }) lapses after 5 s: code "lapsed"; it is not sent later, and the server,
// which is told so, does not do it later. wire.drop(match) takes back what waits: code "dropped".

import { io } from "./lib/socket.io.esm.min.js";

const CONNECT_TIMEOUT = 6500; // never below 2.5 s: Chromium slows websockets that give up early
const SILENT_AFTER = 3000; // three ticks missed: the link counts as down, and the page says so within four seconds
const RESEND_AFTER = 3000;
const CLOCK_EVERY = 30000;
const CLOCK_PINGS = 8;
const CREW_ROLES = ["console", "screen", "stage", "desk", "sign"];

// Random letters without crypto.randomUUID, which a page over plain HTTP does not have.
export function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function stored(store, key, value) {
  try {
    if (value !== undefined) store().setItem(key, value);
    return store().getItem(key) || "";
  } catch {
    return value || ""; // storage may be switched off: then this page's memory has to do
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    /* nothing was kept */
  }
}

// The token from the address (taken out of it at once) or from this browser's memory of an earlier one.
function takeToken(key) {
  const found = /(?:^#|&)token=([^&]+)/.exec(location.hash);
  if (!found) return stored(() => localStorage, key);
  history.replaceState(history.state, "", location.pathname + location.search);
  return stored(() => localStorage, key, decodeURIComponent(found[1]));
}

// A window that was opened for this page shows a code instead, good once: it is traded for the token.
function takeCode() {
  const found = /(?:^#|&)code=([^&]+)/.exec(location.hash);
  if (found) history.replaceState(history.state, "", location.pathname + location.search);
  return found ? decodeURIComponent(found[1]) : "";
}

// The token for a code; "" when it is not good (any more); undefined while the server cannot be asked.
async function redeem(role, code) {
  try {
    const answer = await fetch("/api/pair", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code }),
    });
    const told = answer.ok ? await answer.json() : {};
    return answer.status >= 500 || answer.status === 429 ? undefined : (told.role === role && told.token) || "";
  } catch {
    return undefined;
  }
}

// One id a tab: it lives through reloads, and two windows of one browser are two clients. A tablet is one for good.
function takeClient(role) {
  const key = `ceremony.client.${role}`;
  const store = role === "sign" ? () => localStorage : () => sessionStorage;
  return stored(store, key) || stored(store, key, makeId());
}

function pair(role) {
  location.replace(`/pair?role=${encodeURIComponent(role)}`);
}

// Keeps the server's clock: the ping with the smallest round trip is the most honest one.
function makeClock(socket) {
  let offset = Date.now() - performance.now();
  let measured = false;
  let rate = 1; // a rehearsal may run faster than time
  let since = performance.now(); // when the offset was true
  const ping = () =>
    new Promise((resolve) => {
      const t = performance.now();
      socket.timeout(2000).emit("ping_clock", { t }, (fault, answer) => {
        const trip = performance.now() - t;
        resolve(fault || !answer || !answer.now ? null : { trip, offset: answer.now - t - trip / 2, at: t + trip / 2 });
      });
    });
  return {
    now() {
      const here = performance.now();
      return here + offset + (here - since) * (rate - 1);
    },
    // the server's clock so many milliseconds of here later
    ahead(ms) {
      return this.now() + ms * rate;
    },
    hint(now, speed) {
      const faster = Number(speed) > 0 ? Number(speed) : rate;
      if (measured && faster === rate && rate === 1) return;
      rate = faster;
      since = performance.now();
      offset = now - since;
    },
    async measure() {
      let best = null;
      for (let count = 0; count < CLOCK_PINGS && socket.connected; count += 1) {
        const answer = await ping();
        if (answer && (!best || answer.trip < best.trip)) best = answer;
      }
      if (best) {
        offset = best.offset;
        since = best.at;
        measured = true;
      }
    },
  };
}

// Commands that have no answer yet, oldest first. ``silent`` says that nothing is heard though the socket stands:
// what may lapse is then kept here, where it can still be taken back. ``onLate`` tells what was done after all.
function makeOutbox(socket, { clock, silent, onLate }) {
  const waiting = new Map();
  const post = (entry) => {
    entry.sent = performance.now();
    socket.emit("command", entry.command, (answer) => {
      if (waiting.delete(entry.command.id)) entry.resolve(answer);
      else if (entry.over && answer && answer.ok) onLate(entry.command.type);
      entry.over = false;
    });
  };
  const give = (entry, code) => {
    waiting.delete(entry.command.id);
    entry.over = entry.sent > 0;
    entry.resolve({ ok: false, code });
  };
  const age = (entry) => performance.now() - entry.made;
  const over = (entry) => entry.wait > 0 && age(entry) > entry.wait;
  const ready = (entry) => socket.connected && !(entry.wait && silent());
  return {
    send(type, fields = {}, { wait = 0 } = {}) {
      return new Promise((resolve) => {
        const command = { id: makeId(), ...fields, type, ...(wait ? { lapses: Math.round(clock.ahead(wait)) } : {}) };
        const entry = { command, resolve, wait, made: performance.now(), sent: 0, over: false };
        waiting.set(command.id, entry);
        if (ready(entry)) post(entry);
      });
    },
    // a new connection: everything once more, under the same ids
    sendAll() {
      for (const entry of [...waiting.values()]) {
        if (over(entry)) give(entry, "lapsed");
        else post(entry);
      }
    },
    sendOld() {
      for (const entry of [...waiting.values()]) {
        if (over(entry)) give(entry, "lapsed");
        else if (ready(entry) && performance.now() - entry.sent > RESEND_AFTER) post(entry);
      }
    },
    drop(match) {
      const gone = [...waiting.values()].filter((entry) => match(entry.command.type));
      for (const entry of gone) give(entry, "dropped");
      return gone.map((entry) => entry.command.type);
    },
    get list() {
      return [...waiting.values()].map((entry) => ({
        type: entry.command.type,
        age: age(entry),
        left: entry.wait ? entry.wait - age(entry) : null,
      }));
    },
    get size() {
      return waiting.size;
    },
  };
}

// Trades the token for the cookies that <video> and <img> need, and that let the server know this device before
// any crowd at its door. True when the page may go on.
async function openMedia(role, token) {
  if (!CREW_ROLES.includes(role)) return true;
  try {
    const answer = await fetch("/api/session", {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout ? AbortSignal.timeout(CONNECT_TIMEOUT) : undefined,
    });
    return answer.ok || answer.status === 401 || answer.status === 403; // the socket tells what is wrong
  } catch {
    return false;
  }
}

export function connect({ role, name = "", onView, onTick, onLink, onInk, onLate }) {
  const key = `ceremony.token.${role}`;
  let token = takeToken(key);
  let code = takeCode();
  let ownName = name;
  if (!token && !code) pair(role);

  const client = takeClient(role);
  const socket = io(`/${role}`, {
    auth: (give) => give({ token, name: ownName, client }),
    transports: ["websocket"],
    reconnection: false,
    timeout: CONNECT_TIMEOUT,
    autoConnect: false,
    forceNew: true,
  });
  const clock = makeClock(socket);
  const outbox = makeOutbox(socket, { clock, silent: () => link !== "up", onLate: (type) => onLate && onLate(type) });

  let link = "down";
  let heard = 0; // when the server last said anything
  let newest = null; // (epoch, seq) of the view the page shows
  let first = true; // the first view of a connection is the truth, whatever came before
  let media = false;
  let busy = false;
  let closed = false;
  let timer = 0;

  const setLink = (state) => {
    if (state === link) return;
    link = state;
    if (onLink) onLink(state);
  };
  const hear = (message) => {
    heard = performance.now();
    clock.hint(message.now, message.speed);
    setLink("up");
  };

  // One attempt at a time, none while the browser knows it is offline: failed attempts slow down the next.
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(want, ms);
  };
  async function want() {
    if (closed || busy || socket.connected || !navigator.onLine || !(token || code)) return;
    busy = true;
    if (code && !(await trade())) return;
    if (!media) media = await openMedia(role, token);
    if (media && !closed) socket.connect();
    else missed();
  }
  // True when the page may go on: with the code's token, or with the one it had.
  async function trade() {
    const fresh = await redeem(role, code);
    if (fresh === undefined) missed();
    else {
      code = "";
      if (fresh) token = stored(() => localStorage, key, fresh);
      if (!token) pair(role);
    }
    return fresh !== undefined && Boolean(token);
  }
  function missed() {
    busy = false;
    later(500 + Math.random() * 300);
  }

  socket.on("connect", () => {
    busy = false;
    first = true;
    outbox.sendAll();
    clock.measure();
  });
  socket.on("disconnect", () => {
    busy = false;
    setLink("down");
    later(100);
  });
  socket.on("connect_error", (fault) => {
    const refused = fault.data && fault.data.code === "forbidden";
    if (refused && !newest) {
      forget(key); // a picture that stands is never given up for a pairing page
      pair(role);
      return;
    }
    missed();
  });
  socket.on("view", (view) => {
    hear(view);
    const older = newest && (view.epoch - newest.epoch || view.seq - newest.seq) < 0;
    if (older && !first) return;
    first = false;
    newest = { epoch: view.epoch, seq: view.seq };
    if (onView) onView(view);
  });
  socket.on("ink", (piece) => {
    heard = performance.now();
    if (onInk) onInk(piece);
  });
  socket.on("tick", (tick) => {
    hear(tick);
    if (onTick) onTick(tick);
  });

  addEventListener("online", () => later(50));
  setInterval(() => {
    if (link === "up" && performance.now() - heard > SILENT_AFTER) setLink("down");
    outbox.sendOld();
  }, 250);
  setInterval(() => {
    if (!socket.connected && !busy) later(0);
  }, 2000);
  setInterval(() => clock.measure(), CLOCK_EVERY);
  later(0);

  const tell = (event, fields) => {
    if (socket.connected) socket.volatile.emit(event, fields);
  };
  return {
    role,
    client,
    send: (type, fields, how) => outbox.send(type, fields, how),
    drop: (match) => outbox.drop(match),
    painted: (seq, ms) => tell("painted", { seq, ms: Math.round(ms) }),
    health: (state) => tell("health", state),
    now: () => clock.now(),
    // fetch() with this page's token, for /api/rundown, /api/picture/…, /api/pairing, /api/screens
    fetch: (path, init = {}) =>
      fetch(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } }),
    // the name sent at the next connect (a screen that was renamed)
    rename(to) {
      ownName = to;
    },
    close() {
      closed = true;
      socket.disconnect();
    },
    get link() {
      return link;
    },
    get waiting() {
      return outbox.size;
    },
    // what has no answer yet: {type, age, left: ms until it lapses, or null}
    get list() {
      return outbox.list;
    },
  };
}

// The pairing page's half: keeps the token where connect() looks for it.
export function keepToken(role, token) {
  stored(() => localStorage, `ceremony.token.${role}`, token);
}

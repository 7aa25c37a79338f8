// Hands a file over to the show, piece by piece: no request is large, and the show has its turn after each.

import { say } from "../page/words.js";

const PIECE = 48 * 1024; // bytes
const MOST = 100_000_000; // bytes
const TRIES = 4;

function newName() {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send(store, path, piece) {
  for (let tried = 1; ; tried += 1) {
    try {
      const answer = await store.wire.fetch(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: piece });
      const told = await answer.json();
      if (told.ok || tried === TRIES || told.code === "large" || told.code === "disk") return told;
    } catch (fault) {
      if (tried === TRIES) return { ok: false, message: say("quick.failed") };
    }
    await new Promise((resolve) => setTimeout(resolve, 200 * tried));
  }
}

// {handed} when it is there, {failed} in words when it is not. `progress` hears parts of one.
export async function handOver(store, file, progress) {
  if (file.size > MOST) return { failed: say("quick.too_large", { limit: MOST / 1_000_000 }) };
  if (!file.size) return { failed: say("quick.empty_file") };
  const name = newName();
  let told = {};
  for (let at = 0; at < file.size; at += PIECE) {
    progress(at / file.size);
    told = await send(store, `/api/quick/file?file=${name}&at=${at}`, await file.slice(at, at + PIECE).arrayBuffer());
    if (!told.ok) return { failed: told.message || say("quick.failed") };
  }
  progress(1);
  return { handed: told.handed };
}

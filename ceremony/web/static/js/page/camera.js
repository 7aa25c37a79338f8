// Call cards through the camera, where the browser can read them by itself; elsewhere nothing is shown.

import { html, nothing } from "../lib/lit-html/lit-html.js";

const EVERY = 250;
const AGAIN_AFTER = 3000; // the same card held before the camera counts once

export function makeCamera(scanned, draw) {
  const camera = {
    available: Boolean(window.BarcodeDetector && navigator.mediaDevices && window.isSecureContext),
    on: false,
    toggle: () => (camera.on ? stop() : start()),
    picture: () => (camera.on ? html`<div class="q__camera">${video}</div>` : nothing),
  };
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  let stream = null;
  let timer = 0;
  let seen = { code: "", at: 0 };

  async function start() {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      camera.available = false; // nobody allowed it, or there is none
      draw();
      return;
    }
    video.srcObject = stream;
    await video.play().catch(() => {});
    camera.on = true;
    const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
    timer = setInterval(() => look(detector), EVERY);
    draw();
  }
  async function look(detector) {
    const [found] = await detector.detect(video).catch(() => []);
    if (!found) return;
    const now = performance.now();
    if (found.rawValue === seen.code && now - seen.at < AGAIN_AFTER) return;
    seen = { code: found.rawValue, at: now };
    scanned(found.rawValue);
  }
  function stop() {
    clearInterval(timer);
    for (const track of stream ? stream.getTracks() : []) track.stop();
    stream = null;
    camera.on = false;
    draw();
  }
  return camera;
}

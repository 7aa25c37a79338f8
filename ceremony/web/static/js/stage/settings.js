// How this prompter looks and moves; kept in this browser.

import { html, nothing } from "../lib/lit-html/lit-html.js";
import { say } from "../page/words.js";

const KEY = "ceremony.prompter";
const SIZES = { least: 24, most: 96, step: 4 }; // points
const PACES = { least: 80, most: 320, step: 20 }; // syllables a minute
export const PACE = 180;

export function loadSettings() {
  const plain = { size: 0, mirror: false, pace: 0 }; // 0: as the page is laid out; by hand
  try {
    return { ...plain, ...JSON.parse(localStorage.getItem(KEY) || "{}") };
  } catch {
    return plain;
  }
}

function keep(settings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    /* storage may be switched off: then until the page is closed */
  }
}

const within = ({ least, most }, value) => Math.min(most, Math.max(least, value));

function stepper(label, words, less, more) {
  return html`<div class="tune"><span>${label}</span>
    <button aria-label=${`${label} −`} @click=${less}>−</button><b class="fig">${words}</b>
    <button aria-label=${`${label} +`} @click=${more}>+</button></div>`;
}

export function drawSettings(settings, open, change, toggle) {
  const set = (part) => {
    Object.assign(settings, part);
    keep(settings);
    change();
  };
  const resize = (by) => () => set({ size: within(SIZES, (settings.size || 44) + by * SIZES.step) });
  const slower = () => set({ pace: settings.pace <= PACES.least ? 0 : settings.pace - PACES.step });
  const faster = () => set({ pace: settings.pace ? within(PACES, settings.pace + PACES.step) : PACE });
  return html`<button class="tuner" aria-expanded=${open} aria-controls="tuning" @click=${toggle}>Aa</button>
    ${open
      ? html`<section class="tuning" id="tuning" aria-label=${say("stage.settings")}>
          ${stepper(say("stage.size"), settings.size ? `${settings.size} pt` : say("stage.auto"), resize(-1), resize(1))}
          ${stepper(say("stage.pace"), settings.pace || say("stage.by_hand"), slower, faster)}
          <div class="tune"><span>${say("stage.mirror")}</span>
            <button class="tune__wide" aria-pressed=${settings.mirror} @click=${() => set({ mirror: !settings.mirror })}>
              ${say(settings.mirror ? "stage.on" : "stage.off")}</button></div>
          <div class="tune"><span></span>
            <button class="tune__wide" @click=${() => set({ size: 0, mirror: false, pace: 0 })}>${say("stage.reset")}</button></div>
        </section>`
      : nothing}`;
}

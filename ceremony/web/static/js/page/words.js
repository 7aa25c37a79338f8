// Sentences of the page catalog, by key.

let sentences = {};

export async function loadWords(language = document.documentElement.lang || "vi") {
  const answer = await fetch(`/catalog/${language}.json`);
  if (!answer.ok) throw new Error(`catalog ${language}: ${answer.status}`);
  sentences = await answer.json();
  document.documentElement.lang = language;
}

export function say(key, values = {}) {
  const sentence = sentences[key] ?? sentences[`page.${key}`] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// A word that may be missing: statuses and command names which a newer server knows.
export function word(room, key) {
  const full = `${room}.${key}`;
  const found = say(full);
  return found === full ? key : found;
}

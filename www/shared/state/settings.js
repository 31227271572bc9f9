// What a visitor has chosen: language and colours. Kept in the browser, applied to the document.

/** @typedef {"en" | "de"} Language */
/** @typedef {"system" | "light" | "dark"} Theme */

export const LANGUAGES = /** @type {const} */ ({ en: "English", de: "Deutsch" });
export const THEMES = /** @type {const} */ (["system", "light", "dark"]);

/** @returns {Language} the chosen one, else the browser's */
export function readLanguage() {
  const kept = read("language");
  if (kept === "en" || kept === "de") return kept;
  return navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
}

/** @param {Language} language */
export function applyLanguage(language) {
  document.documentElement.lang = language;
  keep("language", language);
}

/** @returns {Theme} */
export function readTheme() {
  const kept = read("theme");
  return THEMES.find((theme) => theme === kept) ?? "system";
}

/** @param {Theme} theme */
export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  keep("theme", theme);
}

/** The browser's storage; undefined where the visitor has forbidden it. */
export function storage() {
  try {
    return window.localStorage;
  } catch {
    return undefined; // a visitor's choice, and no reason to fail
  }
}

/** @param {string} name */
function read(name) {
  return storage()?.getItem(`campaigns.${name}`) ?? null;
}

/** @param {string} name @param {string} value */
function keep(name, value) {
  try {
    storage()?.setItem(`campaigns.${name}`, value);
  } catch {
    // The storage is full: the choice then lasts as long as the page.
  }
}

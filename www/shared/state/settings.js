// Stores the visitor's language and theme in the browser and applies them to the document.

/** @typedef {"en" | "de"} Language */
/** @typedef {"system" | "light" | "dark"} Theme */

export const LANGUAGES = /** @type {const} */ ({ en: "English", de: "Deutsch" });
export const THEMES = /** @type {const} */ (["system", "light", "dark"]);

/** @returns {Language} the visitor's choice, else the browser's language */
export function readLanguage() {
  const stored = readStored("language");
  if (stored === "en" || stored === "de") return stored;
  return navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
}

/** Keeps the visitor's choice, also if the page is left before its texts are loaded. @param {Language} language */
export function rememberLanguage(language) {
  store("language", language);
}

/** @param {Language} language */
export function applyLanguage(language) {
  document.documentElement.lang = language;
  rememberLanguage(language);
}

/** @returns {"2026-02" | "2026-07" | undefined} the contract of the last visit */
export function readContract() {
  const stored = readStored("contract");
  return stored === "2026-02" || stored === "2026-07" ? stored : undefined;
}

/** @param {"2026-02" | "2026-07"} name */
export function rememberContract(name) {
  store("contract", name);
}

/** @returns {Theme} */
export function readTheme() {
  const stored = readStored("theme");
  return THEMES.find((theme) => theme === stored) ?? "system";
}

/** @param {Theme} theme */
export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  store("theme", theme);
}

/** Whether the page is dark. @param {Theme} theme */
export function isDark(theme) {
  return theme === "system" ? window.matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}

/**
 * Returns the theme with the other colours. It follows the system where both agree.
 * @param {Theme} theme
 * @returns {Theme}
 */
export function otherTheme(theme) {
  const isNextDark = !isDark(theme);
  if (isNextDark === isDark("system")) return "system";
  return isNextDark ? "dark" : "light";
}

/** Returns the language that the button of a page offers. @param {Language} language @returns {Language} */
export function otherLanguage(language) {
  return language === "en" ? "de" : "en";
}

/** Returns the browser's storage, or undefined when the visitor has blocked it. */
export function storage() {
  try {
    return window.localStorage;
  } catch {
    return undefined; // blocked storage must not break the page
  }
}

/** @param {string} name */
function readStored(name) {
  return storage()?.getItem(`campaigns.${name}`) ?? null;
}

/** @param {string} name @param {string} value */
function store(name, value) {
  try {
    storage()?.setItem(`campaigns.${name}`, value);
  } catch {
    // Storage is full: the choice lasts until the page closes.
  }
}

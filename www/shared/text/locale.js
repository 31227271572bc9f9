// Chooses the locale of dates and times: the page's language, with the visitor's region and clock.

/**
 * Returns the first of the browser's locales that has the page's language: "en-GB" for "en". It decides between a
 * 12-hour and a 24-hour clock.
 * @param {string} language
 */
export function localeOf(language) {
  const wanted = globalThis.navigator?.languages ?? [];
  return wanted.find((locale) => locale.split("-", 1)[0] === language) ?? language;
}

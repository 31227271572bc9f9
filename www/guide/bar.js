// Draws the dashboards' header for the guide, without a framework.
import { h } from "../shared/charts/dom.js";
import { PATHS } from "../shared/state/routes.js";
import { isDark, LANGUAGES, otherLanguage, otherTheme } from "../shared/state/settings.js";
import { ICONS } from "../shared/text/icons.js";

/** @typedef {import("../shared/state/settings.js").Language} Language */
/** @typedef {import("../shared/state/settings.js").Theme} Theme */

/**
 * @param {{ translations: import("../shared/i18n/en.js").DashboardTranslations, language: Language, theme: Theme,
 *   onLanguage(language: Language): void, onTheme(theme: Theme): void }} options
 */
export function guideBar({ translations, language, theme, onLanguage, onTheme }) {
  const links = [
    h("a", { href: `../react/${PATHS.campaigns}` }, translations.nav.campaigns),
    h("a", { href: "./", "aria-current": "page" }, translations.nav.guide),
    h("a", { href: "../docs/" }, translations.nav.docs),
  ];
  const next = otherLanguage(language);
  const themeButton = h("button", { type: "button", class: "button quiet square" });
  /** @param {Theme} shown */
  const drawTheme = (shown) => {
    const dark = isDark(shown);
    themeButton.setAttribute("aria-label", dark ? translations.theme.toLight : translations.theme.toDark);
    themeButton.replaceChildren(icon(dark ? "sun" : "moon"));
  };
  let current = theme;
  drawTheme(current);
  themeButton.addEventListener("click", () => {
    current = otherTheme(current);
    onTheme(current);
    drawTheme(current);
  });
  const languageButton = h("button", { type: "button", class: "button quiet", lang: next }, LANGUAGES[next]);
  languageButton.addEventListener("click", () => onLanguage(next));
  return h(
    "header",
    { class: "bar" },
    h(
      "div",
      { class: "bar-inner" },
      h(
        "span",
        { class: "brand" },
        h("span", { class: "brand-mark" }, icon("phone")),
        h("span", { class: "brand-name" }, translations.product),
      ),
      h("nav", { "aria-label": translations.nav.label }, ...links),
      h("div", { class: "bar-end" }, languageButton, themeButton),
    ),
  );
}

/** @param {import("../shared/text/icons.js").IconName} name */
export function icon(name) {
  const box = h("span", { class: "icon-box" });
  box.innerHTML = `<svg class="icon icon-${name}" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">${ICONS[name]}</svg>`;
  return box;
}

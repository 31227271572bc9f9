// Draws the dashboards' header for the guide, without a framework.
import { h } from "../shared/charts/dom.js";
import { PATHS } from "../shared/state/routes.js";
import { LANGUAGES, THEMES } from "../shared/state/settings.js";
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
      h(
        "div",
        { class: "bar-end" },
        choice(translations.language, Object.entries(LANGUAGES), language, (value) =>
          onLanguage(value === "de" ? "de" : "en"),
        ),
        choice(
          translations.theme.label,
          THEMES.map((value) => [value, translations.theme[value]]),
          theme,
          (value) => onTheme(THEMES.find((other) => other === value) ?? "system"),
        ),
      ),
    ),
  );
}

/**
 * @param {string} label
 * @param {readonly (readonly string[])[]} options
 * @param {string} chosen
 * @param {(value: string) => void} onChoose
 */
function choice(label, options, chosen, onChoose) {
  const select = h(
    "select",
    {},
    ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
  select.addEventListener("change", () => onChoose(select.value));
  return h("label", { class: "compact" }, h("span", { class: "visually-hidden" }, label), select);
}

/** @param {import("../shared/text/icons.js").IconName} name */
export function icon(name) {
  const box = h("span", { class: "icon-box" });
  box.innerHTML = `<svg class="icon icon-${name}" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">${ICONS[name]}</svg>`;
  return box;
}

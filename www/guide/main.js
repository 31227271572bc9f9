// Draws the field guide: each field with its rule, examples and a live input. A change of language redraws it.
import { campaignFields } from "outbound-campaign";
import { h } from "../shared/charts/dom.js";
import { translations as dashboardGerman } from "../shared/i18n/de.js";
import { translations as dashboardEnglish } from "../shared/i18n/en.js";
import { applyLanguage, applyTheme, readLanguage, readTheme } from "../shared/state/settings.js";
import { defaultText } from "../shared/text/describe.js";
import { guideBar, icon } from "./bar.js";
import { examplesOf, valueText } from "./examples.js";
import { ruleOf } from "./rules.js";
import { translations as german } from "./translations.de.js";
import { translations as english } from "./translations.en.js";
import { germanErrors, readValue, verdictOn } from "./verdict.js";
import "../shared/dashboard.css";
import "./guide.css";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */

const TRANSLATIONS = { en: english, de: german };
const DASHBOARD_TRANSLATIONS = { en: dashboardEnglish, de: dashboardGerman };

const root = document.getElementById("root");
if (root === null) throw new Error('index.html must contain an element with the id "root".');

let language = readLanguage();
let theme = readTheme();
draw();
// The URL's fragment may name a field, which exists only now.
if (location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();

function draw() {
  applyLanguage(language);
  applyTheme(theme);
  const translations = TRANSLATIONS[language];
  const shared = DASHBOARD_TRANSLATIONS[language];
  document.title = `${translations.title} · ${shared.product}`;
  const bar = guideBar({
    translations: shared,
    language,
    theme,
    onLanguage(next) {
      language = next;
      draw();
      /** @type {HTMLElement | null | undefined} */ (root?.querySelector(".bar-end button"))?.focus(); // the redraw replaced the focused control
    },
    onTheme(next) {
      theme = next;
      applyTheme(theme);
    },
  });
  const contents = h(
    "nav",
    { class: "guide-contents", "aria-label": translations.fields },
    h("ul", {}, ...campaignFields.map(({ name }) => h("li", {}, h("a", { href: `#${name}` }, shared.labels[name])))),
  );
  const head = h(
    "div",
    { class: "page-head" },
    h(
      "div",
      {},
      h("h1", { id: "page-heading" }, translations.title),
      h("p", {}, translations.intro, " ", h("a", { href: "../docs/" }, translations.docs)),
    ),
  );
  const fields = h("div", { class: "guide-fields" }, ...campaignFields.map(fieldCard));
  root?.replaceChildren(
    bar,
    h("main", { class: "page" }, head, h("div", { class: "guide-columns" }, contents, fields)),
  );
}

/** @param {FieldSpec} spec */
function fieldCard(spec) {
  const translations = TRANSLATIONS[language];
  const shared = DASHBOARD_TRANSLATIONS[language];
  const { name } = spec;
  const examples = examplesOf(spec).map((value) =>
    h(
      "tr",
      {},
      h("td", {}, h("code", {}, valueText(value, translations.characters))),
      h("td", {}, verdictList(spec, value)),
    ),
  );
  return h(
    "section",
    { class: "card guide-field", id: name, "aria-labelledby": `${name}-heading`, "data-field": name },
    h("div", { class: "guide-head" }, h("h2", { id: `${name}-heading` }, shared.labels[name]), h("code", {}, name)),
    h("p", { class: "help" }, shared.help[name]),
    h("h3", {}, translations.rule),
    h("p", {}, ruleOf(spec, translations, defaultText(spec, shared, language)).join(" ")),
    h("h3", {}, translations.examples),
    h(
      "table",
      { class: "guide-examples" },
      h("caption", { class: "visually-hidden" }, `${translations.examples}: ${shared.labels[name]}`),
      h(
        "thead",
        { class: "visually-hidden" },
        h("tr", {}, h("th", { scope: "col" }, translations.value), h("th", { scope: "col" }, translations.verdict)),
      ),
      h("tbody", {}, ...examples),
    ),
    h("h3", {}, translations.try),
    tryOut(spec),
  );
}

/** @param {FieldSpec} spec */
function tryOut(spec) {
  const translations = TRANSLATIONS[language];
  const { name } = spec;
  const id = `${name}-try`;
  const input = h("input", {
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": translations.tryLabel(DASHBOARD_TRANSLATIONS[language].labels[name]),
    "aria-describedby": `${id}-help`,
    placeholder: spec.placeholder,
  });
  const answer = h("div", { class: "guide-answer", role: "status" });
  const show = () => {
    const value = readValue(input.value);
    const sent = h("code", {}, JSON.stringify({ [name]: value }));
    const line = value === undefined ? [translations.leftOut] : [`${translations.sent}: `, sent];
    answer.replaceChildren(h("p", { class: "guide-sent" }, ...line), verdictList(spec, value));
  };
  input.addEventListener("input", show);
  show();
  return h(
    "div",
    { class: "guide-try" },
    input,
    h("p", { class: "help", id: `${id}-help` }, translations.tryHelp),
    answer,
  );
}

/** @param {FieldSpec} spec @param {unknown} value */
function verdictList({ name }, value) {
  const translations = TRANSLATIONS[language];
  const { ok, errors, warnings } = verdictOn(name, value, language);
  const translated = language === "de" ? germanErrors(name, value) : [];
  const lines = ok
    ? [h("li", {}, icon("ok"), h("span", {}, translations.accepted))]
    : errors.map((message, index) => {
        const own = translated[index];
        const isTranslated = own !== undefined && own !== message;
        return h(
          "li",
          {},
          icon("error"),
          h(
            "span",
            {},
            h("span", { class: "visually-hidden" }, `${translations.refused}: `),
            h("span", { lang: "en" }, message),
            isTranslated && h("span", { class: "guide-translated" }, own),
          ),
        );
      });
  const warned = warnings.map(({ message, help }) =>
    h("li", {}, icon("warning"), h("span", {}, h("strong", {}, `${translations.warning}: `), `${message} ${help}`)),
  );
  return h("ul", { class: "guide-verdict" }, ...lines, ...warned);
}

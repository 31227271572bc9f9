// Draws the field guide: each field with its rule, examples and a live input. A change of language redraws it.
import { campaignFields } from "outbound-campaign";
import { h } from "../shared/charts/dom.js";
import { words as dashboardGerman } from "../shared/i18n/de.js";
import { words as dashboardEnglish } from "../shared/i18n/en.js";
import { applyLanguage, applyTheme, readLanguage, readTheme } from "../shared/state/settings.js";
import { defaultText } from "../shared/text/describe.js";
import { guideBar, icon } from "./bar.js";
import { examplesOf, valueText } from "./examples.js";
import { ruleOf } from "./rules.js";
import { germanErrors, readValue, verdictOn } from "./verdict.js";
import { words as german } from "./words.de.js";
import { words as english } from "./words.en.js";
import "../shared/dashboard.css";
import "./guide.css";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */

const WORDS = { en: english, de: german };
const DASHBOARD_WORDS = { en: dashboardEnglish, de: dashboardGerman };

const root = document.getElementById("root");
if (root === null) throw new Error('index.html must hold an element with the id "root".');

let language = readLanguage();
let theme = readTheme();
draw();
// The URL's fragment may name a field, which exists only now.
if (location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();

function draw() {
  applyLanguage(language);
  applyTheme(theme);
  const words = WORDS[language];
  const shared = DASHBOARD_WORDS[language];
  document.title = `${words.title} · ${shared.product}`;
  const bar = guideBar({
    words: shared,
    language,
    theme,
    onLanguage(next) {
      language = next;
      draw();
      root?.querySelector("select")?.focus(); // the redraw replaced the focused control
    },
    onTheme(next) {
      theme = next;
      applyTheme(theme);
    },
  });
  const contents = h(
    "nav",
    { class: "guide-contents", "aria-label": words.fields },
    h("ul", {}, ...campaignFields.map(({ name }) => h("li", {}, h("a", { href: `#${name}` }, shared.labels[name])))),
  );
  const head = h(
    "div",
    { class: "page-head" },
    h(
      "div",
      {},
      h("h1", { id: "page-heading" }, words.title),
      h("p", {}, words.intro, " ", h("a", { href: "../docs/" }, words.docs)),
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
  const words = WORDS[language];
  const shared = DASHBOARD_WORDS[language];
  const { name } = spec;
  const examples = examplesOf(spec).map((value) =>
    h("tr", {}, h("td", {}, h("code", {}, valueText(value, words.characters))), h("td", {}, verdictList(spec, value))),
  );
  return h(
    "section",
    { class: "card guide-field", id: name, "aria-labelledby": `${name}-heading`, "data-field": name },
    h("div", { class: "guide-head" }, h("h2", { id: `${name}-heading` }, shared.labels[name]), h("code", {}, name)),
    h("p", { class: "help" }, shared.help[name]),
    h("h3", {}, words.rule),
    h("p", {}, ruleOf(spec, words, defaultText(spec, shared, language)).join(" ")),
    h("h3", {}, words.examples),
    h(
      "table",
      { class: "guide-examples" },
      h("caption", { class: "visually-hidden" }, `${words.examples}: ${shared.labels[name]}`),
      h(
        "thead",
        { class: "visually-hidden" },
        h("tr", {}, h("th", { scope: "col" }, words.value), h("th", { scope: "col" }, words.verdict)),
      ),
      h("tbody", {}, ...examples),
    ),
    h("h3", {}, words.try),
    tryOut(spec),
  );
}

/** @param {FieldSpec} spec */
function tryOut(spec) {
  const words = WORDS[language];
  const { name } = spec;
  const id = `${name}-try`;
  const input = h("input", {
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": words.tryLabel(DASHBOARD_WORDS[language].labels[name]),
    "aria-describedby": `${id}-help`,
    placeholder: spec.placeholder,
  });
  const answer = h("div", { class: "guide-answer", role: "status" });
  const show = () => {
    const value = readValue(input.value);
    const sent = h("code", {}, JSON.stringify({ [name]: value }));
    const line = value === undefined ? [words.leftOut] : [`${words.sent}: `, sent];
    answer.replaceChildren(h("p", { class: "guide-sent" }, ...line), verdictList(spec, value));
  };
  input.addEventListener("input", show);
  show();
  return h("div", { class: "guide-try" }, input, h("p", { class: "help", id: `${id}-help` }, words.tryHelp), answer);
}

/** @param {FieldSpec} spec @param {unknown} value */
function verdictList({ name }, value) {
  const words = WORDS[language];
  const { ok, errors, warnings } = verdictOn(name, value, language);
  const translated = language === "de" ? germanErrors(name, value) : [];
  const lines = ok
    ? [h("li", {}, icon("ok"), h("span", {}, words.accepted))]
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
            h("span", { class: "visually-hidden" }, `${words.refused}: `),
            h("span", { lang: "en" }, message),
            isTranslated && h("span", { class: "guide-translated" }, own),
          ),
        );
      });
  const warned = warnings.map(({ message, help }) =>
    h("li", {}, icon("warning"), h("span", {}, h("strong", {}, `${words.warning}: `), `${message} ${help}`)),
  );
  return h("ul", { class: "guide-verdict" }, ...lines, ...warned);
}

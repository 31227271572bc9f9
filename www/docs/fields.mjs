// Builds the field reference: each field's rule, and the package's verdicts on examples at its limits.
import { campaignFields } from "outbound-campaign";
import { examplesOf, valueText } from "../guide/examples.js";
import { ruleOf } from "../guide/rules.js";
import { translations } from "../guide/translations.en.js";
import { verdictOn } from "../guide/verdict.js";
import { translations as dashboardTranslations } from "../shared/i18n/en.js";
import { defaultText } from "../shared/text/describe.js";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */

/** Returns the page as Markdown: the 14 fields in the server's order. */
export function fieldsPage() {
  return [
    "# Every field's rule",
    "Generated from the package's table of fields. Each verdict is the package's, for a form with only this value. " +
      "To try other values, open the [field guide](../guide/).",
    ...campaignFields.map(fieldSection),
  ].join("\n\n");
}

/** @param {FieldSpec} spec */
function fieldSection(spec) {
  const rule = ruleOf(spec, translations, defaultText(spec, dashboardTranslations, "en"));
  const rows = examplesOf(spec).map((value) => {
    const shown = valueText(value, translations.characters);
    return `| ${code(shown)} | ${verdictText(spec, value)} |`;
  });
  return [
    `## ${spec.name}`,
    `${spec.label}. ${spec.help}`,
    rule.join(" "),
    `| ${translations.value} | ${translations.verdict} |\n| --- | --- |\n${rows.join("\n")}`,
  ].join("\n\n");
}

/** @param {FieldSpec} spec @param {unknown} value */
function verdictText({ name }, value) {
  const { ok, errors, warnings } = verdictOn(name, value, "en");
  const verdict = ok
    ? [translations.accepted]
    : errors.map((message) => `${translations.refused}: ${escaped(message)}`);
  const warned = warnings.map(({ message, help }) => `${translations.warning}: ${escaped(`${message} ${help}`)}`);
  return [...verdict, ...warned].join("<br>");
}

/** @param {string} text */
const code = (text) => `<code>${escaped(text)}</code>`;

/** Escapes text for a Markdown table cell. @param {string} text */
const escaped = (text) => text.replace(/[&<>|*_`\\[\]]/g, (character) => `&#${character.charCodeAt(0)};`);

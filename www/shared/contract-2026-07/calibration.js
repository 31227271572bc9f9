// The readings of a calibrated server, as sentences. Only the calibration page loads this script.
import * as de from "./calibration.de.js";
import * as en from "./calibration.en.js";

/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */
/** @typedef {import("./calibration.en.js").Readings} Readings */

const LANGUAGES = { en, de };

/**
 * Returns a line for each reading: first those that differ from the package's, last those that were not measured.
 * Returns `undefined` for a calibration of the first contract.
 * @param {object} calibration
 * @param {DashboardTranslations} translations
 * @param {keyof typeof LANGUAGES} language
 */
export function readingsOf(calibration, translations, language) {
  const { readings: found } = /** @type {Partial<import("outbound-campaign/2026-07").Calibration>} */ (calibration);
  if (found === undefined) return undefined;
  const { readings, texts } = LANGUAGES[language];
  const labels = /** @type {Record<string, string>} */ (translations.labels);
  const lines = Object.entries(readings).map(([name, [topic, yes, no]]) => {
    const [server, own] = [found.server, found.package].map((each) => each[/** @type {keyof Readings} */ (name)]);
    /** @param {Readings[keyof Readings] | undefined} value */
    const sentence = (value) => {
      const isEmpty = value === false || value === null || (Array.isArray(value) && value.length === 0);
      if (isEmpty) return no;
      return typeof yes === "string"
        ? yes
        : yes(
            [value]
              .flat()
              .map((each) => labels[String(each)] ?? each)
              .join(", "),
          );
    };
    // A stored calibration of an older package may lack a reading.
    const isMeasured = server !== undefined && server !== "not-measured";
    const isOwn = !isMeasured || JSON.stringify(server) === JSON.stringify(own);
    return {
      topic,
      text: isMeasured ? sentence(server) : texts.notMeasured,
      isMeasured,
      difference: isOwn ? undefined : texts.differs,
      rank: isMeasured ? Number(isOwn) : 2,
    };
  });
  lines.sort((one, other) => one.rank - other.rank);
  const count = lines.filter(({ difference }) => difference !== undefined).length;
  return { ...texts, summary: texts.count(count), lines };
}

// Turns forms into verdicts of the second contract. A form goes to wasm as JSON text, and the verdict comes back as
// JSON text: the failures by number, or the campaign.
import { catalog } from "../catalog-2026-07.js";
import { fieldNames } from "../fields-2026-07.js";
import { catalog as firstCatalog } from "../message-catalog.js";
import type { CreateCampaign202607, Issue as FirstIssue } from "../types.js";
import { bytesOf } from "../validate/body-bytes.js";
import { serialize } from "../validate/encode.js";
import { type DroppedValue, fittingHelp, unknownKeys } from "../validate/form-warnings.js";
import { errorsOf } from "../validate/group-errors.js";
import { nearestName } from "../validate/nearest.js";
import { topLevelMessage } from "../validate/verdict.js";
import { TextDecoder, TextEncoder } from "../wasm/text-encoding.js";
import type { Exports } from "../wasm/validator_2026_07_glue.js";
import { validator_2026_07 } from "../wasm/validator_2026_07_module.js";
import { zoneNames } from "../zones.js";
import { type Failure, issueOf } from "./issues.js";
import { readOptions, type Settings } from "./options.js";
import type { CampaignField, FieldsValidation, Issue, Unchecked, Validation, Warning } from "./types.js";

/** The answer of wasm. A diagnostic is its code and the indices of its fields. */
interface Answer {
  campaign?: CreateCampaign202607;
  failures?: Failure[];
  warnings: [code: number, ...fields: number[]][];
  unchecked: [code: number, ...fields: number[]][];
}

/** Longest key of a form that is shown. */
const MAX_KEY_LENGTH = 80;

const encoder = new TextEncoder();
// Keeps a byte order mark, with which the server reads no form.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** The instance that has the names of the zones. */
let prepared: Exports | undefined;

/** Validates forms with options that are read and checked once. */
export class Validator {
  #settings: Settings;

  /**
   * @param more names of further options of the same call, which are not read
   * @param clock the time without the option `now`
   * @throws {TypeError} if an option is invalid
   */
  constructor(options: unknown, more?: readonly string[], clock?: () => number) {
    this.#settings = readOptions(options, more, clock);
  }

  validate(form: unknown): Validation {
    const { text, unserializable, unknown, dropped } = serialize(form, fieldNames);
    const verdict = this.#verdict(encoder.encode(text), unserializable);
    return this.#withWarnings(verdict, unknown, dropped);
  }

  validateJson(body: unknown): Validation {
    const source = typeof body === "string" ? body : bytesOf(body);
    const verdict = this.#verdict(typeof source === "string" ? encoder.encode(source) : source, 0);
    return this.#withWarnings(verdict, unknownKeysOf(source), []);
  }

  /** Adds the warnings about keys and values that the server never sees. */
  #withWarnings(verdict: Validation, unknown: readonly string[], dropped: readonly DroppedValue[]): Validation {
    if (unknown.length + dropped.length === 0) return verdict;
    const more = [...unknown.map((key) => this.#unknownField(key)), ...dropped.map((lost) => this.#valueDropped(lost))];
    return { ...verdict, warnings: Object.freeze([...verdict.warnings, ...more]) };
  }

  validateFields(form: unknown, fields: readonly string[]): FieldsValidation {
    if (!Array.isArray(fields)) throw new TypeError("fields must be an array of field names");
    for (const name of fields) {
      if ((fieldNames as readonly string[]).includes(name)) continue;
      const shown = typeof name === "string" ? `"${name}"` : "a value that is not a string";
      throw new TypeError(`fields must contain names of campaign fields, but contains ${shown}`);
    }
    const verdict = this.validate(form);
    const issues = verdict.ok ? [] : verdict.issues.filter(({ field }) => fields.includes(field));
    const warnings = verdict.warnings.filter((warning) => warning.fields.some((field) => fields.includes(field)));
    return { ok: issues.length === 0, errors: group(issues), issues, warnings };
  }

  #verdict(body: Uint8Array, unserializable: number): Validation {
    const settings = this.#settings;
    const answer: Answer = JSON.parse(
      validator_2026_07.run((exports) => {
        if (prepared !== exports) {
          exports.setZoneNames(encoder.encode(`${zoneNames.join("\n")}\n`));
          prepared = exports;
        }
        const { facts, profile, limit, custom, now } = settings;
        return exports.verdict(body, facts, profile, limit, unserializable, !custom.isEmpty, now());
      }),
    );
    const warnings = Object.freeze(answer.warnings.map((item) => this.#warning(item)));
    const unchecked = Object.freeze(answer.unchecked.map((item) => this.#unchecked(item)));
    if (answer.failures === undefined) {
      return { ok: true, campaign: answer.campaign as CreateCampaign202607, warnings, unchecked };
    }
    const issues = answer.failures.map((failure) => issueOf(settings, failure));
    const errors = group(issues);
    const count = Object.values(errors).flat().length;
    const context = { isLaravel12: settings.profile === 2, custom: settings.custom };
    const message = topLevelMessage(context, (issues[0] as Issue).message, count);
    return { ok: false, message, errors, issues, warnings, unchecked };
  }

  #warning([number, ...fields]: [number, ...number[]]): Warning {
    const [code, message, help] = catalog.warnings[number];
    return Object.freeze({ code, fields: namesOf(fields), ...this.#texts(code, message, help) });
  }

  #unchecked([number, ...fields]: [number, ...number[]]): Unchecked {
    const [code, message] = catalog.unchecked[number];
    return Object.freeze({
      code,
      fields: namesOf(fields),
      message: this.#settings.custom.get(`unchecked.${code}`) ?? message,
    });
  }

  /** Returns the texts of a warning: custom ones before those of the package. */
  #texts(code: string, message: string, help: string) {
    const { custom } = this.#settings;
    const key = `warnings.${code}`;
    return { message: custom.get(`${key}.message`, key) ?? message, help: custom.get(`${key}.help`) ?? help };
  }

  #unknownField(key: string): Warning {
    const suggestion = nearestName(key, fieldNames);
    const shown = key.slice(0, MAX_KEY_LENGTH);
    return this.#formWarning("unknown_field", suggestion, shown, undefined, suggestion);
  }

  #valueDropped({ key, value }: DroppedValue): Warning {
    const field = (fieldNames as readonly string[]).includes(key) ? (key as CampaignField) : undefined;
    return this.#formWarning("value_dropped", field, key, value);
  }

  #formWarning(
    code: "unknown_field" | "value_dropped",
    field: CampaignField | undefined,
    key: string,
    value?: string,
    suggestion?: CampaignField,
  ): Warning {
    const [, , message, help] = firstCatalog.warnings.find(([name]: [string]) => name === code);
    const texts = this.#texts(code, message, help);
    return Object.freeze({
      code,
      fields: Object.freeze(field ? [field] : []),
      message: texts.message.replace(/:(key|value)/g, (_, name) => (name === "key" ? key : (value ?? ""))),
      help: fittingHelp({ code, help: texts.help }, { key, value }, this.#settings.custom),
      key,
      ...(suggestion && { suggestion }),
    });
  }
}

const namesOf = (fields: number[]): readonly CampaignField[] =>
  Object.freeze(fields.map((field) => fieldNames[field] as CampaignField));

/** Returns the keys of a body that are not fields. */
function unknownKeysOf(body: string | Uint8Array): readonly string[] {
  try {
    const form: unknown = JSON.parse(typeof body === "string" ? body : decoder.decode(body));
    return typeof form === "object" && form !== null && !Array.isArray(form) ? unknownKeys(form, fieldNames) : [];
  } catch {
    // The server reads no form in this body either.
    return [];
  }
}

/** The grouping reads only the members that both contracts' issues have. */
const group = (issues: Issue[]): Record<string, string[]> => errorsOf(issues as unknown as FirstIssue[]);

/** The validator without options. */
let defaultValidator: Validator | undefined;

/** Returns the validator of options that the caller passes with each call. */
export function validatorOf(options: unknown, more?: readonly string[]): Validator {
  if (options !== undefined) return new Validator(options, more);
  defaultValidator ??= new Validator(undefined);
  return defaultValidator;
}

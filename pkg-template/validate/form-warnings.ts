// Warnings about the parts of a form that the server never sees: keys that are not fields, and values that JSON turns
// into something else. Called only for forms that have such a key or value.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";
import type { CampaignField, Validation, Warning, WarningCode } from "../types.js";
import type { CustomMessages } from "./custom-messages.js";
import { diagnosticsOf } from "./diagnostics.js";
import { nearestName } from "./nearest.js";

/** A value that JSON turns into something else. */
export interface DroppedValue {
  /** The field, or `form` for the form itself. */
  key: string;
  /** The value in a word: `NaN`, `Set`. */
  value: string;
}

/** Largest number of unknown keys that are listed. */
const MAX_KEYS = 20;
/** Largest number of characters of a key that are shown. */
const MAX_KEY_LENGTH = 80;

/** Largest number of unknown keys whose warnings are cached. */
const MAX_CACHED_KEYS = 512;

const FIELDS: ReadonlySet<string> = new Set(fieldNames);

/**
 * Returns the keys of a form that are not fields and have a value.
 *
 * @param names the fields of another contract
 */
export function unknownKeys(form: object, names: readonly string[] = fieldNames): string[] {
  const fields = names === fieldNames ? FIELDS : new Set(names);
  const keys = Object.keys(form).filter(
    (key) => !fields.has(key) && (form as Record<string, unknown>)[key] !== undefined,
  );
  return keys.slice(0, MAX_KEYS);
}

/** Returns a verdict with further warnings. */
export function withFormWarnings<Verdict extends Pick<Validation, "warnings">>(
  verdict: Verdict,
  unknown: readonly string[],
  dropped: readonly DroppedValue[],
  custom: CustomMessages,
): Verdict {
  if (unknown.length + dropped.length === 0) return verdict;
  const more = [
    ...unknown.map((key) => unknownKeyWarning(key, custom)),
    ...dropped.map(({ key, value }) => {
      const field = FIELDS.has(key) ? (key as CampaignField) : undefined;
      return warningOf("value_dropped", field, { key, value }, custom);
    }),
  ];
  return { ...verdict, warnings: Object.freeze([...verdict.warnings, ...more]) };
}

/** The warnings about unknown keys, by the messages of a validator. The forms of a program have few such keys. */
const unknownKeyWarnings: WeakMap<CustomMessages, Map<string, Warning>> = new WeakMap();

function unknownKeyWarning(longKey: string, custom: CustomMessages): Warning {
  const key = longKey.slice(0, MAX_KEY_LENGTH);
  const cache = unknownKeyWarnings.get(custom) ?? new Map<string, Warning>();
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const warning = warningOf("unknown_field", nearestName(key, fieldNames), { key }, custom);
  if (cache.size >= MAX_CACHED_KEYS) cache.clear();
  unknownKeyWarnings.set(custom, cache.set(key, warning));
  return warning;
}

/**
 * Returns the part of a help that fits the value: `for any value|for an HTML form|for a promise`. A caller's own help
 * has no parts.
 */
export function fittingHelp(
  { code, help }: Pick<Warning, "code" | "help">,
  { key, value = key }: { key: string; value?: string },
  custom: CustomMessages,
): string {
  if (custom.has(`warnings.${code}.help`)) return help;
  const part = value === "Promise" ? 2 : Number(/\]$|^FormData|^URLSearch/.test(value));
  return help.split("|")[part] ?? help;
}

function warningOf(
  code: WarningCode,
  field: CampaignField | undefined,
  params: { key: string; value?: string },
  custom: CustomMessages,
): Warning {
  const index = catalog.warnings.findIndex(([name]: [string]) => name === code);
  const [warning] = diagnosticsOf("warnings", 1 << index, custom) as [Warning];
  return Object.freeze({
    ...warning,
    fields: Object.freeze(field ? [field] : []),
    help: fittingHelp(warning, params, custom),
    message: warning.message.replace(/:(key|value)/g, (_, name: "key" | "value") => params[name] ?? ""),
    key: params.key,
    ...(field && params.value === undefined && { suggestion: field }),
  });
}

/**
 * Returns the name of a value if JSON turns it into something else.
 *
 * @param member the member that JSON.stringify writes: `"name":value`, or "" for none
 */
export function droppedValue(value: unknown, member: string): string | undefined {
  if (Array.isArray(value)) {
    const item: unknown = value.find(isDroppedItem);
    return item === undefined ? item : nameOf(item);
  }
  // An object without own members is written as {}, as are a Set, a Map and a promise.
  const isDropped =
    value !== null &&
    value !== undefined &&
    (/^$|:null$/.test(member) || (member.endsWith(":{}") && !isPlain(value) && !ArrayBuffer.isView(value)));
  return isDropped ? nameOf(value) : undefined;
}

const isDroppedItem = (item: unknown): boolean =>
  typeof item === "number" ? !Number.isFinite(item) : typeof item === "function" || typeof item === "symbol";

/** Returns whether a value is an object literal, of any realm. */
export function isPlain(value: unknown): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Returns the name of a value's type, or of a number. Texts are not shown: they may be secrets. */
export function nameOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return typeof value;
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return name === "Date" ? "invalid Date" : name;
}

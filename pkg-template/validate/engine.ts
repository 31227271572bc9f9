// Turns forms into verdicts. A form goes to wasm as a tape (tape.ts, plain-tape.ts), JSON text goes through
// engine-json.ts. Wasm answers with one number and, for a refused form, with records. Forms and options are copied
// first, so that no code of the caller runs while wasm memory is in use.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";
import type { CreateCampaign, Issue, Refused, Unchecked, Validation, Warning } from "../types.js";
import { outOfMemory } from "../wasm/load.js";
import { TextDecoder, TextEncoder } from "../wasm/text-encoding.js";
import { validator } from "../wasm/validator_module.js";
import { zoneNames } from "../zones.js";
import { CustomMessages } from "./custom-messages.js";
import { diagnosticsOf } from "./diagnostics.js";
import { serializeMarked } from "./encode.js";
import { encodeFacts } from "./encode-facts.js";
import type { JsonExports } from "./engine-json.js";
import { unknownKeys, withFormWarnings } from "./form-warnings.js";
import { errorsOf } from "./group-errors.js";
import { readSettings } from "./options.js";
import { encodeForm } from "./plain-tape.js";
import { type ElementTemplate, issuesOf, type RecordReader } from "./record-issues.js";
import {
  definedFields,
  type FormCopy,
  fewOf,
  forgetMemory,
  isDetached,
  NODE_BYTES,
  nodesLength,
  rememberZone,
  setMemory,
  TAPE_BYTES,
  textLength,
  valuesOf,
  writeForm,
} from "./tape.js";
import { NO_ELEMENT, topLevelMessage } from "./verdict.js";

/** The exports of the wasm module. A slice is passed as two numbers, its address and its length. */
interface Raw {
  memory: WebAssembly.Memory;
  /** Validates a tape. Returns the answer: bits of a form, negative for a refused one. */
  judge: (...numbers: number[]) => number;
  /** Writes how the changed values of an accepted form are sent. Returns the address. */
  normalize: (...numbers: number[]) => number;
  /** Writes a value as PHP displays it. Returns its kind. */
  displayValue: (...numbers: number[]) => number;
  /** Returns the address of the results of a call. */
  records: () => number;
  /** Returns the address of free memory, or 0 if there is none. */
  allocate: (bytes: number) => number;
  /** Sets the names of the zones that the server accepts. */
  setZones: (at: number, length: number) => void;
  /** Keeps all memory that is allocated so far. Later calls free only memory that is allocated after it. */
  keep: () => void;
  /** All exports, for the module `json`. */
  exports: WebAssembly.Exports;
  /** The instance of the module `json` that shares this memory. */
  json?: JsonExports;
}

/** The exports of wasm-bindgen's glue. */
export type Exports = { raw: () => Raw; onDiscard?: () => void };

/** The running instance. */
let instance: Exports | undefined;
export let raw: Raw;
let judge: Raw["judge"];
/** The address of the tape. */
let tapeAt = 0;
/** Position of a call's results, as an index of `uint32`. */
export let results = 0;
/** Views of the whole wasm memory. */
export let uint32: Uint32Array<ArrayBuffer> = new Uint32Array();
let float64 = new Float64Array();
let bytes = new Uint8Array();
/** The account facts that are in memory now. */
let facts: Uint8Array | undefined;
/** Address of the account facts. */
export let factsAt = 0;
/** Bytes that are allocated for account facts. */
let factsRoom = 0;
const encoder = new TextEncoder();
export const decoder: TextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Prepares a new instance: sets its zones, and allocates the tape. */
function instantiate(exports: Exports) {
  instance = exports;
  exports.onDiscard = release;
  raw = exports.raw();
  judge = raw.judge;
  facts = undefined;
  factsRoom = 0;
  tapeAt = 0;
  refreshViews();
  const [at, length] = copyIn(`${zoneNames.join("\n")}\n`);
  raw.setZones(at, length);
  tapeAt = raw.allocate(TAPE_BYTES);
  raw.keep();
  results = raw.records() >> 2;
  refreshViews();
}

/** Drops all references to a discarded instance, so that its memory can be garbage-collected. */
function release() {
  instance = undefined;
  raw = undefined as never;
  judge = undefined as never;
  uint32 = new Uint32Array();
  float64 = new Float64Array();
  bytes = new Uint8Array();
  forgetMemory();
}

/** Creates the views of the memory again. Needed whenever the memory has grown, which detaches all views. */
export function refreshViews(): void {
  const { buffer } = raw.memory;
  setMemory(buffer, tapeAt);
  uint32 = new Uint32Array(buffer);
  float64 = new Float64Array(buffer);
  bytes = new Uint8Array(buffer);
}

/**
 * Layout of an answer, from bit 0: 10 bits of warnings, 6 bits of unchecked facts, then the changed fields. The sign is
 * set for a refused form.
 */
const WARNING_BITS = 10;
const UNCHECKED_MASK = 63;
const CHANGED_SHIFT = 16;
/** Indices of fields. */
const TIMEZONE_FIELD = 2;
const DAYS_FIELD = 6;
const IDS_FIELD = 13;
/** Tags of nodes (src/php/value.rs). */
const TEXT = 6;
const LIST = 8;
const MAP = 9;

/** Number of issues with suggestions that are cached. */
const MAX_SUGGESTED = 2048;

/** Validates forms with options that are read and checked once. Caches all values that depend on the options alone. */
export class Validator {
  /** The profile in bits 0 and 1, then one bit for each known fact, as wasm takes them. */
  declare setting: number;
  /** Largest number of parallel calls. */
  declare limit: number;
  /** The encoded account facts. */
  declare facts: Uint8Array<ArrayBufferLike> | undefined;
  /** Length of the facts, in units of 8 bytes. */
  declare factsLength: number;
  /** Names of goal variables by assistant id. */
  declare goals: [unknown, string[]][];
  declare isLaravel8: boolean;
  declare isLaravel12: boolean;
  declare custom: CustomMessages;
  /** The top-level message of all refusals. Empty for Laravel 12, which lists the errors. */
  declare topLevel: string;

  /** Cached issues of fields by record. */
  fieldIssues: Issue[][] = new Array(512).fill(undefined);
  /** Cached templates of elements by record. */
  elementTemplates: ElementTemplate[] = new Array(128).fill(undefined);
  /** Cached issues with suggestions by record, element and text. Limited in size, because anybody can send texts. */
  suggestedIssues: Map<number, Map<string, Issue[]>> = new Map();
  #suggestedCount = 0;
  /** Cached lists of warnings by their bits. */
  warnings: (readonly Warning[])[] = new Array(1 << WARNING_BITS).fill(undefined);
  /** Cached lists of unchecked facts by their bits. */
  unchecked: (readonly Unchecked[])[] = new Array(UNCHECKED_MASK + 1).fill(undefined);
  /** Cached ends of the top-level message ("(and 1 more error)") by the number of errors. */
  moreErrors: string[] = [];

  /**
   * @param more names of further options of the same call, which are not read
   * @throws {TypeError} if an option is invalid
   */
  constructor(options: unknown, more?: readonly string[]) {
    const { profile, limit, provider, assistants, numbers, goals, timezone, messages, attributes, language } =
      readSettings(options, more);
    this.setting = profile;
    [limit, assistants, numbers, goals, timezone].forEach((fact, i) => {
      if (fact !== undefined) this.setting |= 4 << i;
    });
    this.limit = (limit === undefined ? catalog.caps[provider] : limit) ?? Number.POSITIVE_INFINITY;
    this.facts = assistants || numbers || goals ? encodeFacts(assistants ?? [], numbers ?? [], goals ?? []) : undefined;
    this.factsLength = this.facts ? this.facts.length >> 3 : 0;
    this.goals = goals ?? [];
    this.isLaravel8 = profile === 1;
    this.isLaravel12 = profile === 2;
    const texts = language && new CustomMessages(language.messages, language.attributes);
    this.custom = new CustomMessages(messages, attributes, texts);
    this.topLevel = this.isLaravel12 ? "" : topLevelMessage(this, "", 2);
  }

  validate(form: unknown): Validation {
    const copy = copyForm(form as UnknownObject | null | undefined);
    const verdict = copy && validator.run(judgeValues, copy.values, this);
    if (!verdict) return this.#validateSerialized(form);
    // Other members than fields, or a field that is undefined.
    if (Object.keys(copy.form).length !== definedFields()) {
      return withFormWarnings(verdict, unknownKeys(copy.form), [], this.custom);
    }
    return verdict;
  }

  /** Adds an entry to `suggestedIssues`. */
  keepSuggested(recordKey: number, text: string, issues: Issue[]): void {
    if (++this.#suggestedCount > MAX_SUGGESTED) {
      this.suggestedIssues.clear();
      this.#suggestedCount = 1;
    }
    const byText = this.suggestedIssues.get(recordKey) ?? new Map();
    this.suggestedIssues.set(recordKey, byText.set(text, issues));
  }

  validateMany(forms: readonly unknown[]): Validation[] {
    if (!Array.isArray(forms)) throw new TypeError("forms must be an array");
    return forms.map((form) => this.validate(form));
  }

  #validateSerialized(form: unknown): Validation {
    const { text, unserializable, unknown, dropped } = serializeMarked(form);
    const verdict = validator.run((exports) => judgePlain(exports, JSON.parse(text), this, unserializable));
    return withFormWarnings(verdict, unknown, dropped, this.custom);
  }
}

/** Prepares the memory for a validator: sets up a new instance, and copies the account facts. */
export function prepareMemory(exports: Exports, prepared: Validator): void {
  if (exports !== instance) instantiate(exports);
  if (isDetached()) refreshViews();
  if (prepared.facts === undefined || facts === prepared.facts) return;
  if (prepared.facts.length > factsRoom) {
    factsRoom = 2 * prepared.facts.length;
    factsAt = raw.allocate(factsRoom);
    raw.keep();
    if (isDetached()) refreshViews();
  }
  facts = prepared.facts;
  bytes.set(facts, factsAt);
}

/** Validates the copied values of a form. Returns undefined if they do not fit on the tape. */
function judgeValues(exports: Exports, values: unknown[], prepared: Validator): Validation | undefined {
  if (exports !== instance || isDetached() || prepared.facts !== undefined) prepareMemory(exports, prepared);
  if (!writeForm(values, prepared.goals.length > 0)) return undefined;
  const text = tapeAt + NODE_BYTES;
  const { setting, limit, factsLength } = prepared;
  const answer = judge(tapeAt, nodesLength(), text, textLength(), setting, limit, factsAt, factsLength);
  if (answer < 0) return refusal(prepared, answer, tapeReader(prepared), values);
  const changed = answer >>> CHANGED_SHIFT;
  if ((changed & (1 << TIMEZONE_FIELD)) === 0) rememberZone();
  return {
    ok: true,
    campaign:
      changed === 0 ? campaignOf(values as AcceptedValues) : normalizedCampaign(tapeReader(prepared), values, changed),
    warnings: warningsOf(prepared, answer),
    unchecked: uncheckedOf(prepared, answer),
  };
}

const tapeReader = (prepared: Validator) =>
  new MemoryReader(prepared, tapeAt, nodesLength(), tapeAt + NODE_BYTES, textLength());

/** Any object as it is inspected, before its kind is known. */
type UnknownObject = FormCopy & { toJSON?: unknown };

/** A form that was read once. */
interface ReadForm {
  form: FormCopy;
  /** The values of the fields, in their order. Lists are copies. */
  values: unknown[];
}

/**
 * Copies the values and lists of a plain object, and reads each once. Returns undefined for a form that JSON.stringify
 * would not write member by member.
 */
function copyForm(form: UnknownObject | null | undefined): ReadForm | undefined {
  if (typeof form !== "object" || form === null) return undefined;
  try {
    const made = form.constructor;
    if (made !== Object && made !== undefined) return undefined;
    if (form.toJSON !== undefined || Array.isArray(form) || isPolluted()) return undefined;
    const copy = { ...form };
    const values = copy.timezone === undefined && copy.phone_number_ids === undefined ? fewOf(copy) : valuesOf(copy);
    if (!copyList(values, DAYS_FIELD) || !copyList(values, IDS_FIELD)) return undefined;
    return { form: copy, values };
  } catch {
    // A getter or a proxy threw. `serializeMarked` finds the field.
    return undefined;
  }
}

/** Copies a list. Returns false for a list that JSON.stringify could write in another way. */
function copyList(values: unknown[], field: number): boolean {
  const list = values[field];
  if (!Array.isArray(list)) return true;
  if (list.constructor !== Array || (list as { toJSON?: unknown }).toJSON !== undefined) return false;
  values[field] = list.slice();
  return true;
}

const bare = {};

/**
 * Returns whether a page has added any of the field names, or toJSON, to Object.prototype. Uses static names, because
 * engines cache those answers.
 */
function isPolluted(): boolean {
  return (
    "toJSON" in bare ||
    "name" in bare ||
    "assistant_id" in bare ||
    "timezone" in bare ||
    "max_calls_in_parallel" in bare ||
    "allowed_hours_start_time" in bare ||
    "allowed_hours_end_time" in bare ||
    "allowed_days" in bare ||
    "max_retries" in bare ||
    "retry_interval" in bare ||
    "retry_on_voicemail" in bare ||
    "retry_on_goal_incomplete" in bare ||
    "goal_completion_variable" in bare ||
    "mark_complete_when_no_leads" in bare ||
    "phone_number_ids" in bare
  );
}

/** The values of an accepted form. Optional fields can be null. */
type AcceptedValues = [
  string,
  number,
  string?,
  number?,
  string?,
  string?,
  CreateCampaign["allowed_days"]?,
  number?,
  number?,
  boolean?,
  boolean?,
  string?,
  boolean?,
  number[]?,
];

/** Returns the campaign of an accepted form with unchanged values. Only replaces -0 with 0. */
function campaignOf(values: AcceptedValues): CreateCampaign {
  const name = values[0];
  const assistant = values[1] + 0;
  const zone = values[2];
  const parallel = values[3];
  const start = values[4];
  const end = values[5];
  const days = values[6];
  const retries = values[7];
  const interval = values[8];
  const voicemail = values[9];
  const goal = values[10];
  const variable = values[11];
  const complete = values[12];
  const ids = values[13];
  if (ids != null) for (let i = 0; i < ids.length; i++) if (ids[i] === 0) ids[i] = 0;
  if (
    zone != null &&
    parallel != null &&
    start != null &&
    end != null &&
    days != null &&
    retries != null &&
    interval != null &&
    voicemail != null &&
    goal != null &&
    variable != null &&
    complete != null &&
    ids != null
  ) {
    // One literal, because engines reallocate an object that grows member by member.
    return {
      name,
      assistant_id: assistant,
      timezone: zone,
      max_calls_in_parallel: parallel + 0,
      allowed_hours_start_time: start,
      allowed_hours_end_time: end,
      allowed_days: days,
      max_retries: retries + 0,
      retry_interval: interval + 0,
      retry_on_voicemail: voicemail,
      retry_on_goal_incomplete: goal,
      goal_completion_variable: variable,
      mark_complete_when_no_leads: complete,
      phone_number_ids: ids,
    };
  }
  const campaign: CreateCampaign = { name, assistant_id: assistant };
  if (zone != null) campaign.timezone = zone;
  if (parallel != null) campaign.max_calls_in_parallel = parallel + 0;
  if (start != null) campaign.allowed_hours_start_time = start;
  if (end != null) campaign.allowed_hours_end_time = end;
  if (days != null) campaign.allowed_days = days;
  if (retries != null) campaign.max_retries = retries + 0;
  if (interval != null) campaign.retry_interval = interval + 0;
  if (voicemail != null) campaign.retry_on_voicemail = voicemail;
  if (goal != null) campaign.retry_on_goal_incomplete = goal;
  if (variable != null) campaign.goal_completion_variable = variable;
  if (complete != null) campaign.mark_complete_when_no_leads = complete;
  if (ids != null) campaign.phone_number_ids = ids;
  return campaign;
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/** Kinds of normalized values: the first number of a record of `normalize` (src/bindings/engine.rs). */
const AS_NUMBER = 1;
const AS_FLAG = 2;
const AS_SUBSTRING = 3;
const AS_DIGITS = 4;
const AS_LIST = 5;
const AS_DAY = 6;

/**
 * Returns the campaign of an accepted form with changed values.
 *
 * @param changed one bit for each field whose value is sent in another form
 */
function normalizedCampaign(reader: MemoryReader, values: unknown[], changed: number): CreateCampaign {
  let at = reader.normalize(changed) >> 3;
  /** Digits of integers that are too large for a number. */
  let longIntegers: Record<string, string> | undefined;
  const next = (text: unknown): unknown => {
    const how = uint32[2 * at];
    const value = uint32[2 * at + 1] as number;
    at += 2;
    switch (how) {
      case AS_NUMBER:
        return float64[at - 1];
      case AS_FLAG:
        return value === 1;
      case AS_SUBSTRING:
        return (text as string).slice(value, value + (uint32[2 * at - 2] as number));
      case AS_DIGITS:
        return String(new BigInt64Array(raw.memory.buffer, 8 * (at - 1), 1)[0]);
      case AS_LIST: {
        const list = [];
        for (let i = 0; i < value; i++) list.push(next(undefined));
        return list;
      }
      case AS_DAY:
        return DAYS[value];
      default:
        return undefined;
    }
  };
  const sent = values.map((value, field) => {
    if ((changed & (1 << field)) === 0) return value;
    const isLong = uint32[2 * at] === AS_DIGITS;
    const normalized = next(value);
    if (isLong) longIntegers = { ...longIntegers, [fieldNames[field] as string]: normalized as string };
    return normalized;
  });
  const campaign = campaignOf(sent as AcceptedValues);
  return longIntegers ? Object.assign(campaign, longIntegers) : campaign;
}

function warningsOf(prepared: Validator, answer: number): Warning[] {
  const bits = answer & ((1 << WARNING_BITS) - 1);
  prepared.warnings[bits] ??= diagnosticsOf("warnings", bits, prepared.custom);
  return prepared.warnings[bits] as Warning[];
}

function uncheckedOf(prepared: Validator, answer: number): Unchecked[] {
  const bits = (answer >>> WARNING_BITS) & UNCHECKED_MASK;
  prepared.unchecked[bits] ??= diagnosticsOf("unchecked", bits, prepared.custom);
  return prepared.unchecked[bits] as Unchecked[];
}

/** Reads the form of the last verdict from memory. */
class MemoryReader implements RecordReader {
  /** For each map's node: the nodes of its values by key. */
  #entries: Map<number, Map<string, number>> | undefined;
  usesValues = false;
  #prepared: Validator;
  #nodes: number;
  #count: number;
  #text: number;
  #length: number;

  /**
   * @param nodes address of the nodes
   * @param count length of the nodes, in units of 8 bytes
   * @param text address of the texts
   * @param length length of the texts in bytes
   */
  constructor(prepared: Validator, nodes: number, count: number, text: number, length: number) {
    this.#prepared = prepared;
    this.#nodes = nodes;
    this.#count = count;
    this.#text = text;
    this.#length = length;
  }

  /**
   * Computes how the changed values are sent.
   *
   * @param changed one bit for each field
   * @returns the address of the records
   */
  normalize(changed: number): number {
    const { setting } = this.#prepared;
    const at = raw.normalize(this.#nodes, this.#count, this.#text, this.#length, setting, changed);
    if (isDetached()) refreshViews();
    return at;
  }

  /** Returns the first three of a node's four numbers. The fourth is the upper half of a 64-bit value. */
  #node(node: number): [tag: number, length: number, value: number] {
    const at = (this.#nodes >> 2) + 4 * node;
    return [uint32[at], uint32[at + 1], uint32[at + 2]] as [number, number, number];
  }

  isList(field: number): boolean {
    return this.#node(field)[0] !== MAP;
  }

  key(field: number, index: number): string {
    const [tag, , first] = this.#node(field);
    return tag === MAP ? this.#textOf(first + 2 * index) : String(index);
  }

  #textOf(node: number): string {
    const [, length, start] = this.#node(node);
    return decoder.decode(bytes.subarray(this.#text + start, this.#text + start + length));
  }

  /** Returns the node of an element. */
  #element(node: number, key: string): number | undefined {
    const [tag, length, first] = this.#node(node);
    if (tag === LIST) {
      const index = Number(key) >>> 0;
      return String(index) === key && index < length ? first + index : undefined;
    }
    if (tag !== MAP) return undefined;
    this.#entries ??= new Map();
    let entries = this.#entries.get(node);
    if (!entries) {
      entries = new Map();
      for (let i = 0; i < length; i++) entries.set(this.#textOf(first + 2 * i), first + 2 * i + 1);
      this.#entries.set(node, entries);
    }
    return entries.get(key);
  }

  /** Returns Laravel's value for `:input`. Laravel splits the key at points, and finds no key with an asterisk. */
  input(field: number, index: number, key: string | undefined): string | undefined {
    this.usesValues = true;
    let node: number | undefined = field;
    if (key?.includes("*")) return "empty";
    if (key?.includes(".")) {
      for (const name of key.split(".")) node = node === undefined ? undefined : this.#element(node, name);
    } else if (key !== undefined) {
      const [tag, , first] = this.#node(field);
      node = first + (tag === MAP ? 2 * index + 1 : index);
    }
    return node === undefined ? "empty" : this.#display(node);
  }

  /** Returns a value as PHP writes it. Returns undefined for an array. */
  #display(node: number): string | undefined {
    const { setting } = this.#prepared;
    const kind = raw.displayValue(this.#nodes, this.#count, this.#text, this.#length, setting, node);
    if (isDetached()) refreshViews();
    if (kind !== 4) return [undefined, "empty", "false", "true"][kind];
    const start = uint32[results + 4] as number;
    return decoder.decode(bytes.subarray(start, start + (uint32[results + 5] as number)));
  }

  text(field: number, index: number): string | undefined {
    const [tag, , first] = this.#node(field);
    const node = index === NO_ELEMENT ? field : first + (tag === MAP ? 2 * index + 1 : index);
    return this.#node(node)[0] === TEXT ? this.#display(node) : undefined;
  }
}

const memory = () => uint32;

function refusal(prepared: Validator, answer: number, reader: MemoryReader, values?: unknown[]): Refused {
  const at = (uint32[results + 2] as number) >> 2;
  const issues = issuesOf(prepared, reader, memory, at, uint32[results + 3] as number, 2, values);
  const errors = errorsOf(issues);
  return {
    ok: false,
    message: topLevelOf(prepared, issues, errors),
    errors,
    issues,
    warnings: warningsOf(prepared, answer),
    unchecked: uncheckedOf(prepared, answer),
  };
}

/** Returns the top-level message of a refusal. */
export function topLevelOf(prepared: Validator, issues: Issue[], errors: Record<string, string[]>): string {
  if (!prepared.isLaravel12) return prepared.topLevel;
  // Laravel counts equal messages of a key once. Only custom messages can be equal.
  const count = prepared.custom.isEmpty ? issues.length : Object.values(errors).flat().length;
  prepared.moreErrors[count] ??= topLevelMessage(prepared, "", count);
  return (issues[0] as Issue).message + prepared.moreErrors[count];
}

/** Longest string, in UTF-16 units, that is encoded directly into wasm memory. */
const MAX_ENCODED_IN_PLACE = 2 ** 16;

/**
 * Copies a body into memory.
 *
 * @throws {Error} if there is not enough memory
 */
export function copyIn(body: string | Uint8Array): [address: number, length: number] {
  // Encodes a long text first, because encoding in place needs three times its length.
  const source = typeof body === "string" && body.length > MAX_ENCODED_IN_PLACE ? encoder.encode(body) : body;
  const most = typeof source === "string" ? 3 * source.length : source.length;
  const to = allocate(most);
  if (typeof source === "string") return [to, encoder.encodeInto(source, bytes.subarray(to, to + most)).written];
  copyTo(to, source);
  return [to, most];
}

/**
 * Returns the address of new memory.
 *
 * @throws {Error} if there is not enough memory
 */
export function allocate(length: number): number {
  const to = raw.allocate(length || 1);
  if (to === 0) throw outOfMemory();
  if (isDetached()) refreshViews();
  return to;
}

/** Copies bytes to an address. */
export const copyTo = (to: number, source: Uint8Array): void => bytes.set(source, to);

/**
 * Validates a form that the tape of tape.ts cannot hold.
 *
 * @param form plain data
 * @param unserializable one bit for each field that JSON.stringify could not write
 */
function judgePlain(exports: Exports, form: FormCopy, prepared: Validator, unserializable: number): Validation {
  prepareMemory(exports, prepared);
  const { nodes, text } = encodeForm(form, unserializable, prepared.isLaravel8);
  const [nodesTo] = copyIn(nodes);
  const [textTo, length] = copyIn(text);
  return verdictOf(prepared, nodesTo, nodes.length >> 3, textTo, length, () => form);
}

/**
 * Validates the form on a tape.
 *
 * @param nodes address of the nodes
 * @param count length of the nodes, in units of 8 bytes
 * @param text address of the texts
 * @param length length of the texts in bytes
 * @param parse returns the form as plain data; only called if the form is accepted
 */
export function verdictOf(
  prepared: Validator,
  nodes: number,
  count: number,
  text: number,
  length: number,
  parse: () => FormCopy,
): Validation {
  const { setting, limit, factsLength } = prepared;
  const answer = judge(nodes, count, text, length, setting, limit, factsAt, factsLength);
  if (isDetached()) refreshViews();
  const reader = new MemoryReader(prepared, nodes, count, text, length);
  if (answer < 0) return refusal(prepared, answer, reader);
  const form = parse();
  if (isPolluted()) Object.setPrototypeOf(form, null);
  // PHP decodes an object with the keys 0, 1, 2, … to a list too, so that it is sent as a list.
  const values = valuesOf(form);
  const changed =
    (answer >>> CHANGED_SHIFT) | (isMap(values[DAYS_FIELD]) << DAYS_FIELD) | (isMap(values[IDS_FIELD]) << IDS_FIELD);
  return {
    ok: true,
    campaign: changed === 0 ? campaignOf(values as AcceptedValues) : normalizedCampaign(reader, values, changed),
    warnings: warningsOf(prepared, answer),
    unchecked: uncheckedOf(prepared, answer),
  };
}

const isMap = (value: unknown): number => (value == null || Array.isArray(value) ? 0 : 1);

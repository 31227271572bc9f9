// Turns the records of a refused form into its issues. Caches the issues of each record, and those of texts that have
// a suggestion.
import type { Issue } from "../types.js";
import type { Validator } from "./engine.js";
import { hasSuggestion, suggestionFor } from "./suggest.js";
import { isUntrimmed } from "./tape.js";
import { type FormReader, frozen, issuesOfRecord, NO_ELEMENT } from "./verdict.js";

/** Longest text that may have a suggestion, in UTF-16 units, and in bytes. */
const MAX_SUGGESTED_LENGTH = 64;
export const MAX_TEXT_BYTES: number = 3 * MAX_SUGGESTED_LENGTH;
/** Elements of a list from this one on have no suggestion: of very many, suggestions would take most of the time. */
const MAX_SUGGESTED_ELEMENTS = 1000;
/** Number of elements of each list whose issues are cached. */
const CACHED_ELEMENTS = 32;
/** Placeholder for an element's index in a message, at which the message is split. */
const INDEX_MARK = "\u0001";

/** A message about an element, split at the element's index. */
export interface ElementTemplate {
  /** The issue of any element. */
  issue: Issue;
  /** The parts of the message. Undefined if the message depends on more than the index. */
  parts: string[] | undefined;
  /** Cached issues by index. */
  issues: Issue[][];
}

/** A reader that also looks up the texts for suggestions. */
export interface RecordReader extends FormReader {
  /**
   * Returns the trimmed text of a field or of an element. Returns undefined for any other value.
   *
   * @param record ordinal of the record about it
   */
  text: (field: number, index: number, record: number) => string | undefined;
}

/** Knows only the index of an element. A message that needs the value sets `usesValues`. */
export class IndexReader implements FormReader {
  usesValues = false;
  #key: (index: number) => string;

  constructor(key: (index: number) => string = String) {
    this.#key = key;
  }

  isList(): boolean {
    return true;
  }

  key(_field: number, index: number): string {
    return this.#key(index);
  }

  input(): undefined {
    this.usesValues = true;
    return undefined;
  }
}

/**
 * Returns the issues of records.
 *
 * @param numbers returns the array that holds the records: a reader can replace that of the memory
 * @param at index of the first record
 * @param count number of the records
 * @param size length of a record, which begins with its two numbers
 * @param values the form's values, to save reading their texts from memory
 */
export function issuesOf(
  prepared: Validator,
  reader: RecordReader,
  numbers: () => Uint32Array,
  at: number,
  count: number,
  size: number,
  values?: unknown[],
): Issue[] {
  const issues: Issue[] = [];
  for (let i = 0; i < count; i++) {
    const record = numbers()[at + size * i] as number;
    const element = numbers()[at + size * i + 1] as number;
    const mayHaveSuggestion = hasSuggestion(record) && (element === NO_ELEMENT || element < MAX_SUGGESTED_ELEMENTS);
    const text = mayHaveSuggestion ? refusedText(record, element, i, reader, values) : undefined;
    const found =
      text === undefined
        ? recordIssues(prepared, record, element, reader)
        : suggestedIssues(prepared, record, element, reader, text);
    for (let k = 0; k < found.length; k++) issues.push(found[k] as Issue);
  }
  return issues;
}

/**
 * Returns the trimmed text that a record is about. Returns undefined for any other value, and for a long text.
 *
 * @param i ordinal of the record
 */
function refusedText(
  record: number,
  element: number,
  i: number,
  reader: RecordReader,
  values?: unknown[],
): string | undefined {
  const field = (record >> 3) & 15;
  const value = values?.[field];
  const item = element === NO_ELEMENT ? value : Array.isArray(value) ? value[element] : undefined;
  const text = typeof item === "string" && isUntrimmed(item) ? item : reader.text(field, element, i);
  return text === undefined || text.length > MAX_SUGGESTED_LENGTH ? undefined : text;
}

/** Returns the issues of a record about a text, with the suggestion for that text. */
function suggestedIssues(
  prepared: Validator,
  record: number,
  element: number,
  reader: RecordReader,
  text: string,
): Issue[] {
  // Not for an object in place of a list: its keys differ from form to form.
  const isCached = element === NO_ELEMENT || (element < CACHED_ELEMENTS && reader.isList((record >> 3) & 15));
  const recordKey = element === NO_ELEMENT ? record : ((element + 1) << 16) | record;
  const cached = isCached ? prepared.suggestedIssues.get(recordKey)?.get(text) : undefined;
  if (cached !== undefined) return cached;
  const found = recordIssues(prepared, record, element, reader);
  const suggestion = suggestionFor(record, text, prepared.limit);
  const issues = suggestion === undefined ? found : found.map((issue) => Object.freeze({ ...issue, suggestion }));
  const isSame = found === prepared.fieldIssues[record] || found === prepared.elementTemplates[record]?.issues[element];
  // Not if the message depends on more than the text.
  if (isSame) prepared.keepSuggested(recordKey, text, issues);
  return issues;
}

/** Returns the issues of a record. Caches issues that are the same for every form. */
function recordIssues(prepared: Validator, record: number, element: number, reader: FormReader): Issue[] {
  if (element === NO_ELEMENT) {
    const cached = prepared.fieldIssues[record];
    if (cached !== undefined) return cached;
    reader.usesValues = false;
    const issues = issuesOfRecord(prepared, record, element, reader);
    if (!reader.usesValues && record < prepared.fieldIssues.length) prepared.fieldIssues[record] = issues;
    return issues;
  }
  if (!reader.isList((record >> 3) & 15)) return issuesOfRecord(prepared, record, element, reader);
  prepared.elementTemplates[record] ??= elementTemplate(prepared, record);
  const template = prepared.elementTemplates[record] as ElementTemplate;
  const cached = template.issues[element];
  if (cached !== undefined) return cached;
  const { issue, parts } = template;
  reader.usesValues = false;
  const issues = parts ? [elementIssue(issue, parts, element)] : issuesOfRecord(prepared, record, element, reader);
  if (!reader.usesValues && element < CACHED_ELEMENTS) template.issues[element] = issues;
  return issues;
}

function elementTemplate(prepared: Validator, record: number): ElementTemplate {
  const reader = new IndexReader(() => INDEX_MARK);
  const [issue] = issuesOfRecord(prepared, record, 0, reader) as [Issue];
  const varies = reader.usesValues || prepared.custom.variesByElement;
  return { issue, parts: varies ? undefined : issue.message.split(INDEX_MARK), issues: [] };
}

function elementIssue({ field, code, params, source }: Issue, parts: string[], element: number): Issue {
  const message = parts.length === 2 ? `${parts[0]}${element}${parts[1]}` : parts.join(String(element));
  return frozen({ field, path: [field, element], key: `${field}.${element}`, code, message, params, source });
}

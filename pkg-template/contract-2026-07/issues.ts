// Creates the issues of a verdict from the failures that wasm reports by number.
import { catalog } from "../catalog-2026-07.js";
import { catalog as firstCatalog } from "../message-catalog.js";
import type { CustomMessages } from "../validate/custom-messages.js";
import { formatMessage, replaceAttribute, withSpaces } from "../validate/format-message.js";
import type { Settings } from "./options.js";
import { suggestionFor } from "./suggest.js";
import type { CampaignField, Issue, IssueCode } from "./types.js";

/**
 * A failure: the row, the check of the row, the key, the path, the detail, and the refused value as PHP displays it
 * (`null` for an array). The detail of an account fact is the index of the assistant whose goal variables count. The
 * detail of a check is 1 for a text that may have a suggestion.
 */
export type Failure = [row: number, check: number, key: string, path: Path, detail: number, input?: string | null];
export type Path = [field: CampaignField, ...rest: (string | number)[]];

/** The check of a value that cannot be sent as JSON. */
const UNSERIALIZABLE = -1;
/** The check of the first code in `catalog.account`. The others follow downwards. */
const FIRST_ACCOUNT = -2;

/** A row of the table, and the key of a form that an issue is about. */
interface Subject {
  custom: CustomMessages;
  rowName: string;
  kind: string;
  key: string;
  path: Path;
  /** Returns the value as PHP displays it. */
  input: () => string | undefined;
}

type Params = Record<string, string | number>;

/** Creates the issue of a failure. */
export function issueOf(settings: Settings, [row, check, key, path, detail, input]: Failure): Issue {
  const isLaravel8 = settings.profile === 1;
  const { custom } = settings;
  const [rowName, kind, checks] = catalog.rows[row];
  const subject: Subject = { custom, rowName, kind, key, path, input: () => input ?? undefined };

  const issue = (
    code: string,
    source: Issue["source"],
    message: string,
    params: Issue["params"] = {},
    suggestion?: string,
  ): Issue =>
    Object.freeze({
      field: path[0],
      path: Object.freeze(path),
      key,
      code: code as IssueCode,
      message,
      params: Object.freeze(params),
      source,
      ...(suggestion !== undefined && { suggestion }),
    });

  if (check === UNSERIALIZABLE) {
    const template = templateFor(subject, "unserializable") ?? firstCatalog.own.unserializable;
    const message = replaceAttribute(template, nameOfSubject(subject) ?? withSpaces(key));
    return issue("unserializable", "client", message);
  }
  if (check <= FIRST_ACCOUNT) {
    const code = catalog.account[FIRST_ACCOUNT - check];
    return issue(code, "account", accountMessage(code));
  }
  const [code, given] = checks[check];
  const params = paramsOf(custom, code, given, settings.limit);
  const sized = code === "max" && kind !== "numeric" ? "max.string" : code;
  const message = filled(subject, templateFor(subject, code) ?? templateOf(sized), params, isLaravel8);
  const suggestion = detail === 1 ? suggestionFor(code, String(input), checks, settings.limit) : undefined;
  return issue(code, "rule", message, params, suggestion);

  /** Returns Laravel's own template. */
  function templateOf(name: string): string {
    const found = catalog.templates[name];
    return typeof found === "string" ? found : found[isLaravel8 ? 1 : 0];
  }

  function accountMessage(code: string): string {
    const own = templateFor(subject, code);
    if (own !== undefined) return filled(subject, own, {}, isLaravel8);
    if (code === "assistant_not_found") return firstCatalog.own.assistant_not_found;
    if (code !== "goal_variable_unknown") return filled(subject, templateOf("in"), {}, isLaravel8);
    const [the, has, end] = firstCatalog.own.goal_variable_unknown;
    const [, names] = settings.goals[detail] as [unknown, string[]];
    return the + input + has + (names.length > 0 ? `: ${names.join(", ")}` : " none") + end;
  }
}

/**
 * Returns the custom message of a rule that the server's own 422 names; `undefined` without one.
 *
 * @param rule The code of the rule, with its parameters.
 * @param bounds The numbers of the server's message: a plan's limit can be lower than the documented one.
 */
export function customMessageOf(
  subject: Subject,
  [code, given]: [code: string, params?: Record<string, string | number | null>],
  bounds: readonly number[],
): string | undefined {
  const template = templateFor(subject, code);
  if (template === undefined) return undefined;
  let i = 0;
  const params = Object.entries(paramsOf(subject.custom, code, given, Number.NaN)).map(([name, value]) => [
    name,
    typeof value === "number" ? (bounds[i++] ?? value) : value,
  ]);
  return filled(subject, template, Object.fromEntries(params), false);
}

function filled(subject: Subject, template: string, params: Params, isLaravel8: boolean) {
  const { custom, key, path, input } = subject;
  const element = elementOf(path);
  const name = nameOfSubject(subject);
  const hasPosition =
    !custom.isEmpty && /:(position|index)/.test(name === undefined ? template : `${template}\n${name}`);
  // Laravel 8 has no `:position`, but custom messages support it in every profile.
  const form = { key, element, input };
  const text = formatMessage(template, name, form, Object.entries(params), isLaravel8 && !hasPosition);
  if (!hasPosition || element === undefined) return text;
  return text.replaceAll(":position", () => element).replaceAll(":index", () => element);
}

const elementOf = (path: Path) => (path.length > 1 ? String(path[1]) : undefined);

/** Returns the custom message of a rule: for the key, for the row, or for the rule. */
function templateFor({ custom, rowName, kind, key, path }: Subject, rule: string): string | undefined {
  if (custom.isEmpty) return undefined;
  if (path.length < 3) return custom.template(path[0], rule, kind, elementOf(path));
  return custom.get(`${key}.${rule}`, `custom.${key}.${rule}`) ?? custom.template(rowName, rule, kind);
}

function nameOfSubject({ custom, rowName, key, path }: Subject): string | undefined {
  if (custom.isEmpty) return undefined;
  if (path.length < 3) return custom.attribute(path[0], elementOf(path));
  return custom.attribute(key) ?? custom.attribute(rowName);
}

/** @param limit The limit of a `max` without a bound of its own. */
function paramsOf(
  custom: CustomMessages,
  rule: string,
  params: Record<string, string | number | null> = {},
  limit: number,
): Params {
  if (rule === "required_if") {
    const other = String(params.other);
    return { other: custom.attribute(other.replaceAll(" ", "_")) ?? other, value: String(params.value) };
  }
  return rule === "max" ? { max: params.max ?? limit } : (params as Params);
}

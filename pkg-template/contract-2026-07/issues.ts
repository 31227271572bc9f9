// Creates the issues of a verdict from the failures that wasm reports by number.
import { catalog } from "../catalog-2026-07.js";
import { catalog as firstCatalog } from "../message-catalog.js";
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
type Path = [field: CampaignField, ...rest: (string | number)[]];

/** The check of a value that cannot be sent as JSON. */
const UNSERIALIZABLE = -1;
/** The check of the first code in `catalog.account`. The others follow downwards. */
const FIRST_ACCOUNT = -2;

/** Creates the issue of a failure. */
export function issueOf(settings: Settings, [row, check, key, path, detail, input]: Failure): Issue {
  const isLaravel8 = settings.profile === 1;
  const { custom } = settings;
  const [rowName, kind, checks] = catalog.rows[row];
  const field = path[0];
  const element = path.length > 1 ? String(path[1]) : undefined;
  const subject = { key, element, input: () => input ?? undefined };

  const issue = (
    code: string,
    source: Issue["source"],
    message: string,
    params: Issue["params"] = {},
    suggestion?: string,
  ): Issue =>
    Object.freeze({
      field,
      path: Object.freeze(path),
      key,
      code: code as IssueCode,
      message,
      params: Object.freeze(params),
      source,
      ...(suggestion !== undefined && { suggestion }),
    });

  if (check === UNSERIALIZABLE) {
    const template = templateFor("unserializable") ?? firstCatalog.own.unserializable;
    return issue("unserializable", "client", replaceAttribute(template, nameOfSubject() ?? withSpaces(key)));
  }
  if (check <= FIRST_ACCOUNT) {
    const code = catalog.account[FIRST_ACCOUNT - check];
    return issue(code, "account", accountMessage(code));
  }
  const [code, given] = checks[check];
  const params = paramsOf(code, given);
  const sized = code === "max" && kind !== "numeric" ? "max.string" : code;
  const message = filled(templateFor(code) ?? templateOf(sized), Object.entries(params));
  const suggestion = detail === 1 ? suggestionFor(code, String(input), checks, settings.limit) : undefined;
  return issue(code, "rule", message, params, suggestion);

  /** Returns Laravel's own template. */
  function templateOf(name: string): string {
    const found = catalog.templates[name];
    return typeof found === "string" ? found : found[isLaravel8 ? 1 : 0];
  }

  function filled(template: string, params: [string, string | number][] = []) {
    const name = nameOfSubject();
    const hasPosition =
      !custom.isEmpty && /:(position|index)/.test(name === undefined ? template : `${template}\n${name}`);
    // Laravel 8 has no `:position`, but custom messages support it in every profile.
    const text = formatMessage(template, name, subject, params, isLaravel8 && !hasPosition);
    if (!hasPosition || element === undefined) return text;
    return text.replaceAll(":position", () => element).replaceAll(":index", () => element);
  }

  /** Returns the custom message of a rule: for the key, for the row, or for the rule. */
  function templateFor(rule: string): string | undefined {
    if (custom.isEmpty) return undefined;
    if (path.length < 3) return custom.template(field, rule, kind, element);
    return custom.get(`${key}.${rule}`, `custom.${key}.${rule}`) ?? custom.template(rowName, rule, kind);
  }

  function nameOfSubject(): string | undefined {
    if (custom.isEmpty) return undefined;
    if (path.length < 3) return custom.attribute(field, element);
    return custom.attribute(key) ?? custom.attribute(rowName);
  }

  function paramsOf(
    rule: string,
    params: Record<string, string | number | null> = {},
  ): Record<string, string | number> {
    if (rule === "required_if") {
      const other = String(params.other);
      return { other: custom.attribute(other.replaceAll(" ", "_")) ?? other, value: String(params.value) };
    }
    return rule === "max" ? { max: params.max ?? settings.limit } : (params as Record<string, string | number>);
  }

  function accountMessage(code: string): string {
    const own = templateFor(code);
    if (own !== undefined) return filled(own);
    if (code === "assistant_not_found") return firstCatalog.own.assistant_not_found;
    if (code !== "goal_variable_unknown") return filled(templateOf("in"));
    const [the, has, end] = firstCatalog.own.goal_variable_unknown;
    const [, names] = settings.goals[detail] as [unknown, string[]];
    return the + input + has + (names.length > 0 ? `: ${names.join(", ")}` : " none") + end;
  }
}

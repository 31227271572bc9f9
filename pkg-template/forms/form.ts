// The state of a campaign form, for any framework: values, visible messages, and at most one campaign for the entered
// values.
import type {
  Campaign,
  CampaignField,
  CampaignInput,
  FindCreatedOptions,
  Issue,
  ReadOptions,
  Validation,
  ValidationOptions,
} from "../types.js";
import type { Contract, Contract202602, ContractTypes, WithContract } from "../validate/contract.js";
import { expect, VALIDATION_OPTIONS } from "../validate/options.js";
import { hasOwn } from "../wasm/builtins.js";
import { campaignKey } from "./attempts.js";
import { Drafts } from "./drafts.js";
import { type FieldNames, fieldNamesOf, fieldOf } from "./field-names.js";
import { focusControl } from "./focus.js";
import { isPage, readOptions } from "./options.js";
import { type FormRecords, recordsOf } from "./records.js";
import { messagesByKey } from "./send.js";
import { Submissions } from "./submissions.js";

export { toFormikErrors, toTanStackErrors } from "./library-errors.js";

/** A storage of drafts and attempts: `localStorage`, `sessionStorage`, or an object with the same methods. */
export interface DraftStorage {
  /** Returns the text of a key, or null. */
  getItem(key: string): string | null;
  /** Stores a text under a key. */
  setItem(key: string, value: string): void;
  /** Removes a key. */
  removeItem(key: string): void;
}

/** The key of a list's element, as Laravel and Precognition write it: `allowed_days.0`. */
export type ElementKey<Field extends string = CampaignField> = `${Field}.${string}`;

/** The name of a field, or the key of a list's element. */
export type FieldKey<Types extends ContractTypes> = Types["field"] | ElementKey<Types["field"]>;

/**
 * The result of a search: one campaign is `found`, a person must decide if it is `ambiguous`, and `not-seen` proves
 * nothing.
 */
export type FoundResult<Result = Campaign> =
  | { status: "found"; campaign: Result }
  | { status: "ambiguous"; candidates: readonly Result[] }
  | { status: "not-seen" };

/** The methods of `CampaignClient` that a form uses. */
export interface CampaignFormClient<Result = Campaign, Types extends ContractTypes = Contract202602> {
  /** The contract of the client. The form serves the same one. */
  readonly contract?: Contract<Types> | undefined;
  /** Posts a campaign. */
  createCampaign(campaign: Types["request"]): PromiseLike<Result>;
  /** Searches for a campaign after an unclear outcome. Without it only a person can search. */
  findCreated?(campaign: Types["request"], options: FindCreatedOptions): PromiseLike<FoundResult<Result>>;
  /** Lists the campaigns before one is posted, to distinguish a new one from an older one like it. */
  listCampaigns?(options?: ReadOptions): PromiseLike<readonly { readonly id: number | string }[]>;
}

/** The options of a form, beside those that decide the verdict. */
export interface CampaignFormOptions<Result = Campaign, Types extends ContractTypes = Contract202602>
  extends WithContract<ValidationOptions, Types> {
  /** The initial values, also after `reset()`. Default: none. */
  initialValues?: Partial<Types["input"]>;
  /**
   * Posts the campaign, and searches for it after an unclear outcome: a `CampaignClient`. The form then needs no
   * `onSubmit`. In a page it keeps drafts and attempts in `localStorage` unless `storage` says otherwise.
   */
  client?: CampaignFormClient<Result, Types>;
  /**
   * Posts a campaign by other means. An error with Laravel's `errors` is shown at its fields. An error with an
   * `outcome` of `"not-sent"` or `"refused"` is a clear failure. Any other error without `errors` leaves the attempt
   * unclear: the campaign may exist.
   */
  onSubmit?: (campaign: Types["request"]) => Result | PromiseLike<Result>;
  /** Searches for a campaign after an unclear outcome, in place of the client's method. */
  findCreated?: (
    campaign: Types["request"],
    options: Pick<FindCreatedOptions, "since" | "knownIds">,
  ) => FoundResult<Result> | PromiseLike<FoundResult<Result>>;
  /**
   * The storage of drafts and attempts. `null` means none: an attempt then lasts as long as the page. A storage that is
   * missing (on a server), full or forbidden causes no error. Default: `"local"` in a page with a `client`, else none.
   */
  storage?: "local" | "session" | DraftStorage | null;
  /**
   * The key in `storage`. Forms with the same key find each other's drafts and attempts. Default: derived from the
   * page's path. Pass a key of your own if one browser serves several accounts.
   */
  storageKey?: string;
  /**
   * Moves the focus to the control of a key (`"name"`, `"allowed_days.0"`). Default: finds it by its attribute `name`.
   */
  focus?: (key: string, form: HTMLElement | null) => void;
}

/** The result of a submission. The promise never rejects. */
export type SubmitResult<Result = Campaign, Types extends ContractTypes = Contract202602> =
  /** `campaign` exists. `found`: it was seen in the account's list, or created by another form or tab. */
  | { readonly ok: true; readonly campaign: Types["request"]; readonly result: Result; readonly found?: true }
  /** `error` is the failure of the request. It is missing if the form itself was invalid. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, readonly string[]>>; readonly error?: FormError };

/** The part of an error that survives a reload. */
export interface KeptError {
  /** The error's message, at most 500 characters. */
  message: string;
  /** The top-level message of the server's 422, at most 500 characters. */
  serverMessage?: string;
  /** The name of the error's class. */
  name?: string;
  /** The error's code, such as `"timeout"`. */
  code?: string;
  /** Whether the campaign may exist. */
  outcome?: string;
  /** The server's id of the request. */
  requestId?: string;
  /** The HTTP status. */
  status?: number;
  /** The time to wait, in seconds. */
  retryAfter?: number;
}

/**
 * The error of a request, as `client` or `onSubmit` threw it: usually a `CampaignError` (check with `instanceof`). Any
 * member may be missing, because `onSubmit` may throw anything.
 */
export type FormError = Partial<KeptError>;

/** An attempt whose outcome is unknown: the campaign may have been created. */
export interface UnclearAttempt<Result = Campaign, Types extends ContractTypes = Contract202602> {
  /** The campaign that was sent. */
  readonly campaign: Types["request"];
  /** The values of the form when it was sent. */
  readonly values: Readonly<Partial<Types["input"]>>;
  /** The time of the first request, in ISO 8601. */
  readonly since: string;
  /** The time of the last request, in ISO 8601. */
  readonly sentAt: string;
  /**
   * The error in place of a clear answer. Missing if the page was left before, or if another tab still waits for the
   * answer.
   */
  readonly error?: KeptError;
  /** The error with which the server refused `submitAnyway()`. The request before it is still unclear. */
  readonly refusal?: KeptError;
  /** The state of the search for the campaign. */
  readonly search:
    | { readonly status: "idle" | "looking" | "not-seen" }
    | { readonly status: "ambiguous"; readonly candidates: readonly Result[] }
    | { readonly status: "failed"; readonly error: unknown };
}

/** The state of a form at one moment. Every change creates a new object. */
export interface FormState<Result = Campaign, Types extends ContractTypes = Contract202602> {
  /** The values by field. A missing field is not sent. */
  readonly values: Readonly<Partial<Types["input"]>>;
  /**
   * The visible messages by key: of touched fields, of all fields after the first try to submit, and the server's own.
   */
  readonly errors: Readonly<Record<string, string[]>>;
  /** The visible warnings. */
  readonly warnings: readonly Types["warning"][];
  /** The facts that cannot be checked here. */
  readonly unchecked: readonly Types["unchecked"][];
  /** Whether the server would accept the form, even if messages are not visible yet. */
  readonly ok: boolean;
  /** The fields that a person has left. */
  readonly touched: ReadonlySet<Types["field"]>;
  /** The fields whose value differs from the initial one. */
  readonly dirty: ReadonlySet<Types["field"]>;
  /** Whether the campaign is being sent, by this form or by another one of the page. */
  readonly submitting: boolean;
  /** The campaign that is being sent. The values may have changed since. */
  readonly sending?: Types["request"];
  /** Whether the campaign of the current values exists. */
  readonly submitted: boolean;
  /** The created campaign, as `client` or `onSubmit` returned it. */
  readonly result?: Result;
  /** Whether the campaign was seen in the account's list, or created by another form or tab. */
  readonly found?: true;
  /** The last campaign of this form whose values the form no longer holds. */
  readonly earlier?: { readonly campaign: Types["request"]; readonly result: Result; readonly found?: true };
  /** An attempt whose outcome is unknown. Meanwhile `submit()` sends nothing and searches for the campaign. */
  readonly unclear?: UnclearAttempt<Result, Types>;
  /** The error of the last request. */
  readonly error?: FormError;
}

/** The state of one field. The same object while the field is unchanged. */
export interface FieldState<Field extends string = CampaignField, Types extends ContractTypes = Contract202602> {
  /** The field's key in a request. */
  readonly name: Field;
  /** The field's value. */
  readonly value: Types["input"][Field & keyof Types["input"]] | undefined;
  /** The visible messages of the field. */
  readonly errors: readonly string[];
  /** The visible messages of the list's elements, by index or key. */
  readonly elements: Readonly<Record<string, string[]>>;
  /** A text that the server would accept in place of this value, if it can mean one thing only. For `setValue`. */
  suggestion?: string;
  /** The visible warnings of the field. */
  readonly warnings: readonly Types["warning"][];
  /** Whether a person has left the field. */
  readonly touched: boolean;
  /** Whether the value differs from the initial one. */
  readonly dirty: boolean;
}

/**
 * The state and methods of a campaign form, named as in Laravel Precognition.
 *
 * The methods may be passed on without the object. A name that is not a field throws a `TypeError` that names the
 * nearest field.
 */
export interface CampaignForm<Result = Campaign, Types extends ContractTypes = Contract202602> {
  /** Carries the types of the contract. Always missing at run time. */
  readonly types?: Types | undefined;
  /** The values by field. */
  readonly values: FormState<Result, Types>["values"];
  /** The visible messages by key. */
  readonly errors: FormState["errors"];
  /** The visible warnings. */
  readonly warnings: FormState<Result, Types>["warnings"];
  /** Whether a message is visible. */
  readonly hasErrors: boolean;
  /** Whether the campaign is being sent. */
  readonly submitting: boolean;
  /** Whether the campaign of the current values exists. */
  readonly submitted: boolean;
  /** Returns the current state of the form. */
  getState(): FormState<Result, Types>;
  /** Returns the current state of one field. */
  field<Field extends Types["field"]>(name: Field): FieldState<Field, Types>;
  /**
   * Calls `listener` after every change. An error of the listener is reported and changes nothing.
   *
   * @returns A function that ends the subscription.
   */
  subscribe(listener: () => void): () => void;

  /**
   * Sets a value and removes the server's messages on that field. `true` or `false` for a list means that the list is
   * left out.
   */
  setValue<Field extends Types["field"]>(name: Field, value: FieldState<Field, Types>["value"]): void;
  /** Sets several values. */
  setValues(values: Partial<Types["input"]>): void;
  /** Marks fields as left by a person, so that their messages become visible. */
  touch(names: FieldKey<Types> | readonly FieldKey<Types>[]): void;
  /** Returns whether a person has left the field. */
  touched(name: FieldKey<Types>): boolean;
  /** Works as `touch`. Without a name all messages become visible. Precognition would ask the server here. */
  validate(names?: FieldKey<Types> | readonly FieldKey<Types>[]): void;
  /** Returns whether the field is known to be valid: its messages may be shown, and there is none. */
  valid(name: FieldKey<Types>): boolean;
  /** Returns whether a message on the field or on one of its elements is visible. */
  invalid(name: FieldKey<Types>): boolean;
  /**
   * Shows messages of the server in place of its earlier ones. They stay until their field changes. Any key is
   * accepted.
   */
  setErrors(errors: Readonly<Record<string, string | readonly string[]>>): void;
  /** Hides the messages of a field, or of one element, until the field changes or is touched again. */
  forgetError(name: FieldKey<Types>): void;
  /**
   * Restores the initial values: of these fields, or of the whole form. A whole reset also removes the draft. An open
   * attempt stays.
   */
  reset(...names: Types["field"][]): void;
  /**
   * Validates, posts the campaign, and moves the focus to the first error.
   *
   * The campaign is posted once. A pending submission, and values whose campaign exists, give the result of the first
   * submission. While an attempt is unclear, nothing is sent and the campaign is searched for.
   */
  submit(): Promise<SubmitResult<Result, Types>>;
  /**
   * Posts in spite of an unclear attempt. A person must have decided so, because the campaign may be created twice.
   *
   * The method searches once more first. Before `submit()` has searched, it only searches. Without an unclear attempt
   * it works as `submit()`.
   */
  submitAnyway(): Promise<SubmitResult<Result, Types>>;
  /**
   * Drops an unclear attempt after a person has found out its outcome. The values stay, and the next `submit()` posts
   * them.
   *
   * @returns Whether an attempt was dropped. Nothing is dropped while a request or a search is pending.
   */
  discardAttempt(): boolean;
  /**
   * Restores the values of the draft, and its unclear attempt, if there is one. The hooks call it when the page is
   * ready.
   */
  restore(): boolean;
  /** Leaves the draft to the next form of this page. Call it when a component is removed; the hooks do so. */
  release(): void;
  /**
   * Replaces the options except the initial values and the storage: a client, an account that was loaded later, another
   * language.
   *
   * @throws {TypeError} If an option is invalid. The message names it, and the earlier options stay.
   */
  configure(options: CampaignFormOptions<Result, Types>): void;
  /** Sets the element that holds the controls, for the focus. Works as a `ref` on an element in React and Vue. */
  attach(element: object | null): void;
  /** Moves the focus to the first control with a visible message. */
  focusFirstError(): void;
}

/**
 * Creates the state of a campaign form, without any framework.
 *
 * Messages of touched fields appear while a person types, without a request. The form creates at most one campaign for
 * the entered values, also across reloads, tabs and unclear answers.
 *
 * @param options The client that sends the form, initial values, the storage of drafts, and the options of validation.
 * @returns The store, to which any framework can subscribe.
 * @throws {TypeError} If an option is invalid. The message names it.
 *
 * @see The guide `docs/forms.md` in the package.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { createCampaignForm } from "outbound-campaign/form";
 *
 * const form = createCampaignForm({ client: new CampaignClient({ baseUrl: "/api" }) });
 * form.subscribe(() => console.log(form.getState()));
 * form.setValue("name", "Spring");
 */
export function createCampaignForm<Result = Campaign, Types extends ContractTypes = Contract202602>(
  options: CampaignFormOptions<Result, Types> = {},
): CampaignForm<Result, Types> {
  // The store reads only members that every contract has.
  const form: unknown = new CampaignFormStore(options as unknown as CampaignFormOptions<unknown>);
  return form as CampaignForm<Result, Types>;
}

/** Returns whether two values are the same, or equal as JSON. */
const isSame = (a: unknown, b: unknown) => Object.is(a, b) || comparisonKey(a) === comparisonKey(b);

/** Returns a key by which values are compared. A value that JSON cannot hold equals only itself. */
function comparisonKey(value: unknown) {
  try {
    return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? "";
  } catch {
    return Symbol("no JSON");
  }
}

/** Calls the page's own code, whose errors must not become the submission's. */
function callSafely(call: () => void) {
  try {
    call();
  } catch (error) {
    if (isPage() && typeof reportError === "function") reportError(error);
    else console.error(error);
  }
}

/** The options on which a form's verdict depends. */
const VERDICT_OPTIONS = [...VALIDATION_OPTIONS, "contract"] as const;

/** Implements CampaignForm. Methods are properties, so that they work without the object. */
class CampaignFormStore {
  #options: CampaignFormOptions<unknown>;
  #validation: ReturnType<typeof readOptions>["validation"];
  #validator: ReturnType<typeof readOptions>["validator"];
  #names: FieldNames;
  #records: FormRecords;
  #drafts: Drafts;
  #listeners: Set<() => void> = new Set();
  #stopRecords: () => void = () => {};
  #initial: Partial<CampaignInput>;
  #values: Partial<CampaignInput>;
  #touched: Set<CampaignField> = new Set();
  /** The keys whose messages are hidden until their field changes. */
  #forgotten: Set<string> = new Set();
  #serverErrors: Record<string, string[]> = {};
  #verdict: Validation | undefined;
  /** Whether all messages are visible because a person tried to submit. */
  #attempted = false;
  #submissions: Submissions;
  /** Whether the records count. They do not before hydration, when the server's page and the browser's must agree. */
  #isLive = false;
  #state: FormState<unknown> | undefined;
  /** The version of the records from which `#state` was derived. */
  #version = -1;
  #fields: Map<CampaignField, FieldState> = new Map();
  #element: HTMLElement | null = null;

  constructor(options: CampaignFormOptions<unknown>) {
    const { validation, validator } = readOptions(options);
    this.#validation = validation;
    this.#validator = validator;
    this.#names = fieldNamesOf(validation.contract);
    this.#options = options;
    this.#initial = { ...options.initialValues };
    this.#values = { ...this.#initial };
    this.#records = recordsOf(options);
    this.#drafts = new Drafts(this.#records);
    const host = {
      options: () => this.#options,
      values: () => this.#values,
      names: () => this.#names,
      currentKey: () => this.#currentKey(),
      errors: () => this.errors,
      setErrors: this.setErrors,
      focusFirstError: this.focusFirstError,
      changed: () => this.#changed(),
    };
    this.#submissions = new Submissions(host, this.#records, this.#drafts);
  }

  // ---- state ------------------------------------------------------------------------------------------------------

  subscribe = (listener: () => void) => {
    if (this.#listeners.size === 0) {
      this.#stopRecords = this.#records.subscribe(() => this.#changed());
      this.#drafts.setShown(true);
    }
    this.#listeners.add(listener);
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      this.#stopRecords();
      this.#drafts.setShown(false);
    };
  };

  getState = () => {
    const { version } = this.#records;
    if (this.#version !== version) this.#state = undefined;
    this.#version = version;
    this.#state ??= this.#deriveState();
    return this.#state;
  };

  field = (name: CampaignField) => {
    this.#names.assertField(name);
    const { errors, touched, dirty, warnings } = this.getState();
    const fieldErrors = Object.entries(errors).filter(([key]) => fieldOf(key) === name);
    const state: FieldState = {
      name,
      value: this.#values[name],
      errors: fieldErrors.filter(([key]) => key === name).flatMap(([, messages]) => messages),
      elements: Object.fromEntries(
        fieldErrors.filter(([key]) => key !== name).map(([key, all]) => [key.slice(name.length + 1), all]),
      ),
      suggestion: fieldErrors.length
        ? this.#currentVerdict().issues.find((issue) => issue.key === name && issue.code !== "boolean")?.suggestion
        : undefined,
      warnings: warnings.filter(({ fields }) => fields.includes(name)),
      touched: touched.has(name),
      dirty: dirty.has(name),
    };
    if (!state.suggestion) delete state.suggestion;
    // Returns the same object while the field is unchanged, so that its component does not render again.
    const before = this.#fields.get(name);
    if (before && Object.is(before.value, state.value) && isSame(before, state)) return before;
    this.#fields.set(name, state);
    return state;
  };

  get values() {
    return this.getState().values;
  }
  get errors() {
    return this.getState().errors;
  }
  get warnings() {
    return this.getState().warnings;
  }
  get hasErrors() {
    return Object.keys(this.errors).length > 0;
  }
  get submitting() {
    return this.getState().submitting;
  }
  get submitted() {
    return this.getState().submitted;
  }

  touched = (name: string) => this.#touched.has(fieldOf(this.#names.assertKey(name)));
  valid = (name: string) => this.#isVisible(this.#names.assertKey(name)) && !this.invalid(name);
  invalid = (name: string) => {
    this.#names.assertKey(name);
    return Object.keys(this.errors).some((key) => key === name || fieldOf(key) === name);
  };

  // ---- actions ----------------------------------------------------------------------------------------------------

  setValue = (name: CampaignField, value: unknown) => {
    this.setValues({ [this.#names.assertField(name)]: value });
  };

  setValues = (values: Partial<CampaignInput>) => {
    expect(Object(values) === values, "values", "an object");
    const entries = Object.entries(values).map(([name, value]) => [
      this.#names.assertField(name),
      this.#names.fieldValue(name, value),
    ]);
    const given: Partial<CampaignInput> = Object.fromEntries(entries);
    const changed = (Object.keys(given) as CampaignField[]).filter(
      (name) => !Object.is(given[name], this.#values[name]),
    );
    if (changed.length === 0) return;
    this.#values = { ...this.#values, ...given };
    this.#forgetServerErrors(changed);
    for (const name of changed) this.#clearForgotten(name);
    this.#isLive = true;
    this.#verdict = undefined;
    // The values equal an existing campaign again. Neither this visit nor the next has anything to send.
    if (this.#submissions.created()) this.#drafts.remove();
    else this.#drafts.save(this.#values);
    this.#changed(true);
  };

  touch = (names: string | readonly string[]) => {
    for (const name of [names].flat().map(this.#names.assertKey)) {
      this.#touched.add(fieldOf(name));
      this.#clearForgotten(fieldOf(name));
    }
    this.#changed();
  };

  validate = (names: string | readonly string[] | undefined) => {
    if (names === undefined) this.#attempted = true;
    this.touch(names === undefined ? [] : names);
  };

  setErrors = (errors: Readonly<Record<string, string | readonly string[]>>) => {
    this.#serverErrors = messagesByKey(errors);
    this.#changed();
  };

  forgetError = (name: string) => {
    this.#names.assertKey(name);
    this.#forgetServerErrors([name]);
    this.#forgotten.add(name);
    this.#changed();
  };

  reset = (...names: CampaignField[]) => {
    names.forEach(this.#names.assertField);
    if (names.length === 0) {
      this.#values = { ...this.#initial };
      this.#touched.clear();
      this.#forgotten.clear();
      this.#serverErrors = {};
      this.#attempted = false;
      this.#submissions.reset();
      this.#drafts.clear();
    } else {
      this.#values = { ...this.#values };
      for (const name of names) {
        if (hasOwn(this.#initial, name)) Object.assign(this.#values, { [name]: this.#initial[name] });
        else delete this.#values[name];
        this.#touched.delete(name);
      }
      this.#forgetServerErrors(names);
      this.#drafts.save(this.#values);
    }
    this.#submissions.forgetFailure();
    this.#changed(true);
  };

  restore = () => {
    this.#isLive = true;
    const restored = this.#drafts.restore();
    if (!restored) {
      this.#changed();
      return false;
    }
    const values = this.#names.onlyFields(restored.values);
    for (const name of Object.keys(values) as CampaignField[]) values[name] ??= undefined;
    this.#values = { ...this.#initial, ...values };
    this.#serverErrors = {};
    this.#submissions.forgetFailure();
    this.#verdict = undefined;
    if (restored.attempt) this.#submissions.bind(restored.attempt);
    this.#changed(true);
    return true;
  };

  release = () => this.#drafts.release();

  configure = (options: CampaignFormOptions<unknown>) => {
    const { validation, validator } = readOptions(options);
    this.#options = options;
    this.#validator = validator;
    this.#names = fieldNamesOf(validation.contract);
    if (VERDICT_OPTIONS.every((name) => isSame(validation[name], this.#validation[name]))) return;
    this.#validation = validation;
    this.#changed(true);
  };

  attach = (element: object | null) => {
    // Vue's refs may hold a component, which cannot be searched. The whole page counts then.
    this.#element = element && "querySelectorAll" in element ? (element as HTMLElement) : null;
  };

  focusFirstError = () => {
    const [key] = Object.keys(this.errors);
    if (key !== undefined) callSafely(() => (this.#options.focus ?? focusControl)(key, this.#element));
  };

  submit = (): Promise<SubmitResult<unknown>> => {
    this.#isLive = true;
    // A page may have changed a list in place. The campaign must be the one that the controls show.
    this.#verdict = undefined;
    const submissions = this.#submissions;
    if (submissions.working) return submissions.working;
    const running = submissions.running();
    if (running) return submissions.follow(running);
    const open = submissions.openAttempt();
    if (open) return submissions.search(open);
    const created = submissions.created();
    if (created) return Promise.resolve(created);
    const campaign = this.#validateForSubmit();
    return campaign ? submissions.submit(campaign) : Promise.resolve({ ok: false, errors: this.errors });
  };

  submitAnyway = (): Promise<SubmitResult<unknown>> => {
    const open = this.#resolvableAttempt();
    if (!open || !this.#submissions.hasSearched(open)) return this.submit();
    const campaign = this.#validateForSubmit();
    if (!campaign) return Promise.resolve({ ok: false, errors: this.errors });
    return this.#submissions.submitAnyway(campaign, open);
  };

  discardAttempt = () => {
    const open = this.#resolvableAttempt();
    if (open) this.#submissions.discard(open);
    return open !== undefined;
  };

  // ---- private ----------------------------------------------------------------------------------------------------

  /** Returns the open attempt, unless a request or a search is pending. */
  #resolvableAttempt() {
    this.#isLive = true;
    this.#verdict = undefined;
    return this.#submissions.working || this.#submissions.running() ? undefined : this.#submissions.openAttempt();
  }

  /** Returns the campaign of a valid form. Else makes all messages visible. */
  #validateForSubmit() {
    this.#attempted = true;
    this.#forgotten.clear();
    this.#serverErrors = {};
    this.#submissions.forgetFailure();
    const verdict = this.#currentVerdict();
    if (verdict.ok) return verdict.campaign;
    this.#changed();
    this.focusFirstError();
    return undefined;
  }

  /** Returns the verdict on the current values. */
  #currentVerdict(): Validation & { issues: Issue[] } {
    this.#verdict ??= this.#validator.validate(this.#values);
    return { issues: [], ...this.#verdict };
  }

  /** Returns the `campaignKey` of the current values, equal for equal requests; `undefined` while they are invalid. */
  #currentKey() {
    const verdict = this.#currentVerdict();
    return verdict.ok ? campaignKey(verdict.campaign) : undefined;
  }

  /** Returns whether the messages of a key may be shown. */
  #isVisible(key: string) {
    const field = fieldOf(key);
    return (this.#attempted || this.#touched.has(field)) && !this.#forgotten.has(field) && !this.#forgotten.has(key);
  }

  /** Shows the hidden messages of a field again. */
  #clearForgotten(field: CampaignField) {
    for (const key of this.#forgotten) if (fieldOf(key) === field) this.#forgotten.delete(key);
  }

  /** Computes the state of the form. */
  #deriveState(): FormState<unknown> {
    const verdict = this.#currentVerdict();
    const submission = this.#isLive ? this.#submissions.state : { submitting: false, submitted: false };
    // A Map, because a server's key may be "__proto__".
    const errors = new Map(verdict.ok ? [] : Object.entries(verdict.errors).filter(([key]) => this.#isVisible(key)));
    // A server's messages are outdated once the campaign exists.
    for (const [key, messages] of submission.submitted ? [] : Object.entries(this.#serverErrors)) {
      errors.set(key, [...new Set([...(errors.get(key) ?? []), ...messages])]);
    }
    const names = Object.keys({ ...this.#initial, ...this.#values }) as CampaignField[];
    return {
      values: this.#values,
      errors: Object.fromEntries(errors),
      warnings: verdict.warnings.filter(({ fields }) => fields.some((name) => this.#isVisible(name))),
      unchecked: verdict.unchecked,
      ok: verdict.ok,
      touched: new Set(this.#touched),
      dirty: new Set(names.filter((name) => !isSame(this.#initial[name], this.#values[name]))),
      ...submission,
    };
  }

  /**
   * Notifies the listeners.
   *
   * @param verdict Whether the verdict may have changed.
   */
  #changed(verdict?: boolean) {
    if (verdict) this.#verdict = undefined;
    this.#state = undefined;
    for (const listener of [...this.#listeners]) callSafely(listener);
  }

  /**
   * Removes the server's messages of these keys.
   *
   * @param names Fields, or keys of elements.
   */
  #forgetServerErrors(names: readonly string[]) {
    this.#serverErrors = Object.fromEntries(
      Object.entries(this.#serverErrors).filter(([key]) => !names.includes(key) && !names.includes(fieldOf(key))),
    );
  }
}

// The state of a campaign form, for any framework: values, due messages, and at most one campaign for what was filled in.
import type {
  Campaign,
  CampaignField,
  CampaignInput,
  CreateCampaign,
  FindCreatedOptions,
  Issue,
  ReadOptions,
  Unchecked,
  Validation,
  ValidationOptions,
  Warning,
} from "../types.js";
import type { Validator } from "../validate/engine.js";
import { hasOwn } from "../wasm/own.js";
import { campaignKey } from "./attempts.js";
import { Drafts } from "./drafts.js";
import { assertField, assertKey, fieldOf, fieldValue, onlyFields } from "./field-names.js";
import { focusControl } from "./focus.js";
import { isPage, readOptions, VALIDATION_OPTIONS } from "./options.js";
import { type FormRecords, recordsOf } from "./records.js";
import { messagesByKey } from "./send.js";
import { Submissions } from "./submissions.js";

/** Where drafts and attempts are kept: `localStorage`, `sessionStorage`, or anything like them. */
export interface DraftStorage {
  /** Returns the text of a key, or null. */
  getItem(key: string): string | null;
  /** Keeps a text under a key. */
  setItem(key: string, value: string): void;
  /** Removes a key. */
  removeItem(key: string): void;
}

/** The key of a list's element, as Laravel and Precognition write it: `allowed_days.0`. */
export type ElementKey = `${CampaignField}.${string}`;

/** What looking for a campaign came to: `found` is one campaign, `ambiguous` is for a person to decide, `not-seen` proves nothing. */
export type FoundResult<Result = Campaign> =
  | { status: "found"; campaign: Result }
  | { status: "ambiguous"; candidates: readonly Result[] }
  | { status: "not-seen" };

/** The methods of `CampaignClient` that a form uses. */
export interface CampaignFormClient<Result = Campaign> {
  /** Posts a campaign. */
  createCampaign(campaign: CreateCampaign): PromiseLike<Result>;
  /** Looks for a campaign after an unclear outcome. Without it only a person can look. */
  findCreated?(campaign: CreateCampaign, options: FindCreatedOptions): PromiseLike<FoundResult<Result>>;
  /** Lists the campaigns before one is posted, so that a new one can be told from an older one like it. */
  listCampaigns?(options?: ReadOptions): PromiseLike<readonly { readonly id: number | string }[]>;
}

/** The options of a form, beside those that decide the verdict. */
export interface CampaignFormOptions<Result = Campaign> extends ValidationOptions {
  /** What the form holds at first, and after `reset()`. Default: nothing. */
  initialValues?: Partial<CampaignInput>;
  /**
   * Posts the campaign, and looks for it after an unclear outcome: a `CampaignClient`. The form then needs no `onSubmit`, and
   * in a page it keeps drafts and attempts in `localStorage` unless `storage` says otherwise.
   */
  client?: CampaignFormClient<Result>;
  /**
   * Posts a campaign by other means. An error that has Laravel's `errors` is shown at its fields. An error whose `outcome` is
   * neither `"not-sent"` nor `"refused"`, and that has no `errors`, leaves the attempt unclear: the campaign may exist.
   */
  onSubmit?: (campaign: CreateCampaign) => Result | PromiseLike<Result>;
  /** Looks for a campaign after an unclear outcome, in place of the client's method. */
  findCreated?: (
    campaign: CreateCampaign,
    options: Pick<FindCreatedOptions, "since" | "knownIds">,
  ) => FoundResult<Result> | PromiseLike<FoundResult<Result>>;
  /**
   * Where drafts and attempts are kept; `null` for nowhere, then an attempt lasts as long as the page. A storage that is missing
   * (on a server), full or forbidden does no harm. Default: `"local"` in a page if `client` is given, else nowhere.
   */
  storage?: "local" | "session" | DraftStorage | null;
  /**
   * The key in `storage`. Forms of one key find each other's drafts and attempts. Default: made from the page's path. Give a key
   * of your own if one browser serves several accounts.
   */
  storageKey?: string;
  /** Moves the focus to the control of a key (`"name"`, `"allowed_days.0"`). Default: finds it by its attribute `name`. */
  focus?: (key: string, form: HTMLElement | null) => void;
}

/** The result of a submission. The promise never rejects. */
export type SubmitResult<Result = Campaign> =
  /** `campaign` exists. `found`: it was seen in the account's list, or created by another form or tab. */
  | { readonly ok: true; readonly campaign: CreateCampaign; readonly result: Result; readonly found?: true }
  /** `error` is the failure of the request; it is missing if the form itself was wrong. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, readonly string[]>>; readonly error?: unknown };

/** The part of an error that outlasts a reload. */
export interface KeptError {
  /** The error's message, at most 500 characters. */
  message: string;
  /** The name of its class. */
  name?: string;
  /** Its code, such as `"timeout"`. */
  code?: string;
  /** Whether the campaign may exist. */
  outcome?: string;
  /** The id that the server gave the request. */
  requestId?: string;
  /** The HTTP status. */
  status?: number;
  /** Seconds to wait. */
  retryAfter?: number;
}

/** An attempt whose outcome is unknown: the campaign may have been created. */
export interface UnclearAttempt<Result = Campaign> {
  /** The campaign that was sent. */
  readonly campaign: CreateCampaign;
  /** The form as it was filled in. */
  readonly values: Readonly<Partial<CampaignInput>>;
  /** When the first request for it left, in ISO 8601. */
  readonly since: string;
  /** When the last request for it left, in ISO 8601. */
  readonly sentAt: string;
  /** What came in place of a clear answer; missing if the page was left before, or another tab still waits for the answer. */
  readonly error?: KeptError;
  /** Why the server refused `submitAnyway()`; the request before it is still unclear. */
  readonly refusal?: KeptError;
  /** What looking for it came to. */
  readonly search:
    | { readonly status: "idle" | "looking" | "not-seen" }
    | { readonly status: "ambiguous"; readonly candidates: readonly Result[] }
    | { readonly status: "failed"; readonly error: unknown };
}

/** Everything about a form at one moment. A new object at every change, never changed itself. */
export interface FormState<Result = Campaign> {
  /** What the form holds, field by field; a field that is not there is not sent. */
  readonly values: Readonly<Partial<CampaignInput>>;
  /** The messages that are due, by key: of touched fields, after the first try to submit of all; and the server's own. */
  readonly errors: Readonly<Record<string, string[]>>;
  /** The warnings that are due. */
  readonly warnings: readonly Warning[];
  /** What could not be examined here. */
  readonly unchecked: readonly Unchecked[];
  /** Whether the server would take the form, due or not. */
  readonly ok: boolean;
  /** The fields that a person has left. */
  readonly touched: ReadonlySet<CampaignField>;
  /** The fields whose value is not the initial one. */
  readonly dirty: ReadonlySet<CampaignField>;
  /** Whether the campaign is being sent, by this form or by another one of the page. */
  readonly submitting: boolean;
  /** The campaign that is being sent; the values may have changed since. */
  readonly sending?: CreateCampaign;
  /** Whether the campaign of these values exists. */
  readonly submitted: boolean;
  /** The created campaign, as `client` or `onSubmit` gave it. */
  readonly result?: Result;
  /** Whether it was seen in the account's list, or created by another form or tab. */
  readonly found?: true;
  /** The last campaign that this form created from values that it does not hold any more. */
  readonly earlier?: { readonly campaign: CreateCampaign; readonly result: Result; readonly found?: true };
  /** An attempt whose outcome is unknown. While it is here, `submit()` sends nothing, it looks. */
  readonly unclear?: UnclearAttempt<Result>;
  /** The failure of the last request. */
  readonly error?: unknown;
}

/** One field at one moment: the same object as long as nothing changed for this field. */
export interface FieldState<Field extends CampaignField = CampaignField> {
  /** The field's key in a request. */
  readonly name: Field;
  /** What the form holds for it. */
  readonly value: CampaignInput[Field] | undefined;
  /** The messages of the field that are due. */
  readonly errors: readonly string[];
  /** The messages of its list's elements that are due, by index or key. */
  readonly elements: Readonly<Record<string, string[]>>;
  /** A value that the server would take in place of this one, where one is known. */
  suggestion?: string;
  /** The warnings of the field that are due. */
  readonly warnings: readonly Warning[];
  /** Whether a person has left the field. */
  readonly touched: boolean;
  /** Whether its value is not the initial one. */
  readonly dirty: boolean;
}

/**
 * A campaign form's state, in the words of Laravel Precognition. Its functions may be passed on without the object. A name that
 * is no field is a `TypeError` that names the nearest one.
 */
export interface CampaignForm<Result = Campaign> {
  /** What the form holds, field by field. */
  readonly values: FormState["values"];
  /** The messages that are due, by key. */
  readonly errors: FormState["errors"];
  /** The warnings that are due. */
  readonly warnings: FormState["warnings"];
  /** Whether a message is due. */
  readonly hasErrors: boolean;
  /** Whether the campaign is being sent. */
  readonly submitting: boolean;
  /** Whether the campaign of these values exists. */
  readonly submitted: boolean;
  /** Returns everything at this moment. */
  getState(): FormState<Result>;
  /** Returns one field at this moment. */
  field<Field extends CampaignField>(name: Field): FieldState<Field>;
  /** Calls `listener` after every change. An error that it throws is reported, and changes nothing. @returns stops it */
  subscribe(listener: () => void): () => void;

  /** Sets a value; the server's messages on that field go. `true` or `false` for a list means that it is left out. */
  setValue<Field extends CampaignField>(name: Field, value: CampaignInput[Field] | undefined): void;
  /** Sets several values. */
  setValues(values: Partial<CampaignInput>): void;
  /** Says that a person has left a field: its messages are due. */
  touch(names: CampaignField | ElementKey | readonly (CampaignField | ElementKey)[]): void;
  /** Whether the person has left the field. */
  touched(name: CampaignField | ElementKey): boolean;
  /** As `touch`; without a name all messages are due. Precognition would ask the server here. */
  validate(names?: CampaignField | ElementKey | readonly (CampaignField | ElementKey)[]): void;
  /** Whether the field is known to be right: its messages are due, and there is none. */
  valid(name: CampaignField | ElementKey): boolean;
  /** Whether a message on the field or on one of its elements is due. */
  invalid(name: CampaignField | ElementKey): boolean;
  /** Shows messages of the server, in place of those before. They stay until their field changes. Any key is taken. */
  setErrors(errors: Readonly<Record<string, string | readonly string[]>>): void;
  /** Puts the messages of a field, or of one element, away until the field changes or is touched again. */
  forgetError(name: CampaignField | ElementKey): void;
  /** Back to the initial values: of these fields, or of the whole form, whose draft is then removed. An open attempt stays. */
  reset(...names: CampaignField[]): void;
  /**
   * Validates, posts the campaign, and moves the focus to the first error there is. The campaign is posted once: while a
   * submission is under way, and for values whose campaign exists, it gives that one's result. While an attempt is unclear it
   * sends nothing and looks for the campaign.
   */
  submit(): Promise<SubmitResult<Result>>;
  /**
   * Posts in spite of an unclear attempt, which may create the campaign twice: a person must have decided so. It looks once
   * more first. Before `submit()` has looked, it only looks; without an unclear attempt it is `submit()`.
   */
  submitAnyway(): Promise<SubmitResult<Result>>;
  /**
   * Drops an unclear attempt: a person knows what became of it. The values stay, and the next `submit()` posts them.
   *
   * @returns whether an attempt was dropped; not while a request or a look is under way
   */
  discardAttempt(): boolean;
  /** Takes the values of the draft, and its unclear attempt, if there is one. The hooks do so when the page is ready. */
  restore(): boolean;
  /** Leaves the draft to the next form of this page: for a component that is removed. The hooks do so. */
  release(): void;
  /**
   * Replaces the options but the initial values and the storage: a client, an account that was loaded later, another language.
   *
   * @throws {TypeError} where an option cannot be used; the message names it, and the options before stay.
   */
  configure(options: CampaignFormOptions<Result>): void;
  /** Tells in which element the controls are, for the focus. Fits a `ref` on an element, React's and Vue's. */
  attach(element: object | null): void;
  /** Moves the focus to the first control with a message. */
  focusFirstError(): void;
}

/**
 * Creates the state of a campaign form, free of any framework: messages of touched fields as one types, without asking the
 * server, and at most one campaign for what was filled in, also across reloads, tabs and unclear answers.
 *
 * @param options The client that sends the form, initial values, the storage of drafts, and how validation is done.
 * @returns The store, for any framework to subscribe to.
 * @throws {TypeError} where an option cannot be used; the message names it.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { createCampaignForm } from "outbound-campaign/form";
 *
 * const form = createCampaignForm({ client: new CampaignClient({ baseUrl: "/api" }) });
 * form.subscribe(() => console.log(form.getState()));
 * form.setValue("name", "Spring");
 */
export function createCampaignForm<Result = Campaign>(options: CampaignFormOptions<Result> = {}): CampaignForm<Result> {
  return new CampaignFormStore(options as CampaignFormOptions<unknown>) as CampaignForm<Result>;
}

const isSame = (a: unknown, b: unknown) => Object.is(a, b) || comparisonKey(a) === comparisonKey(b);

/** Returns what a comparison sees of a value; a value that is no JSON equals only itself. */
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

class CampaignFormStore {
  #options: CampaignFormOptions<unknown>;
  #validation: ValidationOptions;
  #validator: Validator;
  #records: FormRecords;
  #drafts: Drafts;
  #listeners: Set<() => void> = new Set();
  #stopRecords: () => void = () => {};
  #initial: Partial<CampaignInput>;
  #values: Partial<CampaignInput>;
  #touched: Set<CampaignField> = new Set();
  /** Keys whose messages were put away by hand, until their field changes. */
  #forgotten: Set<string> = new Set();
  #serverErrors: Record<string, string[]> = {};
  #verdict: Validation | undefined;
  /** Whether all messages are due: somebody tried to submit. */
  #attempted = false;
  #submissions: Submissions;
  /** Whether the records count: not before hydration, when the server's page and the browser's must agree. */
  #isLive = false;
  #state: FormState<unknown> | undefined;
  /** The version of the records that `#state` was derived from. */ #version = -1;
  #fields: Map<CampaignField, FieldState> = new Map();
  #element: HTMLElement | null = null;

  constructor(options: CampaignFormOptions<unknown>) {
    const { validation, validator } = readOptions(options);
    this.#validation = validation;
    this.#validator = validator;
    this.#options = options;
    this.#initial = { ...options.initialValues };
    this.#values = { ...this.#initial };
    this.#records = recordsOf(options);
    this.#drafts = new Drafts(this.#records);
    const host = {
      options: () => this.#options,
      values: () => this.#values,
      currentKey: () => this.#currentKey(),
      errors: () => this.errors,
      setErrors: this.setErrors,
      focusFirstError: this.focusFirstError,
      changed: () => this.#changed(),
    };
    this.#submissions = new Submissions(host, this.#records, this.#drafts);
  }

  // ---- what there is to see ------------------------------------------------------------------------------------------

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
    assertField(name);
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
        ? this.#currentVerdict().issues.find((issue) => issue.field === name)?.suggestion
        : undefined,
      warnings: warnings.filter(({ fields }) => fields.includes(name)),
      touched: touched.has(name),
      dirty: dirty.has(name),
    };
    if (!state.suggestion) delete state.suggestion;
    // The same object as long as nothing changed for this field: its component is not drawn again.
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

  touched = (name: string) => this.#touched.has(fieldOf(assertKey(name)));
  valid = (name: string) => this.#isDue(assertKey(name)) && !this.invalid(name);
  invalid = (name: string) => {
    assertKey(name);
    return Object.keys(this.errors).some((key) => key === name || fieldOf(key) === name);
  };

  // ---- what may happen -----------------------------------------------------------------------------------------------

  setValue = (name: CampaignField, value: unknown) => {
    this.setValues({ [assertField(name)]: value });
  };

  setValues = (values: Partial<CampaignInput>) => {
    const entries = Object.entries(values).map(([name, value]) => [assertField(name), fieldValue(name, value)]);
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
    // Set back to a campaign that exists: nothing is left to be sent, by the next visit neither.
    if (this.#submissions.created()) this.#drafts.remove();
    else this.#drafts.save(this.#values);
    this.#changed(true);
  };

  touch = (names: string | readonly string[]) => {
    for (const name of [names].flat().map(assertKey)) {
      this.#touched.add(fieldOf(name));
      this.#clearForgotten(fieldOf(name));
    }
    this.#changed();
  };

  /** Precognition asks the server here; this store knows the answer already. */
  validate = (names: string | readonly string[] | undefined) => {
    if (names === undefined) this.#attempted = true;
    this.touch(names === undefined ? [] : names);
  };

  setErrors = (errors: Readonly<Record<string, string | readonly string[]>>) => {
    this.#serverErrors = messagesByKey(errors);
    this.#changed();
  };

  forgetError = (name: string) => {
    assertKey(name);
    this.#forgetServerErrors([name]);
    this.#forgotten.add(name);
    this.#changed();
  };

  reset = (...names: CampaignField[]) => {
    names.forEach(assertField);
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
    const values = onlyFields(restored.values);
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
    if (VALIDATION_OPTIONS.every((name) => isSame(validation[name], this.#validation[name]))) return;
    this.#validation = validation;
    this.#changed(true);
  };

  attach = (element: object | null) => {
    // Vue's refs may hold a component, in which nothing can be looked for: then all of the page counts.
    this.#element = element && "querySelectorAll" in element ? (element as HTMLElement) : null;
  };

  focusFirstError = () => {
    const [key] = Object.keys(this.errors);
    if (key !== undefined) callSafely(() => (this.#options.focus ?? focusControl)(key, this.#element));
  };

  submit = (): Promise<SubmitResult<unknown>> => {
    this.#isLive = true;
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

  // ---- inside --------------------------------------------------------------------------------------------------------

  /** Returns the open attempt, unless a request or a look is under way. */
  #resolvableAttempt() {
    this.#isLive = true;
    return this.#submissions.working || this.#submissions.running() ? undefined : this.#submissions.openAttempt();
  }

  /** Returns the campaign of a valid form; else makes all messages due. */
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

  #currentVerdict(): Validation & { issues: Issue[] } {
    this.#verdict ??= this.#validator.validate(this.#values);
    return { issues: [], ...this.#verdict };
  }

  /** The key of the campaign that the form holds; none while it is not valid. */
  #currentKey() {
    const verdict = this.#currentVerdict();
    return verdict.ok ? campaignKey(verdict.campaign) : undefined;
  }

  #isDue(key: string) {
    const field = fieldOf(key);
    return (this.#attempted || this.#touched.has(field)) && !this.#forgotten.has(field) && !this.#forgotten.has(key);
  }

  #clearForgotten(field: CampaignField) {
    for (const key of this.#forgotten) if (fieldOf(key) === field) this.#forgotten.delete(key);
  }

  #deriveState(): FormState<unknown> {
    const verdict = this.#currentVerdict();
    const submission = this.#isLive ? this.#submissions.state : { submitting: false, submitted: false };
    // A Map, because a server's key may be "__proto__".
    const errors = new Map(verdict.ok ? [] : Object.entries(verdict.errors).filter(([key]) => this.#isDue(key)));
    // A campaign that exists was not refused after all.
    for (const [key, messages] of submission.submitted ? [] : Object.entries(this.#serverErrors)) {
      errors.set(key, [...new Set([...(errors.get(key) ?? []), ...messages])]);
    }
    const names = Object.keys({ ...this.#initial, ...this.#values }) as CampaignField[];
    return {
      values: this.#values,
      errors: Object.fromEntries(errors),
      warnings: verdict.warnings.filter(({ fields }) => fields.some((name) => this.#isDue(name))),
      unchecked: verdict.unchecked,
      ok: verdict.ok,
      touched: new Set(this.#touched),
      dirty: new Set(names.filter((name) => !isSame(this.#initial[name], this.#values[name]))),
      ...submission,
    };
  }

  /** @param verdict whether the verdict may be another one */
  #changed(verdict?: boolean) {
    if (verdict) this.#verdict = undefined;
    this.#state = undefined;
    for (const listener of [...this.#listeners]) callSafely(listener);
  }

  /** @param names fields, or keys of elements */
  #forgetServerErrors(names: readonly string[]) {
    this.#serverErrors = Object.fromEntries(
      Object.entries(this.#serverErrors).filter(([key]) => !names.includes(key) && !names.includes(fieldOf(key))),
    );
  }
}

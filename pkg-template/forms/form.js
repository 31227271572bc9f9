// The state of a campaign form, for any framework: values, due messages, and at most one campaign for what was filled in.
import { hasOwn } from "../wasm/own.js";
import { campaignKey } from "./attempts.js";
import { Drafts } from "./drafts.js";
import { assertField, assertKey, fieldOf, fieldValue, onlyFields } from "./field-names.js";
import { focusControl } from "./focus.js";
import { isPage, readOptions, VALIDATION_OPTIONS } from "./options.js";
import { recordsOf } from "./records.js";
import { messagesByKey } from "./send.js";
import { Submissions } from "./submissions.js";

/** @import { CampaignField, CampaignInput, Validation, ValidationOptions } from "../types.js" */
/** @import { CampaignFormOptions, FieldState, FormState, SubmitResult } from "./form.d.ts" */

/** @type {typeof import("./form.d.ts").createCampaignForm} */
export function createCampaignForm(options = {}) {
  return /** @type {any} */ (new CampaignForm(/** @type {CampaignFormOptions<any>} */ (options)));
}

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => Object.is(a, b) || encode(a) === encode(b);

/** Returns what a comparison sees of a value; a value that is no JSON equals only itself. @param {unknown} value */
function encode(value) {
  try {
    return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? "";
  } catch {
    return Symbol("no JSON");
  }
}

/** Calls the page's own code, whose errors must not become the submission's. @param {() => void} call */
function callSafely(call) {
  try {
    call();
  } catch (error) {
    if (isPage() && typeof reportError === "function") reportError(error);
    else console.error(error);
  }
}

class CampaignForm {
  /** @type {CampaignFormOptions<any>} */ #options;
  /** @type {ValidationOptions} */ #validation;
  /** @type {import("../validate/engine.js").Validator} */ #validator;
  /** @type {import("./records.js").FormRecords} */ #records;
  /** @type {Drafts} */ #drafts;
  /** @type {Set<() => void>} */ #listeners = new Set();
  /** @type {() => void} */ #stopRecords = () => {};
  /** @type {Partial<CampaignInput>} */ #initial;
  /** @type {Partial<CampaignInput>} */ #values;
  /** @type {Set<CampaignField>} */ #touched = new Set();
  /** Keys whose messages were put away by hand, until their field changes. @type {Set<string>} */ #forgotten =
    new Set();
  /** @type {Record<string, string[]>} */ #serverErrors = {};
  /** @type {Validation | undefined} */ #verdict;
  /** Whether all messages are due: somebody tried to submit. */
  #attempted = false;
  /** @type {Submissions} */ #submissions;
  /** Whether the records count: not before hydration, when the server's page and the browser's must agree. */
  #isLive = false;
  /** @type {FormState<any> | undefined} */ #state;
  /** The version of the records that `#state` was derived from. */ #version = -1;
  /** @type {Map<CampaignField, FieldState>} */ #fields = new Map();
  /** @type {HTMLElement | null} */ #element = null;

  /** @param {CampaignFormOptions<any>} options */
  constructor(options) {
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

  subscribe = (/** @type {() => void} */ listener) => {
    if (this.#listeners.size === 0) {
      this.#stopRecords = this.#records.subscribe(() => this.#changed());
      this.#drafts.show(true);
    }
    this.#listeners.add(listener);
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      this.#stopRecords();
      this.#drafts.show(false);
    };
  };

  getState = () => {
    const { version } = this.#records;
    if (this.#version !== version) this.#state = undefined;
    this.#version = version;
    this.#state ??= this.#derive();
    return this.#state;
  };

  field = (/** @type {CampaignField} */ name) => {
    assertField(name);
    const { errors, touched, dirty, warnings } = this.getState();
    const of = Object.entries(errors).filter(([key]) => fieldOf(key) === name);
    /** @type {FieldState} */
    const now = {
      name,
      value: this.#values[name],
      errors: of.filter(([key]) => key === name).flatMap(([, messages]) => messages),
      elements: Object.fromEntries(
        of.filter(([key]) => key !== name).map(([key, all]) => [key.slice(name.length + 1), all]),
      ),
      suggestion: of.length ? this.#verdictNow().issues.find((issue) => issue.field === name)?.suggestion : undefined,
      warnings: warnings.filter(({ fields }) => fields.includes(name)),
      touched: touched.has(name),
      dirty: dirty.has(name),
    };
    if (!now.suggestion) delete now.suggestion;
    // The same object as long as nothing changed for this field: its component is not drawn again.
    const before = this.#fields.get(name);
    if (before && Object.is(before.value, now.value) && same(before, now)) return before;
    this.#fields.set(name, now);
    return now;
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

  touched = (/** @type {string} */ name) => this.#touched.has(fieldOf(assertKey(name)));
  valid = (/** @type {string} */ name) => this.#due(assertKey(name)) && !this.invalid(name);
  invalid = (/** @type {string} */ name) => {
    assertKey(name);
    return Object.keys(this.errors).some((key) => key === name || fieldOf(key) === name);
  };

  // ---- what may happen -----------------------------------------------------------------------------------------------

  setValue = (/** @type {CampaignField} */ name, /** @type {unknown} */ value) => {
    this.setValues({ [assertField(name)]: value });
  };

  setValues = (/** @type {Partial<CampaignInput>} */ values) => {
    const entries = Object.entries(values).map(([name, value]) => [assertField(name), fieldValue(name, value)]);
    /** @type {Partial<CampaignInput>} */
    const given = Object.fromEntries(entries);
    const changed = /** @type {CampaignField[]} */ (Object.keys(given)).filter(
      (name) => !Object.is(given[name], this.#values[name]),
    );
    if (changed.length === 0) return;
    this.#values = { ...this.#values, ...given };
    this.#forgetServerErrors(changed);
    for (const name of changed) this.#remember(name);
    this.#isLive = true;
    this.#verdict = undefined;
    // Set back to a campaign that exists: nothing is left to be sent, by the next visit neither.
    if (this.#submissions.created()) this.#drafts.remove();
    else this.#drafts.save(this.#values);
    this.#changed(true);
  };

  touch = (/** @type {string | readonly string[]} */ names) => {
    for (const name of [names].flat().map(assertKey)) {
      this.#touched.add(fieldOf(name));
      this.#remember(fieldOf(name));
    }
    this.#changed();
  };

  /** Precognition asks the server here; this store knows the answer already. */
  validate = (/** @type {string | readonly string[] | undefined} */ names) => {
    if (names === undefined) this.#attempted = true;
    this.touch(names === undefined ? [] : names);
  };

  setErrors = (/** @type {Readonly<Record<string, string | readonly string[]>>} */ errors) => {
    this.#serverErrors = messagesByKey(errors);
    this.#changed();
  };

  forgetError = (/** @type {string} */ name) => {
    assertKey(name);
    this.#forgetServerErrors([name]);
    this.#forgotten.add(name);
    this.#changed();
  };

  reset = (/** @type {CampaignField[]} */ ...names) => {
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
    for (const name of Object.keys(values)) values[name] ??= undefined;
    this.#values = { ...this.#initial, ...values };
    this.#serverErrors = {};
    this.#submissions.forgetFailure();
    this.#verdict = undefined;
    if (restored.attempt) this.#submissions.bind(restored.attempt);
    this.#changed(true);
    return true;
  };

  release = () => this.#drafts.release();

  configure = (/** @type {CampaignFormOptions<any>} */ options) => {
    const { validation, validator } = readOptions(options);
    this.#options = options;
    this.#validator = validator;
    if (VALIDATION_OPTIONS.every((name) => same(validation[name], this.#validation[name]))) return;
    this.#validation = validation;
    this.#changed(true);
  };

  attach = (/** @type {object | null} */ element) => {
    // Vue's refs may hold a component, in which nothing can be looked for: then all of the page counts.
    this.#element = element && "querySelectorAll" in element ? /** @type {HTMLElement} */ (element) : null;
  };

  focusFirstError = () => {
    const [key] = Object.keys(this.errors);
    if (key !== undefined) callSafely(() => (this.#options.focus ?? focusControl)(key, this.#element));
  };

  /** @returns {Promise<SubmitResult<any>>} */
  submit = () => {
    this.#isLive = true;
    const submissions = this.#submissions;
    if (submissions.working) return submissions.working;
    const running = submissions.running();
    if (running) return submissions.follow(running);
    const open = submissions.openAttempt();
    if (open) return submissions.look(open);
    const created = submissions.created();
    if (created) return Promise.resolve(created);
    const campaign = this.#readyToSend();
    return campaign ? submissions.submit(campaign) : Promise.resolve({ ok: false, errors: this.errors });
  };

  /** @returns {Promise<SubmitResult<any>>} */
  submitAnyway = () => {
    const open = this.#settleable();
    if (!open || !this.#submissions.hasLooked(open)) return this.submit();
    const campaign = this.#readyToSend();
    if (!campaign) return Promise.resolve({ ok: false, errors: this.errors });
    return this.#submissions.submitAnyway(campaign, open);
  };

  discardAttempt = () => {
    const open = this.#settleable();
    if (open) this.#submissions.discard(open);
    return open !== undefined;
  };

  // ---- inside --------------------------------------------------------------------------------------------------------

  /** Returns the open attempt, unless a request or a look is under way. */
  #settleable() {
    this.#isLive = true;
    return this.#submissions.working || this.#submissions.running() ? undefined : this.#submissions.openAttempt();
  }

  /** Returns the campaign of a valid form; else makes all messages due. */
  #readyToSend() {
    this.#attempted = true;
    this.#forgotten.clear();
    this.#serverErrors = {};
    this.#submissions.forgetFailure();
    const verdict = this.#verdictNow();
    if (verdict.ok) return verdict.campaign;
    this.#changed();
    this.focusFirstError();
    return undefined;
  }

  /** @returns {Validation & { issues: import("../types.js").Issue[] }} */
  #verdictNow() {
    this.#verdict ??= this.#validator.validate(this.#values);
    return /** @type {any} */ ({ issues: [], ...this.#verdict });
  }

  /** The key of the campaign that the form holds; none while it is not valid. */
  #currentKey() {
    const verdict = this.#verdictNow();
    return verdict.ok ? campaignKey(verdict.campaign) : undefined;
  }

  /** @param {string} key */
  #due(key) {
    const field = fieldOf(key);
    return (this.#attempted || this.#touched.has(field)) && !this.#forgotten.has(field) && !this.#forgotten.has(key);
  }

  /** @param {CampaignField} field */
  #remember(field) {
    for (const key of this.#forgotten) if (fieldOf(key) === field) this.#forgotten.delete(key);
  }

  /** @returns {FormState<any>} */
  #derive() {
    const verdict = this.#verdictNow();
    const submission = this.#isLive ? this.#submissions.state : { submitting: false, submitted: false };
    // A Map, because a server's key may be "__proto__".
    const errors = new Map(verdict.ok ? [] : Object.entries(verdict.errors).filter(([key]) => this.#due(key)));
    // A campaign that exists was not refused after all.
    for (const [key, messages] of submission.submitted ? [] : Object.entries(this.#serverErrors)) {
      errors.set(key, [...new Set([...(errors.get(key) ?? []), ...messages])]);
    }
    const names = /** @type {CampaignField[]} */ (Object.keys({ ...this.#initial, ...this.#values }));
    return {
      values: this.#values,
      errors: Object.fromEntries(errors),
      warnings: verdict.warnings.filter(({ fields }) => fields.some((name) => this.#due(name))),
      unchecked: verdict.unchecked,
      ok: verdict.ok,
      touched: new Set(this.#touched),
      dirty: new Set(names.filter((name) => !same(this.#initial[name], this.#values[name]))),
      ...submission,
    };
  }

  /** @param {boolean} [verdict] whether the verdict may be another one */
  #changed(verdict) {
    if (verdict) this.#verdict = undefined;
    this.#state = undefined;
    for (const listener of [...this.#listeners]) callSafely(listener);
  }

  /** @param {readonly string[]} names fields, or keys of elements */
  #forgetServerErrors(names) {
    this.#serverErrors = Object.fromEntries(
      Object.entries(this.#serverErrors).filter(([key]) => !names.includes(key) && !names.includes(fieldOf(key))),
    );
  }
}

// A campaign form's state, for any framework: what was entered, what the server would say to it, and which of it is due.
import { Drafts } from "./form-drafts.js";
import { focusControl } from "./form-focus.js";
import { bad, named, OF_A_CALIBRATION, object, text } from "./options.js";
import { validateCampaign } from "./validate.js";

/** @import { CampaignField, CampaignInput, CreateCampaign, Validation, ValidationOptions } from "./types.js" */
/** @import { CampaignFormOptions, FieldState, FormState, SubmitResult } from "./form.d.ts" */

const VALIDATION_OPTIONS = /** @type {const} */ (["profile", "provider", "account", "messages", "attributes"]);

/** @type {typeof import("./form.d.ts").createCampaignForm} */
export function createCampaignForm(options = {}) {
  return /** @type {any} */ (new CampaignForm(/** @type {CampaignFormOptions<any>} */ (options)));
}

/** The field of a key of Laravel's: of `allowed_days.0` it is `allowed_days`. @param {string} key */
const fieldOf = (key) => /** @type {CampaignField} */ (key.split(".", 1)[0]);

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => Object.is(a, b) || encode(a) === encode(b);

/** What a comparison sees of a value; a value that is no JSON equals only itself. @param {unknown} value */
function encode(value) {
  try {
    return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? "";
  } catch {
    return Symbol("no JSON");
  }
}

/**
 * @param {CampaignFormOptions<any>} options
 * @returns {ValidationOptions} those that decide the verdict, tried out: bad ones throw here, where they stand
 */
function readOptions(options) {
  const known = [...VALIDATION_OPTIONS, "initialValues", "onSubmit", "storage", "storageKey", "focus"];
  const given = named(options, "The options of a form", known, OF_A_CALIBRATION);
  for (const name of ["onSubmit", "focus"]) {
    if (given[name] !== undefined && typeof given[name] !== "function") throw bad(name, "a function");
  }
  object(given.initialValues, "initialValues");
  text(given.storageKey, "storageKey");
  const storage = object(given.storage, "storage");
  if (storage && !["getItem", "setItem", "removeItem"].every((name) => typeof storage[name] === "function")) {
    throw bad("storage", "one such as localStorage, with getItem, setItem and removeItem");
  }
  const validation = Object.fromEntries(VALIDATION_OPTIONS.map((name) => [name, given[name]]));
  validateCampaign(undefined, validation);
  return validation;
}

/**
 * A copy of the `errors` that an error of a submission has. It may be anything, and throw where it is looked at.
 * @param {unknown} error
 * @returns {Record<string, string[]> | undefined}
 */
function errorsIn(error) {
  try {
    const { errors } = /** @type {{ errors?: unknown }} */ (error);
    return typeof errors === "object" && errors !== null ? { .../** @type {any} */ (errors) } : undefined;
  } catch {
    return undefined;
  }
}

class CampaignForm {
  /** @type {CampaignFormOptions<any>} */ #options;
  /** @type {ValidationOptions} */ #validation;
  /** @type {Drafts} */ #drafts;
  /** @type {Set<() => void>} */ #listeners = new Set();
  /** @type {Partial<CampaignInput>} */ #initial;
  /** @type {Partial<CampaignInput>} */ #values;
  /** @type {Set<CampaignField>} */ #touched = new Set();
  /** Fields whose messages were put away by hand, until they change. @type {Set<CampaignField>} */ #forgotten =
    new Set();
  /** @type {Record<string, string[]>} */ #serverErrors = {};
  /** @type {Validation | undefined} */ #verdict;
  /** Whether all messages are due: somebody tried to submit. */
  #attempted = false;
  /** @type {Promise<SubmitResult<any>> | undefined} */ #submission;
  /** What the values as they are have become. @type {SubmitResult<any> | undefined} */ #result;
  /** @type {unknown} */ #error;
  /** @type {FormState<any> | undefined} */ #state;
  /** @type {Map<CampaignField, FieldState>} */ #fields = new Map();
  /** @type {HTMLElement | null} */ #element = null;

  /** @param {CampaignFormOptions<any>} options */
  constructor(options) {
    this.#validation = readOptions(options);
    this.#options = options;
    this.#initial = { ...options.initialValues };
    this.#values = { ...this.#initial };
    this.#drafts = new Drafts(options);
  }

  // ---- what there is to see ------------------------------------------------------------------------------------------

  subscribe = (/** @type {() => void} */ listener) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  getState = () => {
    this.#state ??= this.#derive();
    return this.#state;
  };

  field = (/** @type {CampaignField} */ name) => {
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
    // The same object as long as nothing changed for this field: whoever shows it is not drawn again.
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
    return this.#submission !== undefined;
  }
  get submitted() {
    return this.#result !== undefined;
  }

  touched = (/** @type {CampaignField} */ name) => this.#touched.has(name);
  valid = (/** @type {CampaignField} */ name) => this.#due(name) && !this.invalid(name);
  invalid = (/** @type {CampaignField} */ name) => Object.keys(this.errors).some((key) => fieldOf(key) === name);

  // ---- what may happen -----------------------------------------------------------------------------------------------

  setValue = (/** @type {CampaignField} */ name, /** @type {unknown} */ value) => {
    this.setValues({ [name]: value });
  };

  setValues = (/** @type {Partial<CampaignInput>} */ values) => {
    const changed = /** @type {CampaignField[]} */ (Object.keys(values)).filter(
      (name) => !Object.is(values[name], this.#values[name]),
    );
    if (changed.length === 0) return;
    this.#values = { ...this.#values, ...values };
    this.#forgetServerErrors(changed);
    for (const name of changed) this.#forgotten.delete(name);
    this.#result = undefined;
    this.#drafts.save(this.#values);
    this.#changed(true);
  };

  touch = (/** @type {CampaignField | readonly CampaignField[]} */ names) => {
    for (const name of [names].flat()) {
      this.#touched.add(/** @type {CampaignField} */ (name));
      this.#forgotten.delete(/** @type {CampaignField} */ (name));
    }
    this.#changed();
  };

  /** Precognition asks the server here; this store knows the answer already. */
  validate = (/** @type {CampaignField | readonly CampaignField[] | undefined} */ names) => {
    if (names === undefined) this.#attempted = true;
    this.touch(names ?? []);
  };

  setErrors = (/** @type {Readonly<Record<string, string | readonly string[]>>} */ errors) => {
    this.#serverErrors = Object.fromEntries(Object.entries(errors).map(([key, all]) => [key, [all].flat()]));
    this.#changed();
  };

  forgetError = (/** @type {CampaignField} */ name) => {
    this.#forgetServerErrors([name]);
    this.#forgotten.add(name);
    this.#changed();
  };

  reset = (/** @type {CampaignField[]} */ ...names) => {
    if (names.length === 0) {
      this.#values = { ...this.#initial };
      this.#touched.clear();
      this.#forgotten.clear();
      this.#serverErrors = {};
      this.#attempted = false;
      this.#drafts.clear();
    } else {
      this.#values = { ...this.#values };
      for (const name of names) {
        if (name in this.#initial) Object.assign(this.#values, { [name]: this.#initial[name] });
        else delete this.#values[name];
        this.#touched.delete(name);
      }
      this.#forgetServerErrors(names);
      this.#drafts.save(this.#values);
    }
    this.#result = this.#error = undefined;
    this.#changed(true);
  };

  restore = () => {
    const draft = this.#drafts.load();
    if (!draft) return false;
    this.#values = { ...this.#initial, ...draft };
    this.#serverErrors = {};
    this.#result = this.#error = undefined;
    this.#changed(true);
    return true;
  };

  configure = (/** @type {CampaignFormOptions<any>} */ options) => {
    const validation = readOptions(options);
    this.#options = options;
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
    if (key) (this.#options.focus ?? focusControl)(key, this.#element);
  };

  /** @returns {Promise<SubmitResult<any>>} */
  submit = () => {
    // A second click: on the way, or done and nothing changed since. One campaign either way.
    if (this.#submission) return this.#submission;
    if (this.#result) return Promise.resolve(this.#result);
    this.#attempted = true;
    this.#forgotten.clear();
    this.#serverErrors = {};
    this.#error = undefined;
    const verdict = this.#verdictNow();
    if (!verdict.ok) {
      this.#changed();
      this.focusFirstError();
      return Promise.resolve({ ok: false, errors: this.errors });
    }
    // There before anything is called that could submit once more.
    /** @type {(result: SubmitResult<any> | Promise<SubmitResult<any>>) => void} */
    let settle = () => {};
    const submission = new Promise((/** @type {typeof settle} */ resolve) => {
      settle = resolve;
    });
    this.#submission = submission;
    settle(
      this.#send(verdict.campaign).finally(() => {
        this.#submission = undefined;
        this.#changed();
        if (!this.#result) this.focusFirstError();
      }),
    );
    this.#changed();
    return submission;
  };

  // ---- inside --------------------------------------------------------------------------------------------------------

  /**
   * @param {CreateCampaign} campaign
   * @returns {Promise<SubmitResult<any>>}
   */
  async #send(campaign) {
    const sent = this.#values;
    try {
      const result = await this.#options.onSubmit?.(campaign);
      const done = /** @type {const} */ ({ ok: true, campaign, result });
      // Who changed the form meanwhile has another campaign in hand.
      if (sent === this.#values) {
        this.#result = done;
        this.#drafts.clear();
      }
      return done;
    } catch (error) {
      this.#error = error;
      const errors = errorsIn(error);
      if (errors) this.setErrors(errors);
      return { ok: false, errors: this.errors, error };
    }
  }

  /** @returns {Validation & { issues: import("./types.js").Issue[] }} */
  #verdictNow() {
    this.#verdict ??= validateCampaign(this.#values, this.#validation);
    return /** @type {any} */ ({ issues: [], ...this.#verdict });
  }

  /** @param {CampaignField} name */
  #due(name) {
    return (this.#attempted || this.#touched.has(name)) && !this.#forgotten.has(name);
  }

  /** @returns {FormState<any>} */
  #derive() {
    const verdict = this.#verdictNow();
    const own = verdict.ok ? [] : Object.entries(verdict.errors).filter(([key]) => this.#due(fieldOf(key)));
    /** @type {Record<string, string[]>} */
    const errors = Object.fromEntries(own);
    for (const [key, messages] of Object.entries(this.#serverErrors)) {
      errors[key] = [...new Set([...(errors[key] ?? []), ...messages])];
    }
    const names = /** @type {CampaignField[]} */ (Object.keys({ ...this.#initial, ...this.#values }));
    const result = this.#result;
    return {
      values: this.#values,
      errors,
      warnings: verdict.warnings.filter(({ fields }) => fields.some((name) => this.#due(name))),
      unchecked: verdict.unchecked,
      ok: verdict.ok,
      touched: new Set(this.#touched),
      dirty: new Set(names.filter((name) => !same(this.#initial[name], this.#values[name]))),
      submitting: this.submitting,
      submitted: this.submitted,
      ...(result?.ok && { result: result.result }),
      ...(this.#error !== undefined && { error: this.#error }),
    };
  }

  /** @param {boolean} [verdict] whether the verdict may be another one */
  #changed(verdict) {
    if (verdict) this.#verdict = undefined;
    this.#state = undefined;
    for (const listener of [...this.#listeners]) listener();
  }

  /** @param {readonly CampaignField[]} names */
  #forgetServerErrors(names) {
    this.#serverErrors = Object.fromEntries(
      Object.entries(this.#serverErrors).filter(([key]) => !names.includes(fieldOf(key))),
    );
  }
}

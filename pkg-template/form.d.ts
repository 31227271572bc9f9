import type { CampaignField, CampaignInput, CreateCampaign, Unchecked, ValidationOptions, Warning } from "./types.js";

/** Where drafts are kept: `localStorage`, `sessionStorage`, or anything like them. */
export interface DraftStorage {
  /** The draft that was kept under a key, or null. */
  getItem(key: string): string | null;
  /** Keeps a draft under a key. */
  setItem(key: string, value: string): void;
  /** Forgets the draft under a key. */
  removeItem(key: string): void;
}

/** What a form is made from, beside the options that decide the verdict. */
export interface CampaignFormOptions<Result = unknown> extends ValidationOptions {
  /** What the form holds at first, and after `reset()`. Default: nothing. */
  initialValues?: Partial<CampaignInput>;
  /**
   * Sends an accepted campaign: `(campaign) => client.createCampaign(campaign)`. Where it fails with an error that has
   * Laravel's `errors` (a `ValidationError`), they are shown at their fields.
   */
  onSubmit?: (campaign: CreateCampaign) => Result | Promise<Result>;
  /** Where drafts are kept. Default: nowhere. */
  storage?: DraftStorage;
  /** The draft's key in `storage`. Default: `"outbound-campaign.draft"`. */
  storageKey?: string;
  /** Moves the focus to the control of a key (`"name"`, `"allowed_days.0"`). Default: finds it by its attribute `name`. */
  focus?: (key: string, form: HTMLElement | null) => void;
}

/** What a submission has come to. It never rejects. */
export type SubmitResult<Result = unknown> =
  | { readonly ok: true; readonly campaign: CreateCampaign; readonly result: Result }
  /** `error` is what `onSubmit` failed with; not there where the form itself was wrong. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, readonly string[]>>; readonly error?: unknown };

/** Everything about a form at one moment. A new object at every change, never changed itself. */
export interface FormState<Result = unknown> {
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
  /** Whether a submission is on its way. */
  readonly submitting: boolean;
  /** Whether the values as they are have been submitted. Ends with the next change. */
  readonly submitted: boolean;
  /** What `onSubmit` gave. */
  readonly result?: Result;
  /** What `onSubmit` failed with. */
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

/** A campaign form's state, in the words of Laravel Precognition. Its functions may be passed on without the object. */
export interface CampaignForm<Result = unknown> {
  /** What the form holds, field by field. */
  readonly values: FormState["values"];
  /** The messages that are due, by key. */
  readonly errors: FormState["errors"];
  /** The warnings that are due. */
  readonly warnings: FormState["warnings"];
  /** Whether a message is due. */
  readonly hasErrors: boolean;
  /** Whether a submission is on its way. */
  readonly submitting: boolean;
  /** Whether the values as they are have been submitted. */
  readonly submitted: boolean;
  /** Everything at this moment. */
  getState(): FormState<Result>;
  /** One field at this moment. */
  field<Field extends CampaignField>(name: Field): FieldState<Field>;
  /** Calls `listener` after every change. @returns stops it */
  subscribe(listener: () => void): () => void;

  /** Sets a value; the server's messages on that field go. */
  setValue<Field extends CampaignField>(name: Field, value: CampaignInput[Field] | undefined): void;
  /** Sets several values. */
  setValues(values: Partial<CampaignInput>): void;
  /** Says that a person has left a field: its messages are due. */
  touch(names: CampaignField | readonly CampaignField[]): void;
  /** Whether a person has left the field. */
  touched(name: CampaignField): boolean;
  /** As `touch`; without a name all messages are due. Precognition would ask the server here. */
  validate(names?: CampaignField | readonly CampaignField[]): void;
  /** Whether the field is known to be right: its messages are due, and there is none. */
  valid(name: CampaignField): boolean;
  /** Whether a message on the field or on one of its elements is due. */
  invalid(name: CampaignField): boolean;
  /** Shows messages of the server, in place of those before. They stay until their field changes. */
  setErrors(errors: Readonly<Record<string, string | readonly string[]>>): void;
  /** Puts the messages of a field away until it changes or is touched again. */
  forgetError(name: CampaignField): void;
  /** Back to the initial values: of these fields, or of the whole form, whose draft is then removed. */
  reset(...names: CampaignField[]): void;
  /**
   * Validates, hands the campaign to `onSubmit`, and moves the focus to the first error there is. While a submission is on its
   * way, and after it until a value changes, it gives that one's result: a double click creates one campaign.
   */
  submit(): Promise<SubmitResult<Result>>;
  /** Takes the values of the draft, if there is one. The hooks do so when the page is ready. */
  restore(): boolean;
  /**
   * Replaces the options but the initial values and the storage: an account that was loaded later, another language.
   * @throws {TypeError} where an option cannot be used; the message names it, and the options before stay.
   */
  configure(options: CampaignFormOptions<Result>): void;
  /** Tells in which element the controls are, for the focus. Fits a `ref` on an element, React's and Vue's. */
  attach(element: object | null): void;
  /** Moves the focus to the first control with a message. */
  focusFirstError(): void;
}

/**
 * A campaign form's state, free of any framework: messages of touched fields as one types, without asking the server.
 *
 * @throws {TypeError} where an option cannot be used; the message names it.
 */
export function createCampaignForm<Result = unknown>(options?: CampaignFormOptions<Result>): CampaignForm<Result>;

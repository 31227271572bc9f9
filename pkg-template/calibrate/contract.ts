// The parts of a contract that calibration needs.
import type { Refusal } from "../http/error-body.js";
import type { Validation, ValidationOptions } from "../types.js";

/** A form that calibration sends. */
export type Probe = Readonly<Record<string, unknown>>;

/** The parts of a contract that calibration needs. */
export interface CalibratedContract {
  /** The forms, in the order in which they are sent. */
  readonly probes: readonly Probe[];
  /** Returns the verdict of this contract. */
  validate(form: unknown, options?: ValidationOptions): Validation;
  /** Returns whether every server that follows the documentation of this contract refuses a form. */
  isRefused(form: Probe): boolean | undefined;
  /** Returns further members of the calibration. Yields often. */
  readings?(answers: Refusal[]): Generator<void, object, void>;
}

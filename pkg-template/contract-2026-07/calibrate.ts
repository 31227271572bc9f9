// Calibration of this contract: its forms, and the readings that their answers show.
import type { Calibration as FirstCalibration } from "../calibrate/compare.js";
import type { CalibratedContract } from "../calibrate/contract.js";
import type { Refusal } from "../http/error-body.js";
import { isRefused, PROBES, type ProbeName } from "./probes.js";
import { type Readings, readingsOf } from "./readings.js";
import { Validator } from "./validator.js";

/**
 * The behaviour of a live server, as plain JSON. Store it, and pass it as the options of validation, as in the first
 * contract.
 */
export interface Calibration extends FirstCalibration {
  /**
   * How the server and this package read the pages where these leave something open. A verdict has the package's
   * readings. A field with another one has an entry in `differences`.
   */
  readings: { server: Readings; package: Readings };
}

const validate = (form: unknown, options?: object) => new Validator(options).validate(form);

/** The member `calibration` of the contract. */
export const calibration: CalibratedContract = {
  probes: Object.values(PROBES),
  // Calibration reads only the members that the verdicts of both contracts have.
  validate: validate as unknown as CalibratedContract["validate"],
  isRefused: (form) => isRefused(form) && !validate(form).ok,
  *readings(answers) {
    const server = yield* readingsBy((_, i) => answers[i]);
    return { readings: { server, package: yield* readingsBy((form) => validate(form)) } };
  },
};

/** Infers the readings from the answer to each probe. */
function* readingsBy(answerOf: (form: object, i: number) => unknown): Generator<void, Readings, void> {
  const answers: Record<string, unknown> = {};
  for (const [i, [name, form]] of Object.entries(PROBES).entries()) {
    answers[name] = answerOf(form, i);
    yield;
  }
  return yield* readingsOf(answers as Record<ProbeName, Refusal>);
}

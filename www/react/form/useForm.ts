// The form's state: what was entered, what the server would say to it, and which of its messages are due.
import { type CampaignField, type Validation, type ValidationOptions, validateCampaign } from "outbound-campaign";
import { useMemo, useState } from "react";
import { type Errors, mergeErrors, NO_ERRORS, pickErrors } from "./errors.js";
import { type FieldValue, type FormValues, toForm } from "./values.js";

export interface FormState {
  values: FormValues;
  /** The form as it would be sent. */
  form: Record<string, unknown>;
  verdict: Validation;
  /** The messages to show: a field's once it was touched, everything after the first try to send. */
  shown: Errors;
  change(name: CampaignField, value: FieldValue, unfinished?: boolean): void;
  touch(name: CampaignField, unfinished?: boolean): void;
  /** From now on every message is due. */
  showAll(): void;
  /** What the server itself said; a field's messages go when the field is changed. */
  setServerErrors(errors: Errors): void;
  reset(): void;
}

const NOTHING: ReadonlySet<CampaignField> = new Set();

export function useForm(profile: ValidationOptions["profile"]): FormState {
  const [values, setValues] = useState<FormValues>({});
  const [unfinishedTimes, setUnfinishedTimes] = useState(NOTHING);
  const [touched, setTouched] = useState(NOTHING);
  const [allShown, setAllShown] = useState(false);
  const [serverErrors, setServerErrors] = useState(NO_ERRORS);

  const form = useMemo(() => toForm(values, unfinishedTimes), [values, unfinishedTimes]);
  const verdict = useMemo(() => validateCampaign(form, { profile }), [form, profile]);
  const shown = useMemo(() => {
    const own = verdict.ok ? NO_ERRORS : verdict.errors;
    const due = allShown ? own : pickErrors(own, (field) => touched.has(field as CampaignField));
    return mergeErrors(due, serverErrors);
  }, [verdict, allShown, touched, serverErrors]);

  function touch(name: CampaignField, unfinished = false): void {
    setTouched((before) => withMember(before, name, true));
    setUnfinishedTimes((before) => withMember(before, name, unfinished));
  }

  return {
    values,
    form,
    verdict,
    shown,
    change(name, value, unfinished) {
      setValues((before) => ({ ...before, [name]: value }));
      setServerErrors((before) => pickErrors(before, (field) => field !== name));
      touch(name, unfinished);
    },
    touch,
    showAll: () => setAllShown(true),
    setServerErrors,
    reset() {
      setValues({});
      setUnfinishedTimes(NOTHING);
      setTouched(NOTHING);
      setAllShown(false);
      setServerErrors(NO_ERRORS);
    },
  };
}

/** The same set when nothing changes, so that nothing is drawn anew. */
function withMember<T>(set: ReadonlySet<T>, member: T, present: boolean): ReadonlySet<T> {
  if (set.has(member) === present) return set;
  const copy = new Set(set);
  if (present) copy.add(member);
  else copy.delete(member);
  return copy;
}

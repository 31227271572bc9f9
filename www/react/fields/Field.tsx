// One field of the form, drawn from its FieldSpec.
import type { FieldSpec } from "outbound-campaign";
import type { ComponentType } from "react";
import type { Errors } from "../form/errors.js";
import type { FieldValue } from "../form/values.js";
import { CheckboxesField } from "./CheckboxesField.js";
import { ListField } from "./ListField.js";
import { SelectField } from "./SelectField.js";
import { TextField } from "./TextField.js";
import { TimeField } from "./TimeField.js";
import { TriStateField } from "./TriStateField.js";

export interface FieldProps {
  spec: FieldSpec;
  value: FieldValue;
  /** The messages due for this field and its elements. */
  errors: Errors;
  /** `unfinished`: the control holds something that is no value yet (half a time). */
  onChange(value: FieldValue, unfinished?: boolean): void;
  onLeave(unfinished?: boolean): void;
}

const FIELDS: Record<FieldSpec["input"], ComponentType<FieldProps>> = {
  text: TextField,
  number: TextField,
  select: SelectField,
  time: TimeField,
  checkboxes: CheckboxesField,
  checkbox: TriStateField,
  list: ListField,
};

export function Field(props: FieldProps) {
  const Draw = FIELDS[props.spec.input];
  return <Draw {...props} />;
}

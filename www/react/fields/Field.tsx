// Draws one field from its FieldSpec and the account's data.
import type { CampaignField, FieldSpec } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignField } from "outbound-campaign/react";
import type { ComponentType } from "react";
import { specOf } from "../../shared/text/describe.js";
import { useDashboard } from "../dashboard.js";
import { AssistantField } from "./AssistantField.js";
import { DaysField } from "./DaysField.js";
import { IdsField } from "./IdsField.js";
import { NumbersField } from "./NumbersField.js";
import type { FieldProps } from "./props.js";
import { TextField } from "./TextField.js";
import { TimeField } from "./TimeField.js";
import { TimezoneField } from "./TimezoneField.js";
import { TriStateField } from "./TriStateField.js";

const BY_INPUT: Record<FieldSpec["input"], ComponentType<FieldProps>> = {
  text: TextField,
  number: TextField,
  select: TimezoneField,
  time: TimeField,
  checkboxes: DaysField,
  checkbox: TriStateField,
  list: IdsField,
};

export function Field({ form, name }: { form: CampaignForm<unknown>; name: CampaignField }) {
  const { owned } = useDashboard();
  const field = useCampaignField(form, name);
  const spec = specOf(name);
  const Draw = controlOf(spec, owned.state === "failed");
  return (
    <Draw
      spec={spec}
      form={form}
      field={field}
      change={(value) => form.setValue(name, value as never)}
      leave={() => form.touch(name)}
    />
  );
}

/** Offers the account's ids as choices. Without the account, the user types them. */
function controlOf(spec: FieldSpec, isAccountUnknown: boolean): ComponentType<FieldProps> {
  if (!isAccountUnknown && spec.name === "assistant_id") return AssistantField;
  if (!isAccountUnknown && spec.name === "phone_number_ids") return NumbersField;
  return BY_INPUT[spec.input];
}

// Chooses a time zone that the server accepts, by searching.
import { useMemo } from "react";
import { mountZonePicker } from "../../shared/controls/zone-picker.js";
import { useDashboard } from "../dashboard.js";
import { Picture } from "../parts/Picture.js";
import { LabelledField } from "./frame.js";
import { type FieldProps, useField } from "./useField.js";

export function TimezoneField(props: FieldProps) {
  const { translations, language } = useDashboard();
  const { form, view } = props.create;
  const use = useField(props);
  const { text, control } = use;
  const { name } = props;
  const picker = useMemo(
    () => ({
      id: control.id,
      name,
      value: text,
      isInvalid: control["aria-invalid"],
      describedBy: control["aria-describedby"],
      onChange: (zone: string) => form.setValue("timezone", zone),
      onLeave: () => form.touch("timezone"),
      texts: translations.create,
      language,
    }),
    [form, name, text, control.id, control["aria-invalid"], control["aria-describedby"], translations, language],
  );
  return (
    <LabelledField use={use} help={view.zoneHelp || undefined}>
      <Picture mount={mountZonePicker} props={picker} />
    </LabelledField>
  );
}

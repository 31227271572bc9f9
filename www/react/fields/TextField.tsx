// Takes a line of text. It has no maxlength, because that truncates silently.
import { LabelledField } from "./frame.js";
import { type FieldProps, useField } from "./useField.js";

export function TextField(props: FieldProps & { isHidden?: boolean }) {
  const use = useField(props);
  const { spec, text, change, leave, control } = use;
  return (
    <LabelledField use={use} isHidden={props.isHidden}>
      <input
        {...control}
        type="text"
        className="input"
        inputMode={spec.type === "integer" ? "numeric" : undefined}
        value={text}
        autoComplete="off"
        required={spec.required}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
      />
    </LabelledField>
  );
}

// The rare settings: yes or no, and phone numbers.
import { controlId, focusControl } from "../../shared/state/keys.js";
import { useDashboard } from "../dashboard.js";
import { ChoiceField } from "./ChoiceField.js";
import { GroupedField, Messages } from "./frame.js";
import { type FieldProps, useField } from "./useField.js";

/** Takes yes, no, or nothing: where no default is documented, the server decides. */
export function YesNoField(props: FieldProps) {
  const { translations } = useDashboard();
  const { field, change } = useField(props);
  const { create } = translations;
  const value = typeof field.value === "boolean" ? String(field.value) : undefined;
  return (
    <ChoiceField
      {...props}
      value={value}
      options={[
        { value: "true", text: create.yes },
        { value: "false", text: create.no },
      ]}
      help={field.value === undefined ? `${create.unset(props.create.view.server)}.` : ""}
      onChoose={(answer) => change(answer === "true")}
    >
      {field.value !== undefined && (
        <button
          type="button"
          className="link small"
          onClick={() => {
            change(undefined);
            focusControl(props.name);
          }}
        >
          {create.clear}
        </button>
      )}
    </ChoiceField>
  );
}

/** Takes yes or no. The documented default is shown, and not sent. */
export function CheckField({ help, ...props }: FieldProps & { help: string }) {
  const { translations } = useDashboard();
  const use = useField(props);
  const { spec, field, change, leave, control } = use;
  return (
    <div className="field" data-field={spec.name}>
      <label className="check">
        <input
          {...control}
          type="checkbox"
          checked={typeof field.value === "boolean" ? field.value : spec.default === true}
          onChange={(event) => change(event.target.checked)}
          onBlur={leave}
        />
        <span className="label">{translations.labels[spec.name]}</span>
      </label>
      <Messages use={use} field={field} help={help} />
    </div>
  );
}

/** Chooses any of the account's phone numbers. */
export function NumbersField(props: FieldProps) {
  const { translations, owned } = useDashboard();
  const use = useField(props);
  const { field, change, leave } = use;
  const { create } = translations;
  const numbers = owned.state === "ready" ? owned.value.phoneNumbers : [];
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const toggle = (id: string, isOn: boolean) => {
    const next = isOn ? [...chosen, id] : chosen.filter((other) => other !== id);
    change(next.length === 0 ? undefined : next);
  };
  return (
    <GroupedField use={use} help={create.numbersHelp(props.create.view.server)}>
      <div>
        {owned.state === "loading" && <p className="help">{create.optionsLoading}</p>}
        {owned.state === "ready" && numbers.length === 0 && <p className="help">{create.noNumbers}</p>}
        {numbers.map(({ id, phone_number, nickname }, index) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              id={index === 0 ? controlId(props.name) : undefined}
              name={`${props.name}[]`}
              value={String(id)}
              checked={chosen.includes(String(id))}
              onChange={(event) => toggle(String(id), event.target.checked)}
              onBlur={leave}
            />
            <span>
              {nickname && `${nickname} `}
              <span className="muted numeric">{phone_number}</span>
            </span>
          </label>
        ))}
      </div>
    </GroupedField>
  );
}

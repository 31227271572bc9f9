// Chooses one of several options: an assistant, or a goal.
import { assistantOptions } from "../../shared/state/create-view.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import { LabelledField } from "./frame.js";
import { TextField } from "./TextField.js";
import { type FieldProps, useField } from "./useField.js";

interface Props extends FieldProps {
  options: readonly { value: string; text: string }[];
  /** The option for no choice. */
  none: string;
  help: string;
  isHidden?: boolean;
  isDisabled?: boolean;
  onChoose(value: string): void;
}

export function SelectField({ options, none, help, isHidden, isDisabled = false, onChoose, ...props }: Props) {
  const use = useField(props);
  const { spec, text, leave, control } = use;
  return (
    <LabelledField use={use} help={help} isHidden={isHidden}>
      <span className="select">
        <select
          {...control}
          className="input"
          value={text}
          required={spec.required}
          disabled={isDisabled}
          onChange={(event) => onChoose(event.target.value)}
          onBlur={leave}
        >
          <option value="">{none}</option>
          {options.map(({ value, text: label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </LabelledField>
  );
}

/** Chooses one of the account's assistants, or takes an id when they are unknown. */
export function AssistantField(props: FieldProps) {
  const { translations, owned } = useDashboard();
  const { form, flow } = props.create;
  if (owned.state === "failed") return <TextField {...props} />;
  const options = assistantOptions(owned, String(form.values.assistant_id ?? ""));
  const none = owned.state === "loading" ? translations.create.optionsLoading : translations.create.choose;
  return (
    <SelectField {...props} options={options} none={none} help="" onChoose={(id) => flow.chooseAssistant(id, owned)} />
  );
}

/** Chooses a goal of the chosen assistant, or takes a name when the assistants are unknown. */
export function GoalField(props: FieldProps) {
  const { translations, owned } = useDashboard();
  const { flow, view } = props.create;
  if (owned.state === "failed") return <TextField {...props} isHidden />;
  const { goals, help } = view.goal;
  return (
    <SelectField
      {...props}
      options={goals.map(({ name, text }) => ({ value: name, text }))}
      none={translations.create.noGoal}
      help={help}
      isHidden
      isDisabled={goals.length === 0}
      onChoose={flow.chooseGoal}
    />
  );
}

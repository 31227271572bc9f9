// Chooses one of a few options: radio buttons, drawn as segments.
import { controlId } from "../../shared/state/keys.js";
import { GroupedField } from "../fields/frame.js";
import { type FieldProps, useField } from "../fields/useField.js";
import { Icon, type IconName } from "../parts/Icon.js";

interface Props extends FieldProps {
  value: string;
  options: readonly { value: string; text: string; icon?: IconName }[];
  /** Keeps the label for assistive technology only. */
  isHidden?: boolean;
  onChoose(value: string): void;
}

export function ChoiceField({ value, options, isHidden, onChoose, ...props }: Props) {
  const use = useField(props);
  return (
    <GroupedField use={use} help="" isHidden={isHidden}>
      <div className="segments segments-icons">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              id={option.value === value ? controlId(props.name) : undefined}
              name={props.name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
              onBlur={use.leave}
            />
            <span>
              {option.icon && <Icon name={option.icon} />}
              {option.text}
            </span>
          </label>
        ))}
      </div>
    </GroupedField>
  );
}

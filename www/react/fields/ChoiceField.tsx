// Chooses one of a few options: radio buttons, drawn as segments.
import type { ReactNode } from "react";
import { controlId } from "../../shared/state/keys.js";
import { Icon, type IconName } from "../parts/Icon.js";
import { GroupedField } from "./frame.js";
import { type FieldProps, useField } from "./useField.js";

interface Props extends FieldProps {
  value: string | undefined;
  options: readonly { value: string; text: string; icon?: IconName }[];
  help?: string;
  /** Keeps the label for assistive technology only. */
  isHidden?: boolean;
  onChoose(value: string): void;
  /** Stands beside the options. */
  children?: ReactNode;
}

export function ChoiceField({ value, options, help = "", isHidden, onChoose, children, ...props }: Props) {
  const use = useField(props);
  return (
    <GroupedField use={use} help={help} isHidden={isHidden}>
      <div className="beside">
        <div className="segments">
          {options.map((option) => (
            <label key={option.value}>
              <input
                type="radio"
                id={option.value === (value ?? options[0]?.value) ? controlId(props.name) : undefined}
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
        {children}
      </div>
    </GroupedField>
  );
}

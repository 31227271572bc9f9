// Takes a whole number, with buttons for less and more.
//
// It is a text input: <input type="number"> returns "" for invalid text, and the server's default would replace the
// typed value.
import type { KeyboardEvent } from "react";
import { stepped } from "../../shared/state/create-view.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import { LabelledField } from "./frame.js";
import { type FieldProps, useField } from "./useField.js";

interface Props extends FieldProps {
  help?: string;
  by?: number;
  max?: number;
}

export function StepperField({ help, by = 1, max, ...props }: Props) {
  const { translations } = useDashboard();
  const use = useField(props);
  const { spec, text, change, leave, control } = use;
  const label = translations.labels[spec.name];
  const step = (size: number) => change(stepped(text, size, { ...spec, max: max ?? spec.max }));
  const onKeyDown = (event: KeyboardEvent) => {
    const size = { ArrowUp: by, ArrowDown: -by }[event.key];
    if (size === undefined) return;
    event.preventDefault();
    step(size);
  };
  return (
    <LabelledField use={use} help={help}>
      <div className="stepper">
        <button type="button" tabIndex={-1} aria-label={translations.create.less(label)} onClick={() => step(-by)}>
          <Icon name="minus" />
        </button>
        <input
          {...control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
        <button type="button" tabIndex={-1} aria-label={translations.create.more(label)} onClick={() => step(by)}>
          <Icon name="plus" />
        </button>
      </div>
    </LabelledField>
  );
}

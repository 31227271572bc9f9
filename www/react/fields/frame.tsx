// Draws the frame of a field: label, then help or messages, linked to the control for assistive technology.
import type { FieldState } from "outbound-campaign/form";
import type { ReactNode } from "react";
import { controlId, helpId, messagesId } from "../../shared/state/keys.js";
import { describedBy, withElements } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import type { UseField } from "./useField.js";

interface FrameProps {
  use: UseField;
  /** Default: the package's help. */
  help?: string;
  children: ReactNode;
}

/** Draws a field with one control. `isHidden` keeps the label for assistive technology only. */
export function LabelledField({ use, help, children, isHidden = false }: FrameProps & { isHidden?: boolean }) {
  const { translations } = useDashboard();
  const { spec, field } = use;
  return (
    <div className="field" data-field={spec.name}>
      <label className={isHidden ? "visually-hidden" : "label"} htmlFor={controlId(spec.name)}>
        {translations.labels[spec.name]}
        {spec.required && <span className="required">{translations.create.required}</span>}
      </label>
      {children}
      <Messages use={use} field={field} help={help} />
    </div>
  );
}

/** Draws a field with several controls. `elementsShowTheirs`: each list element shows its own messages. */
export function GroupedField({
  use,
  help,
  children,
  legend,
  isHidden = false,
  elementsShowTheirs = false,
}: FrameProps & { legend?: string; isHidden?: boolean; elementsShowTheirs?: boolean }) {
  const { translations } = useDashboard();
  const shown = elementsShowTheirs ? use.field : withElements(use.field);
  return (
    <fieldset className="field" data-field={use.spec.name} aria-describedby={describedBy(shown)}>
      <legend className={isHidden ? "visually-hidden" : "label"}>{legend ?? translations.labels[use.spec.name]}</legend>
      {children}
      <Messages use={use} field={shown} help={help} />
    </fieldset>
  );
}

/** Shows the messages of a field with a suggestion, or its help. */
export function Messages({ use, field, help }: { use: UseField; field: FieldState; help?: string }) {
  const { translations } = useDashboard();
  const { name, errors } = field;
  if (errors.length === 0) {
    const text = help ?? translations.help[name];
    return (
      <p className="help" id={helpId(name)} hidden={text === ""}>
        {text}
      </p>
    );
  }
  return (
    <div className="error">
      <ErrorList id={messagesId(name)} messages={errors} />
      <Suggestion use={use} />
    </div>
  );
}

function Suggestion({ use: { suggestion, change, control } }: { use: UseField }) {
  const { translations } = useDashboard();
  if (suggestion === undefined) return null;
  return (
    <button
      type="button"
      className="apply"
      onClick={() => {
        change(suggestion);
        document.getElementById(control.id)?.focus();
      }}
    >
      {translations.create.apply(suggestion)}
    </button>
  );
}

export function ErrorList({ id, messages }: { id: string; messages: readonly string[] }) {
  return (
    <ul className="messages-error" id={id}>
      {messages.map((message) => (
        <li key={message}>
          <Icon name="error" />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}

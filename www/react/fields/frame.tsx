// Draws the frame of a field: label, help and messages, linked to the control for assistive technology.

import type { FieldSpec, Warning } from "outbound-campaign";
import type { FieldState } from "outbound-campaign/form";
import type { ReactNode } from "react";
import { controlId, helpId, messagesId } from "../../shared/state/keys.js";
import { describedBy, isWide, noteText, ownWarnings, withElements } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";

interface FrameProps {
  spec: FieldSpec;
  field: FieldState;
  children: ReactNode;
}

interface LabelledProps extends FrameProps {
  /** Shows the note beside the control. */
  noteBeside?: boolean;
  /** Called when the user accepts the suggested value. */
  onSuggestion?(value: string): void;
}

/** Draws a field with one control. */
export function LabelledField({ spec, field, children, noteBeside = false, onSuggestion }: LabelledProps) {
  const { translations } = useDashboard();
  return (
    <div className={isWide(spec) ? "field wide" : "field"} data-field={spec.name}>
      <div className="field-head">
        <label htmlFor={controlId(spec.name)}>{translations.labels[spec.name]}</label>
        {!noteBeside && <Note spec={spec} />}
      </div>
      {noteBeside ? (
        <div className="with-unit">
          {children} <Note spec={spec} />
        </div>
      ) : (
        children
      )}
      <Help spec={spec} />
      <Messages field={field} onSuggestion={onSuggestion} />
    </div>
  );
}

/** Draws a field with several controls. `elementsShowTheirs`: each list element shows its own messages. */
export function GroupedField({
  spec,
  field,
  children,
  elementsShowTheirs = false,
}: FrameProps & { elementsShowTheirs?: boolean }) {
  const { translations } = useDashboard();
  const shown = elementsShowTheirs ? field : withElements(field);
  return (
    <fieldset className="field wide" data-field={spec.name} aria-describedby={describedBy(spec, shown)}>
      <legend className="field-head">
        <span>{translations.labels[spec.name]}</span> <Note spec={spec} />
      </legend>
      {children}
      <Help spec={spec} />
      <Messages field={shown} />
    </fieldset>
  );
}

function Note({ spec }: { spec: FieldSpec }) {
  const { translations, language } = useDashboard();
  const text = noteText(spec, translations, language);
  return <span className={spec.required ? "note note-required" : "note"}>{text}</span>;
}

function Help({ spec }: { spec: FieldSpec }) {
  const { translations } = useDashboard();
  return (
    <p className="help" id={helpId(spec.name)}>
      {translations.help[spec.name]}
    </p>
  );
}

function Messages({ field, onSuggestion }: { field: FieldState; onSuggestion?: LabelledProps["onSuggestion"] }) {
  const { translations } = useDashboard();
  // GroupWarnings shows the warnings about several fields.
  const warnings = ownWarnings(field.warnings);
  const { suggestion } = field;
  return (
    <>
      {field.errors.length > 0 && <ErrorList id={messagesId(field.name)} messages={field.errors} />}
      {suggestion !== undefined && onSuggestion !== undefined && (
        <button type="button" className="link" onClick={() => onSuggestion(suggestion)}>
          {translations.create.suggestion(suggestion)}
        </button>
      )}
      <WarningList warnings={warnings} />
    </>
  );
}

export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  const { translations } = useDashboard();
  if (warnings.length === 0) return null;
  return (
    <ul className="messages messages-warning">
      {warnings.map(({ code, message, help }) => (
        <li key={code}>
          <Icon name="warning" />
          <span>
            <strong>{translations.verdict.warning}</strong> {message} <span className="advice">{help}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ErrorList({ id, messages }: { id: string; messages: readonly string[] }) {
  return (
    <ul className="messages messages-error" id={id}>
      {messages.map((message) => (
        <li key={message}>
          <Icon name="error" />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}

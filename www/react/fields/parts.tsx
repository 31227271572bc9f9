// What every field has: a frame with label, help and messages, tied to the control for assistive technology.
import type { FieldSpec } from "outbound-campaign";
import type { ReactNode } from "react";
import { type Errors, fieldOf } from "../form/errors.js";
import { controlId, helpId, messagesId } from "../form/ids.js";
import { describeDefault } from "./describe.js";

interface FrameProps {
  spec: FieldSpec;
  errors: Errors;
  children: ReactNode;
}

interface GroupProps extends FrameProps {
  /** The elements show their own messages; otherwise the frame shows them with the field's. */
  elementsShowTheirs?: boolean;
}

/** For a field with one control. */
export function LabelledField({ spec, errors, children }: FrameProps) {
  return (
    <div className={isWide(spec) ? "field wide" : "field"} data-field={spec.name}>
      <div className="field-head">
        <label htmlFor={controlId(spec.name)}>{spec.label}</label>
        <Note spec={spec} />
      </div>
      <Help spec={spec} />
      {children}
      <Messages name={spec.name} errors={errors} />
    </div>
  );
}

/** Words want the whole width; numbers and times stand in pairs. */
function isWide(spec: FieldSpec): boolean {
  return spec.input === "text" || spec.input === "select";
}

/** For a field with several controls. */
export function GroupedField({ spec, errors, children, elementsShowTheirs = false }: GroupProps) {
  const shown = elementsShowTheirs ? errors : { [spec.name]: Object.values(errors).flat() };
  return (
    <fieldset className="field" data-field={spec.name} aria-describedby={describedBy(spec, shown)}>
      <legend className="field-head">
        <span>{spec.label}</span> <Note spec={spec} />
      </legend>
      <Help spec={spec} />
      {children}
      <Messages name={spec.name} errors={shown} />
    </fieldset>
  );
}

function Note({ spec }: { spec: FieldSpec }) {
  const fallback = describeDefault(spec);
  if (spec.required) return <span className="note note-required">required</span>;
  return <span className="note">{fallback === undefined ? "optional" : `default: ${fallback}`}</span>;
}

function Help({ spec }: { spec: FieldSpec }) {
  return spec.help === "" ? null : (
    <p className="help" id={helpId(spec.name)}>
      {spec.help}
    </p>
  );
}

function Messages({ name, errors }: { name: string; errors: Errors }) {
  const messages = errors[name] ?? [];
  return messages.length === 0 ? null : <MessageList id={messagesId(name)} messages={messages} />;
}

export function MessageList({ id, messages }: { id: string; messages: readonly string[] }) {
  return (
    <ul className="messages" id={id}>
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

/** The ids for aria-describedby: the help, and the messages where there are some. */
export function describedBy(spec: FieldSpec, errors: Errors): string | undefined {
  const ids = [
    spec.help === "" ? "" : helpId(spec.name),
    (errors[spec.name] ?? []).length === 0 ? "" : messagesId(spec.name),
  ];
  return ids.filter(Boolean).join(" ") || undefined;
}

/** Whether something is wrong with the field or one of its elements. */
export function isInvalid(spec: FieldSpec, errors: Errors): boolean {
  return Object.keys(errors).some((key) => fieldOf(key) === spec.name);
}

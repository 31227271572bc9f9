// A list whose elements are typed one by one, each with its own messages ("phone_number_ids.0").
import { useEffect, useRef } from "react";
import { controlId, messagesId } from "../form/ids.js";
import type { FieldProps } from "./Field.js";
import { GroupedField, MessageList } from "./parts.js";

export function ListField({ spec, value, errors, onChange, onLeave }: FieldProps) {
  const rows = Array.isArray(value) ? (value as readonly string[]) : [];
  const addButton = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<string | undefined>(undefined);

  // A row must be there before it can have the focus.
  useEffect(() => {
    if (focusNext.current === undefined) return;
    (document.getElementById(focusNext.current) ?? addButton.current)?.focus();
    focusNext.current = undefined;
  });

  /** A list without rows is no answer: the field is left out. */
  function setRows(next: readonly string[]): void {
    onChange(next.length === 0 ? undefined : next);
  }

  function add(): void {
    focusNext.current = controlId(`${spec.name}.${rows.length}`);
    setRows([...rows, ""]);
  }

  function remove(index: number): void {
    focusNext.current = controlId(`${spec.name}.${Math.min(index, rows.length - 2)}`);
    setRows(rows.filter((_, position) => position !== index));
  }

  return (
    <GroupedField spec={spec} errors={errors} elementsShowTheirs>
      {rows.map((row, index) => {
        const key = `${spec.name}.${index}`;
        const messages = errors[key] ?? [];
        // keyed by position, as the server's keys are
        return (
          <div key={key} className="row">
            <div className="row-line">
              <input
                type="text"
                id={controlId(key)}
                name={`${spec.name}[]`}
                className="short"
                inputMode="numeric"
                autoComplete={spec.autocomplete}
                aria-label={`${spec.label}, entry ${index + 1}`}
                value={row}
                aria-invalid={messages.length > 0}
                aria-describedby={messages.length > 0 ? messagesId(key) : undefined}
                onChange={(event) => setRows(rows.map((old, at) => (at === index ? event.target.value : old)))}
                onBlur={() => onLeave()}
              />
              <button type="button" className="quiet" onClick={() => remove(index)}>
                Remove<span className="visually-hidden"> entry {index + 1}</span>
              </button>
            </div>
            {messages.length > 0 && <MessageList id={messagesId(key)} messages={messages} />}
          </div>
        );
      })}
      {/* The field's own id is the button's: there the focus goes for a message about the list as a whole. */}
      <button type="button" id={controlId(spec.name)} ref={addButton} className="quiet" onClick={add}>
        Add {rows.length === 0 ? "an id" : "another id"}
        <span className="visually-hidden"> to {spec.label}</span>
      </button>
    </GroupedField>
  );
}

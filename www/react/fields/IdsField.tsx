// Takes typed ids, each with its own messages ("phone_number_ids.0"), when the account's numbers are unknown.
import { useEffect, useRef } from "react";
import { controlId, focusControl, messagesId } from "../../shared/state/keys.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import { ErrorList, GroupedField } from "./frame.js";
import { type FieldProps, useField } from "./useField.js";

export function IdsField(props: FieldProps) {
  const { translations } = useDashboard();
  const use = useField(props);
  const { spec, field, change, leave } = use;
  const rows = Array.isArray(field.value) ? field.value.map(String) : [];
  const focusNext = useRef<string | undefined>(undefined);

  // The row must exist before it can take the focus.
  useEffect(() => {
    if (focusNext.current !== undefined) focusControl(focusNext.current);
    focusNext.current = undefined;
  });

  /** A list without rows leaves the field out. */
  const setRows = (next: readonly string[]) => change(next.length === 0 ? undefined : next);
  const add = () => {
    focusNext.current = `${spec.name}.${rows.length}`;
    setRows([...rows, ""]);
  };
  const remove = (index: number) => {
    focusNext.current = `${spec.name}.${Math.min(index, rows.length - 2)}`;
    setRows(rows.filter((_, position) => position !== index));
  };

  return (
    <GroupedField use={use} elementsShowTheirs>
      {rows.map((row, index) => {
        const key = `${spec.name}.${index}`;
        const messages = field.elements[index] ?? [];
        // keyed by index, as the server's keys are
        return (
          <div key={key} className="field">
            <div className="row">
              <input
                type="text"
                id={controlId(key)}
                name={`${spec.name}[]`}
                className="input short"
                inputMode="numeric"
                autoComplete="off"
                aria-label={translations.create.entry(index + 1)}
                value={row}
                aria-invalid={messages.length > 0}
                aria-describedby={messages.length > 0 ? messagesId(key) : undefined}
                onChange={(event) => setRows(rows.map((old, at) => (at === index ? event.target.value : old)))}
                onBlur={leave}
              />
              <button
                type="button"
                className="button quiet square"
                aria-label={translations.create.removeEntry(index + 1)}
                onClick={() => remove(index)}
              >
                <Icon name="close" />
              </button>
            </div>
            {messages.length > 0 && <ErrorList id={messagesId(key)} messages={messages} />}
          </div>
        );
      })}
      {/* The button has the field's id: it takes the focus for a message about the whole list. */}
      <button type="button" id={controlId(spec.name)} className="button start" onClick={add}>
        <Icon name="plus" /> {translations.create.addId}
      </button>
    </GroupedField>
  );
}

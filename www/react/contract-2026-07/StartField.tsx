// Starts by hand, or at a date and a time of the campaign's zone. The offset from UTC is written out.
import type { Campaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { useState } from "react";
import { startValue } from "../../shared/contract-2026-07/start.js";
import { startField } from "../../shared/contract-2026-07/start-field.js";
import { messagingTexts } from "../../shared/contract-2026-07/text.js";
import { controlId, messagesId } from "../../shared/state/keys.js";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";
import { GroupedField } from "../fields/frame.js";
import { TimeInput } from "../fields/TimeInput.js";
import { useField } from "../fields/useField.js";

const NAME = "scheduled_start_at";

export function StartField({ create }: { create: Create }) {
  const { translations, language } = useDashboard();
  const texts = messagingTexts(translations);
  const use = useField({ create, name: NAME });
  const { values } = useCampaignFormState<Campaign>(create.form);
  const [typed, setTyped] = useState<{ date: string; time: string }>();
  const { isScheduled, date, time, offset, zone, help, proposed, isBad } = startField(values, typed, texts, language);
  const put = (next: { date: string; time: string }) => {
    setTyped(next);
    use.change(startValue(next.date, next.time, zone));
  };
  const leave = () => {
    use.leave();
    setTyped(undefined);
  };
  const isInvalid = use.field.errors.length > 0;
  const described = isInvalid ? messagesId(NAME) : undefined;
  return (
    <GroupedField use={use} help={isInvalid ? "" : help} legend={texts.start}>
      <div className="segments">
        {[false, true].map((isAt) => (
          <label key={String(isAt)}>
            <input
              type="radio"
              name="start"
              id={isAt === isScheduled ? controlId(isScheduled ? `${NAME}.choice` : NAME) : undefined}
              checked={isAt === isScheduled}
              onChange={() => {
                setTyped(undefined);
                use.change(isAt ? proposed() : undefined);
              }}
            />
            <span>{isAt ? texts.startAt : texts.startByHand}</span>
          </label>
        ))}
      </div>
      {isScheduled && (
        <div className="start-row">
          <div className="field">
            <label className="label" htmlFor={controlId(NAME)}>
              {texts.date}
            </label>
            <input
              id={controlId(NAME)}
              type="date"
              className="input"
              value={date}
              aria-invalid={isInvalid && isBad.date}
              aria-describedby={described}
              onChange={({ target }) => put({ date: target.value, time })}
              onBlur={leave}
            />
          </div>
          <div className="field">
            <label className="label" htmlFor={controlId(`${NAME}.time`)}>
              {texts.time}
            </label>
            <TimeInput
              id={controlId(`${NAME}.time`)}
              value={time}
              aria-invalid={isInvalid && isBad.time}
              aria-describedby={described}
              onChange={(next) => put({ date, time: next })}
              onLeave={leave}
            />
          </div>
          <p className="start-offset">
            <span>{offset}</span>
            <span className="muted">{zone}</span>
          </p>
        </div>
      )}
    </GroupedField>
  );
}

// Chooses days and the windows of a day. Presets, pairs of times and the week picture change the same values.
import type { Campaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { useEffect, useMemo, useRef } from "react";
import { mountWeekPicture, type WeekChange } from "../../shared/charts/week-picture.js";
import { messagingTexts } from "../../shared/contract-2026-07/text.js";
import {
  changeHours,
  changeWindows,
  hasGap,
  leaveTime,
  pictureWindows,
  WINDOW_SIDES,
  weekValues,
  windowList,
  windowRows,
  withAdded,
  withTime,
} from "../../shared/contract-2026-07/windows.js";
import { OWN_ZONE } from "../../shared/state/create-view.js";
import { controlId, focusControl, messagesId } from "../../shared/state/keys.js";
import { withElements } from "../../shared/text/field-parts.js";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";
import { ErrorList, Messages } from "../fields/frame.js";
import { HoursTotal } from "../fields/HoursTotal.js";
import { PresetChips } from "../fields/PresetChips.js";
import { TimeInput } from "../fields/TimeInput.js";
import { useField } from "../fields/useField.js";
import { Icon } from "../parts/Icon.js";
import { Picture } from "../parts/Picture.js";

const NAME = "schedule_windows";

export function WindowsField({ create }: { create: Create }) {
  const { translations, chartTranslations, language } = useDashboard();
  const texts = messagingTexts(translations);
  const { form } = create;
  const use = useField({ create, name: NAME });
  const days = useField({ create, name: "allowed_days" });
  const { timezone } = useCampaignFormState<Campaign>(form).values;
  const { value, errors, elements } = use.field as { value: unknown } & typeof use.field;
  const windows = useMemo(() => windowList(value), [value]);
  const rows = windowRows(windows, elements, create.verdict);
  const focusNext = useRef<string | undefined>(undefined);

  // The row must exist before it can take the focus.
  useEffect(() => {
    if (focusNext.current !== undefined) focusControl(focusNext.current);
    focusNext.current = undefined;
  });

  const add = () => {
    focusNext.current = `${NAME}.${windows.length}.start`;
    changeWindows(form, withAdded(windows));
  };
  const remove = (index: number) => {
    focusNext.current = `${NAME}.${Math.max(0, index - 1)}.start`;
    changeWindows(
      form,
      windows.filter((_, at) => at !== index),
    );
  };
  const refusedDays = withElements(days.field);
  const week = useMemo(
    () => ({
      days: days.field.value,
      windows: pictureWindows(windows),
      timezone: timezone || OWN_ZONE,
      viewerTimezone: OWN_ZONE,
      onChange: (change: WeekChange) => changeHours(form, weekValues(change)),
      texts,
      daysId: controlId("allowed_days"),
      translations: chartTranslations,
      language,
    }),
    [form, days.field.value, windows, timezone, texts, chartTranslations, language],
  );

  return (
    <fieldset className="field hours" data-field="allowed_days">
      <legend className="label">{translations.create.daysAndHours}</legend>
      <PresetChips create={create} onChoose={(values) => changeHours(form, values)} />
      {refusedDays.errors.length > 0 && <Messages use={days} field={refusedDays} />}
      {/* Above the rows, so that it stays under the pointer that draws a window. */}
      <Picture mount={mountWeekPicture} props={week} />
      <div className="windows" data-field={NAME}>
        <ul className="windows-list" aria-label={texts.hours}>
          {rows.map(({ key, window, messages, fix, isInvalid, endsNextDay }, index) => (
            <li key={key}>
              <div className="windows-row">
                {WINDOW_SIDES.map((side) => (
                  <span key={side} className="windows-time">
                    {side === "end" && (
                      <span className="windows-dash" aria-hidden="true">
                        –
                      </span>
                    )}
                    <TimeInput
                      id={controlId(`${key}.${side}`)}
                      name={`${NAME}[${index}][${side}]`}
                      aria-label={(side === "start" ? texts.startOf : texts.endOf)(index + 1)}
                      aria-invalid={isInvalid[side]}
                      aria-describedby={messages.length > 0 ? messagesId(key) : undefined}
                      value={window[side]}
                      onChange={(time) => changeWindows(form, withTime(windows, index, side, time))}
                      onLeave={() => leaveTime(form, `${key}.${side}`)}
                    />
                  </span>
                ))}
                {rows.length > 1 && (
                  <button
                    type="button"
                    className="button quiet square"
                    aria-label={texts.removeHours(index + 1)}
                    onClick={() => remove(index)}
                  >
                    <Icon name="close" />
                  </button>
                )}
                {endsNextDay && <span className="muted small">{texts.nextDay}</span>}
              </div>
              {messages.length > 0 && <ErrorList id={messagesId(key)} messages={messages} />}
              {fix && (
                <button
                  type="button"
                  className="apply"
                  onClick={() => {
                    changeWindows(form, withTime(windows, index, fix.side, fix.time));
                    focusControl(`${key}.${fix.side}`);
                  }}
                >
                  {translations.create.apply(fix.time)}
                </button>
              )}
            </li>
          ))}
        </ul>
        <div className="windows-end">
          <button type="button" id={controlId(NAME)} className="button" disabled={!hasGap(windows)} onClick={add}>
            <Icon name="plus" /> {texts.addHours}
          </button>
          <HoursTotal create={create} />
        </div>
        {errors.length > 0 && <Messages use={use} field={use.field} />}
      </div>
    </fieldset>
  );
}

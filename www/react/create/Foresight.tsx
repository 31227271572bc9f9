// When the phone would ring: the next windows, the calls to one lead, and how long a number of leads takes; for the form as it is.
import { type Campaign, type CreateCampaign, localTimezone } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignFormState } from "outbound-campaign/react";
import { estimate, previewSchedule, retryPlan } from "outbound-campaign/schedule";
import { type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import { boundsText, durationText, localText, windowText } from "../../shared/schedule-text.js";
import { useDashboard } from "../dashboard.js";
import { Notice } from "../parts/Notice.js";

const OWN_ZONE = localTimezone() ?? "UTC";

export function Foresight({ form }: { form: CampaignForm<Campaign> }) {
  const { words } = useDashboard();
  // Typing goes first; this follows when there is time.
  const values = useDeferredValue(useCampaignFormState(form).values);
  // What the form holds is what the server would read: texts of numbers are taken as such.
  const campaign = values as Partial<CreateCampaign>;
  // A wrong number of retries must not hide the windows.
  const { timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time } = campaign;
  const windows = useMemo(() => {
    const hours = { timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time };
    return attempt(() => previewSchedule(hours, { count: 10, accountTimezone: OWN_ZONE }));
  }, [timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time]);
  if (windows === undefined) {
    return (
      <Notice kind="info" title={words.foresight.title}>
        <p>{words.foresight.invalid}</p>
      </Notice>
    );
  }
  return (
    <section className="card foresight" aria-labelledby="foresight-heading">
      <h2 id="foresight-heading">{words.foresight.title}</h2>
      {!timezone && <p className="help">{words.foresight.zoneAssumed(OWN_ZONE)}</p>}
      <Part title={words.foresight.windows}>
        <Windows windows={windows} />
      </Part>
      <Part title={words.foresight.retries}>
        <Retries campaign={campaign} />
      </Part>
      <Part title={words.foresight.capacity}>
        <Capacity campaign={campaign} />
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="foresight-part">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Windows({ windows }: { windows: ReturnType<typeof previewSchedule> }) {
  const { words, language } = useDashboard();
  if (windows.length === 0) return <p>{words.foresight.never}</p>;
  return (
    <ol className="windows">
      {windows.map((window) => (
        <li key={window.start.getTime()}>
          <span>{windowText(window, language)}</span>{" "}
          <span className="note">{durationText(window.minutes, language)}</span>
        </li>
      ))}
    </ol>
  );
}

function Retries({ campaign }: { campaign: Partial<CreateCampaign> }) {
  const { words, language } = useDashboard();
  const plan = useMemo(() => attempt(() => retryPlan(campaign, { accountTimezone: OWN_ZONE })), [campaign]);
  if (plan === undefined) return <p className="help">{words.foresight.retriesInvalid}</p>;
  return (
    <>
      <ol className="windows">
        {plan.attempts.map(({ attempt: number, at, local, postponed }) => (
          <li key={at.getTime()}>
            <span>
              {number}. {localText(local, language)}
            </span>{" "}
            {postponed && <span className="note">{words.foresight.postponed}</span>}
          </li>
        ))}
      </ol>
      <p className="help">{words.foresight.worstCase(plan.worstCaseCalls)}</p>
    </>
  );
}

function Capacity({ campaign }: { campaign: Partial<CreateCampaign> }) {
  const { words, language } = useDashboard();
  const [leads, setLeads] = useState("500");
  const [minutes, setMinutes] = useState("2");
  const id = useId();
  const result = useMemo(
    () =>
      attempt(() =>
        estimate(campaign, { leads: Number(leads), averageMinutes: Number(minutes), accountTimezone: OWN_ZONE }),
      ),
    [campaign, leads, minutes],
  );
  const input = (name: string, label: string, value: string, set: (value: string) => void) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="text"
        inputMode="decimal"
        className="short"
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </div>
  );
  return (
    <>
      <div className="fields">
        {input("leads", words.foresight.leads, leads, setLeads)}
        {input("minutes", words.foresight.minutes, minutes, setMinutes)}
      </div>
      {result === undefined ? (
        <p className="help">{words.foresight.capacityInvalid}</p>
      ) : (
        <dl className="figures">
          <div>
            <dt>{words.foresight.calls}</dt>
            <dd>{boundsText(result.calls, language)}</dd>
          </div>
          <div>
            <dt>{words.foresight.lineMinutes}</dt>
            <dd>{boundsText(result.lineMinutes, language)}</dd>
          </div>
          <div>
            <dt>{words.foresight.finish}</dt>
            <dd>{boundsText(result.finish, language)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}

/** The first windows of an accepted campaign, in words. */
export function FirstWindows({ campaign }: { campaign: CreateCampaign }) {
  const { words } = useDashboard();
  const windows = useMemo(
    () => attempt(() => previewSchedule(campaign, { count: 3, accountTimezone: OWN_ZONE })),
    [campaign],
  );
  if (windows === undefined) return null;
  return (
    <div className="foresight-part">
      <h3>{words.review.windowsTitle}</h3>
      {!campaign.timezone && <p className="help">{words.foresight.zoneAssumed(OWN_ZONE)}</p>}
      <Windows windows={windows} />
    </div>
  );
}

/** Undefined where a field about calling would be refused: that is what the schedule throws on. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

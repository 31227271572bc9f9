// Shows the campaign for review, then the sending and its failures.
import type { CreateCampaign } from "outbound-campaign";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import type { Step } from "../../shared/state/campaign-flow.js";
import { ownedNames } from "../../shared/state/connection.js";
import { summaryFacts, type Verdict } from "../../shared/state/create-view.js";
import { minutes } from "../../shared/state/minutes.js";
import { reviewLines } from "../../shared/text/describe.js";
import { whatHappens } from "../../shared/text/review-text.js";
import { useDashboard } from "../dashboard.js";
import { Fold } from "../parts/Fold.js";
import { Icon, type IconName } from "../parts/Icon.js";
import { Notice } from "../parts/Notice.js";
import { CreateNotices } from "./CreateNotices.js";
import { Exact } from "./Exact.js";
import { RefusedPanel, UnclearPanel } from "./OutcomePanels.js";
import { Facts, Overview } from "./Overview.js";
import type { Create } from "./useCreate.js";
import { Warnings } from "./Warnings.js";
import { WeekImage } from "./WeekImage.js";

type ReviewedStep = Exclude<Step, { at: "editing" | "created" }>;

export function ReviewStep({ create, step }: { create: Create; step: ReviewedStep }) {
  const { translations } = useDashboard();
  const { flow } = create;
  const { campaign } = step;
  const isSending = step.at === "sending";
  return (
    <>
      <nav className="crumbs" aria-label={translations.create.here}>
        <button type="button" onClick={() => flow.back()}>
          <Icon name="left" />
          {translations.review.back}
        </button>
      </nav>
      <div className="with-overview">
        <div className="stack">
          {step.at === "unclear" && <UnclearPanel flow={flow} attempt={step.attempt} />}
          {step.at === "refused" && <RefusedPanel flow={flow} error={step.error} />}
          {(step.at === "reviewing" || isSending) && <Head create={create} step={step} />}
          <CreateNotices create={create} />
          {step.at !== "unclear" && <WhatHappens campaign={campaign} />}
          <Values create={create} campaign={campaign} canChange={step.at === "reviewing" || step.at === "refused"} />
          {(step.at === "reviewing" || step.at === "refused") && (
            <div>
              <UncheckedFacts create={create} />
              <Fold summary={translations.verdict.exact}>
                <Exact create={create} />
              </Fold>
            </div>
          )}
        </div>
        {step.at === "unclear" || step.at === "refused" ? (
          <aside className="panel" aria-labelledby="sent-heading">
            <h2 id="sent-heading">{translations.review.sentTitle}</h2>
            <CampaignFacts campaign={campaign} />
          </aside>
        ) : (
          <ReviewSummary create={create} campaign={campaign} isSending={isSending} />
        )}
      </div>
    </>
  );
}

/** The heading says the verdict in one sentence. */
function Head({ create, step }: { create: Create; step: ReviewedStep }) {
  const { translations } = useDashboard();
  const { review } = translations;
  if (step.at === "sending") {
    return (
      <VerdictHead kind="wait" icon="clock" title={review.sendingTitle}>
        {review.sendingText}
      </VerdictHead>
    );
  }
  return (
    <VerdictHead kind="good" icon="ok" title={review.title}>
      {review.text(create.view.server, step.campaign.name)}
    </VerdictHead>
  );
}

interface HeadProps {
  kind: "good" | "wait" | "amber" | "bad";
  icon: IconName;
  title: string;
  children: ReactNode;
}

export function VerdictHead({ kind, icon, title, children }: HeadProps) {
  return (
    <header className={`verdict-head verdict-head-${kind}`}>
      <Icon name={icon} />
      <h1 id="page-heading" tabIndex={-1}>
        {title}
      </h1>
      <p>{children}</p>
    </header>
  );
}

function ReviewSummary({
  create,
  campaign,
  isSending,
}: {
  create: Create;
  campaign: CreateCampaign;
  isSending: boolean;
}) {
  const { translations } = useDashboard();
  const { review } = translations;
  const { flow } = create;
  const verdict: Verdict & { isBusy?: boolean } = isSending
    ? { kind: "wait", title: review.sendingTitle, text: "", short: "", isBusy: true }
    : { kind: "good", title: review.title, text: review.draftNote, short: review.draftShort };
  return (
    <Overview
      verdict={verdict}
      actions={
        __HAS_SERVER__ ? (
          <>
            {/* aria-disabled, because a disabled button loses the focus */}
            <button
              type="button"
              className="button primary large"
              aria-disabled={isSending}
              onClick={() => void flow.send()}
            >
              {isSending && <span className="spinner" aria-hidden="true" />}
              {isSending ? review.sending : review.send}
            </button>
            {isSending && (
              <>
                <Waiting />
                <button type="button" className="button quiet" onClick={flow.cancel}>
                  {review.cancel}
                </button>
              </>
            )}
          </>
        ) : (
          <Notice kind="info" title={review.noServerTitle}>
            <p>{review.noServerText}</p>
          </Notice>
        )
      }
    >
      {!isSending && <Warnings create={create} canFix={false} />}
      <CampaignFacts campaign={campaign} />
    </Overview>
  );
}

/** Counts the seconds. */
function Waiting() {
  const { translations } = useDashboard();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <p className="help numeric">{seconds === 0 ? " " : translations.review.waiting(seconds)}</p>;
}

export function CampaignFacts({
  campaign,
  isStarted = false,
}: {
  campaign: Partial<CreateCampaign>;
  isStarted?: boolean;
}) {
  const { translations, language } = useDashboard();
  const now = new Date(useSyncExternalStore(minutes.subscribe, minutes.get));
  const facts = summaryFacts(campaign, { translations, language, now });
  return (
    <>
      <WeekImage campaign={campaign} />
      <Facts facts={facts} note={isStarted ? undefined : translations.review.afterStart} />
    </>
  );
}

function WhatHappens({ campaign }: { campaign: CreateCampaign }) {
  const { translations, language, owned } = useDashboard();
  return (
    <section aria-labelledby="will-heading" className="stack tight">
      <h2 id="will-heading">{translations.review.willTitle}</h2>
      <ul className="will">
        {whatHappens(campaign, { translations, language, owned }).map(({ icon, text }) => (
          <li key={icon}>
            <Icon name={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Values({ create, campaign, canChange }: { create: Create; campaign: CreateCampaign; canChange: boolean }) {
  const { translations, language, owned } = useDashboard();
  const { groups } = translations.create;
  const names = owned.state === "ready" ? ownedNames(owned.value) : undefined;
  const { server } = create.view;
  return (
    <section className="panel values" aria-labelledby="values-heading">
      <h2 id="values-heading" className="visually-hidden">
        {translations.review.values}
      </h2>
      {reviewLines(campaign, { translations, language, names, server }).map(({ key, first, lines }) => (
        <div key={key}>
          <div className="group-head">
            <h2>{groups[key]}</h2>
            {canChange && (
              <button
                type="button"
                className="link small"
                aria-label={translations.review.changeOf(groups[key])}
                onClick={() => create.flow.back(first)}
              >
                {translations.review.change}
              </button>
            )}
          </div>
          <dl className="facts">
            {lines.map(({ name, label, text, isSent }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd className={isSent ? undefined : "unset"}>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

/** Lists the facts that only the server can check, so that "would accept" is not overstated. */
function UncheckedFacts({ create: { verdict, view } }: { create: Create }) {
  const { translations } = useDashboard();
  const { unchecked } = verdict;
  if (!verdict.ok || unchecked.length === 0) return null;
  return (
    <Fold summary={translations.verdict.uncheckedCount(unchecked.length, view.server)}>
      <ul className="unchecked">
        {unchecked.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
        <li>{translations.verdict.uncheckedText}</li>
      </ul>
    </Fold>
  );
}

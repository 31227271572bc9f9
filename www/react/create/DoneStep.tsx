// Shows the created campaign and the next steps in order.
import type { Campaign } from "outbound-campaign";
import { useState } from "react";
import { campaignPath, listPath } from "../../shared/state/routes.js";
import { createdCampaign, doneHead, firstCall, serviceUrl } from "../../shared/text/done-text.js";
import { hoursText } from "../../shared/text/hours-text.js";
import { answerText, requestText } from "../../shared/text/http-text.js";
import { useDashboard } from "../dashboard.js";
import { ConfirmDialog } from "../list/ConfirmDialog.js";
import { Code } from "../parts/Code.js";
import { Fold } from "../parts/Fold.js";
import { Icon } from "../parts/Icon.js";
import { TroublePanel } from "../parts/TroublePanel.js";
import { CampaignFacts, VerdictHead } from "./ReviewStep.js";
import type { Create } from "./useCreate.js";

interface Props {
  create: Create;
  campaign: Campaign;
  /** Set when another tab created it, or a search of the list found it. */
  foundBy?: "tab" | "look";
}

export function DoneStep({ create, campaign, foundBy }: Props) {
  const { translations, language, client, about } = useDashboard();
  const { done } = translations;
  const { flow, view } = create;
  const [isAsking, setIsAsking] = useState(false);
  const [status, setStatus] = useState(campaign.status);
  const [problem, setProblem] = useState<{ error: unknown; at: Date }>();
  const isDraft = status === "draft";
  const known = createdCampaign(campaign, create.verdict);
  const { settings } = known;
  const head = doneHead(known, status, { translations, language });
  const url = serviceUrl(about);

  async function start(): Promise<void> {
    setIsAsking(false);
    setProblem(undefined);
    try {
      setStatus((await client.startCampaign(campaign.id)).status ?? "in-progress");
    } catch (error) {
      setProblem({ error, at: new Date() });
    }
  }

  return (
    <>
      <nav className="crumbs" aria-label={translations.create.here}>
        <a href={listPath()}>
          <Icon name="left" />
          {translations.nav.campaigns}
        </a>
      </nav>
      <div className="with-overview">
        <div className="stack">
          <VerdictHead kind="good" icon="ok" title={head.title}>
            {foundBy !== undefined && `${foundBy === "look" ? done.found : done.otherTab} `}
            {head.text}
          </VerdictHead>
          {problem !== undefined && (
            <TroublePanel
              title={translations.list.notStarted(campaign.name)}
              error={problem.error}
              at={problem.at}
              onRetry={() => setIsAsking(true)}
            />
          )}
          <ol className="steps" aria-label={done.steps}>
            <li className="done">
              <b>{done.created}</b>
              <p>{done.isDone}</p>
            </li>
            <li>
              <b>{done.leads}</b>
              <p>{url === undefined ? done.leadsSandbox(view.server) : done.leadsText(view.server)}</p>
              {url !== undefined && (
                <a className="button primary" href={url} target="_blank" rel="noreferrer">
                  {done.openServer(view.server)}
                  <Icon name="external" />
                </a>
              )}
            </li>
            <li>
              <b>{done.hours}</b>
              <p>
                {hoursText(settings, { translations, language })}
                {settings.timezone && ` (${settings.timezone})`}
              </p>
              <a className="link" href={campaignPath(campaign.id)}>
                {done.open}
              </a>
            </li>
            <li className={isDraft ? undefined : "done"}>
              <b>{done.start}</b>
              <p role="status">{isDraft ? firstCall(known, { translations, language }) : done.isDone}</p>
              {isDraft && (
                <button type="button" className="button" onClick={() => setIsAsking(true)}>
                  <Icon name="play" />
                  {done.startButton}
                </button>
              )}
            </li>
          </ol>
          <p className="row links">
            <a className="link" href={listPath()}>
              {done.list}
            </a>
            <button type="button" className="link" onClick={flow.startOver}>
              {done.another}
            </button>
          </p>
        </div>
        <aside className="panel" aria-labelledby="number-heading">
          <h2 id="number-heading">{done.number(campaign.id)}</h2>
          <CampaignFacts campaign={settings} isStarted={!isDraft} />
          <Fold summary={done.exchange}>
            <Exchange />
          </Fold>
        </aside>
      </div>
      {isAsking && (
        <ConfirmDialog
          action="start"
          campaign={known}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => void start()}
        />
      )}
    </>
  );
}

/** Shows the last request and its answer as sent over the network. */
function Exchange() {
  const { translations, lastExchange } = useDashboard();
  const { drawer } = translations;
  if (lastExchange === undefined) return <p className="help">{drawer.noneYet}</p>;
  return (
    <>
      <p className="help">{drawer.toRelay}</p>
      <Code label={drawer.request} text={requestText(lastExchange.request)} />
      {lastExchange.answer === undefined ? (
        <p>{drawer.none}</p>
      ) : (
        <Code label={drawer.answer} text={answerText(lastExchange.answer)} />
      )}
    </>
  );
}

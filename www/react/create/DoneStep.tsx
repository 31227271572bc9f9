// Shows the created campaign and the next actions.
import type { Campaign } from "outbound-campaign";
import { useState } from "react";
import { failureOf } from "../../shared/state/failure.js";
import { PATHS } from "../../shared/state/routes.js";
import { answerText, requestText } from "../../shared/text/http-text.js";
import { useDashboard } from "../dashboard.js";
import { ConfirmDialog } from "../list/ConfirmDialog.js";
import { Code } from "../parts/Code.js";
import { Dialog } from "../parts/Dialog.js";
import { Icon } from "../parts/Icon.js";
import { Notice } from "../parts/Notice.js";

interface Props {
  campaign: Campaign;
  /** Set when another tab created it, or a search of the list found it. */
  foundBy?: "tab" | "look";
  onAnother(): void;
}

export function DoneStep({ campaign, foundBy, onAnother }: Props) {
  const { translations, client } = useDashboard();
  const [open, setOpen] = useState<"confirm" | "exchange">();
  const [status, setStatus] = useState(campaign.status);
  const [problem, setProblem] = useState<unknown>();
  const isDraft = status === "draft";

  async function start(): Promise<void> {
    setOpen(undefined);
    setProblem(undefined);
    try {
      setStatus((await client.startCampaign(campaign.id)).status ?? "in-progress");
    } catch (error) {
      setProblem(error);
    }
  }

  return (
    <section className="card done" aria-labelledby="step-heading">
      <span className="done-mark">
        <Icon name="ok" />
      </span>
      <h2 id="step-heading" tabIndex={-1}>
        {translations.done.title(campaign.id)}
      </h2>
      {foundBy !== undefined && <p>{foundBy === "look" ? translations.done.found : translations.done.otherTab}</p>}
      <p role="status">{isDraft ? translations.done.text(campaign.name) : translations.list.started(campaign.name)}</p>
      {problem !== undefined && <Problem error={problem} />}
      <div className="dialog-actions">
        {isDraft && (
          <button type="button" className="button primary" onClick={() => setOpen("confirm")}>
            {translations.done.start}
          </button>
        )}
        <a className="button" href={PATHS.campaigns}>
          {translations.done.list}
        </a>
        <button type="button" className="button" onClick={onAnother}>
          {translations.done.another}
        </button>
      </div>
      <button type="button" className="link" aria-haspopup="dialog" onClick={() => setOpen("exchange")}>
        {translations.done.exchange}
      </button>
      {open === "confirm" && (
        <ConfirmDialog
          action="start"
          campaign={campaign}
          onCancel={() => setOpen(undefined)}
          onConfirm={() => void start()}
        />
      )}
      {open === "exchange" && <ExchangeDrawer onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function Problem({ error }: { error: unknown }) {
  const { translations } = useDashboard();
  const { title, message, help, isUnknown } = failureOf(error, translations);
  return (
    <Notice kind="error" title={title}>
      <p>
        {message} {help} {isUnknown && translations.list.changeUnknown}
      </p>
    </Notice>
  );
}

/** Shows the last request and its response as sent over the network. */
function ExchangeDrawer({ onClose }: { onClose(): void }) {
  const { translations, lastExchange } = useDashboard();
  return (
    <Dialog drawer title={translations.drawer.title} onClose={onClose}>
      {lastExchange === undefined ? (
        <p>{translations.drawer.noneYet}</p>
      ) : (
        <>
          <p className="help">{translations.drawer.toRelay}</p>
          <Code label={translations.drawer.request} text={requestText(lastExchange.request)} />
          {lastExchange.answer === undefined ? (
            <p>{translations.drawer.none}</p>
          ) : (
            <Code label={translations.drawer.answer} text={answerText(lastExchange.answer)} />
          )}
        </>
      )}
    </Dialog>
  );
}

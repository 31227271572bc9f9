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
  const { words, client } = useDashboard();
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
        {words.done.title(campaign.id)}
      </h2>
      {foundBy !== undefined && <p>{foundBy === "look" ? words.done.found : words.done.otherTab}</p>}
      <p role="status">{isDraft ? words.done.text(campaign.name) : words.list.started(campaign.name)}</p>
      {problem !== undefined && <Problem error={problem} />}
      <div className="dialog-actions">
        {isDraft && (
          <button type="button" className="button primary" onClick={() => setOpen("confirm")}>
            {words.done.start}
          </button>
        )}
        <a className="button" href={PATHS.campaigns}>
          {words.done.list}
        </a>
        <button type="button" className="button" onClick={onAnother}>
          {words.done.another}
        </button>
      </div>
      <button type="button" className="link" aria-haspopup="dialog" onClick={() => setOpen("exchange")}>
        {words.done.exchange}
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
  const { words } = useDashboard();
  const { title, message, help, isUnknown } = failureOf(error, words);
  return (
    <Notice kind="error" title={title}>
      <p>
        {message} {help} {isUnknown && words.list.changeUnknown}
      </p>
    </Notice>
  );
}

/** Shows the last request and its response as sent over the network. */
function ExchangeDrawer({ onClose }: { onClose(): void }) {
  const { words, lastExchange } = useDashboard();
  return (
    <Dialog drawer title={words.drawer.title} onClose={onClose}>
      {lastExchange === undefined ? (
        <p>{words.drawer.noneYet}</p>
      ) : (
        <>
          <p className="help">{words.drawer.toRelay}</p>
          <Code label={words.drawer.request} text={requestText(lastExchange.request)} />
          {lastExchange.answer === undefined ? (
            <p>{words.drawer.none}</p>
          ) : (
            <Code label={words.drawer.answer} text={answerText(lastExchange.answer)} />
          )}
        </>
      )}
    </Dialog>
  );
}

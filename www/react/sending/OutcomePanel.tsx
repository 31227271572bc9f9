// Beside the button: what became of the campaign that was sent.
import type { Outcome } from "./outcome.js";

interface Props {
  outcome: Outcome;
  onSendAgain(): void;
  onStartNew(): void;
}

/** Always there, so that assistive technology hears what comes into it. */
export function OutcomePanel(props: Props) {
  return (
    <div role="status" className="outcome-region">
      <Content {...props} />
    </div>
  );
}

function Content({ outcome, onSendAgain, onStartNew }: Props) {
  switch (outcome.kind) {
    case "idle":
    case "refused": // the summary above the form says it
      return null;
    case "sending":
      return <p className="outcome">Sending…</p>;
    case "created": {
      const { campaign } = outcome;
      return (
        <div className="outcome outcome-good">
          <h2>
            Campaign <span data-created-id>{campaign.id}</span> created
          </h2>
          <p>
            “{campaign.name}” has the status <strong>{campaign.status}</strong>. No call is placed before it is started.
          </p>
          <button type="button" className="quiet" onClick={onStartNew}>
            New campaign
          </button>
        </div>
      );
    }
    case "repeated":
      return (
        <div className="outcome outcome-warning">
          <h2>Already created as campaign {outcome.campaign.id}</h2>
          <p>The form has not changed since, so it was not sent a second time.</p>
          <button type="button" className="quiet" onClick={onSendAgain}>
            Create another one like it
          </button>
        </div>
      );
    case "failed":
      return (
        <div className="outcome outcome-bad">
          <h2>{outcome.title}</h2>
          <p>{outcome.message}</p>
          {outcome.isUnsure && (
            <p>
              It is not known whether the campaign was created: look at the list of campaigns before you try again, or
              there may be two.
            </p>
          )}
        </div>
      );
  }
}

// Shows notices about an earlier campaign: sending, unclear, created or refused.
import { listPath } from "../../shared/state/routes.js";
import { useDashboard } from "../dashboard.js";
import { Notice } from "../parts/Notice.js";
import type { Create } from "./useCreate.js";

export function CreateNotices({ create: { notices, flow } }: { create: Create }) {
  const { translations } = useDashboard();
  return (
    <div role="status" className="create-notices">
      {notices.map(({ key, kind, title, text, action }) => (
        <Notice key={key} kind={kind} title={title}>
          <p>{text}</p>
          {action === "list" && <a href={listPath()}>{translations.done.list}</a>}
          {action === "restore" && (
            <button type="button" className="button" onClick={flow.restoreDraft}>
              {translations.detail.restoreDraft}
            </button>
          )}
          {action === "look" && (
            <button type="button" className="button" onClick={() => void flow.look()}>
              {translations.outcome.check}
            </button>
          )}
        </Notice>
      ))}
    </div>
  );
}

// Shows the exact bytes: the request of an accepted form, or the answer to a refused one.
import { plannedText, refusalText, requestTarget } from "../../shared/text/http-text.js";
import { useDashboard } from "../dashboard.js";
import { Code } from "../parts/Code.js";
import type { Create } from "./useCreate.js";

export function Exact({ create: { serverVerdict, form, server } }: { create: Create }) {
  const { translations, about } = useDashboard();
  const { drawer, detail } = translations;
  if (!serverVerdict.ok) return <Code label={drawer.wouldAnswer} text={refusalText(serverVerdict)} />;
  const known = about.state === "ready" ? about.value : undefined;
  return (
    <>
      <p className="help">{known?.mode === "sandbox" ? detail.requestSandbox(known.host) : detail.requestLive}</p>
      <Code label={drawer.request} text={plannedText(form.values, { ...server, ...requestTarget(known) })} />
    </>
  );
}

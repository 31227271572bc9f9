// Shows a request or response, with a copy button.
import { useState } from "react";
import { useDashboard } from "../dashboard.js";

export function Code({ label, text }: { label: string; text: string }) {
  const { translations } = useDashboard();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false), // the browser denied access; the text can still be selected
    );
  };
  return (
    <section className="code" aria-label={label}>
      <div className="code-head">
        <span>{label}</span>
        <button type="button" className="link" onClick={() => void copy()}>
          {copied ? translations.drawer.copied : translations.drawer.copy}
        </button>
      </div>
      <pre>{text}</pre>
    </section>
  );
}

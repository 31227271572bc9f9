// Draws one section of the form.
import type { ReactNode } from "react";
import { useDashboard } from "../dashboard.js";

export function Section({
  name,
  children,
}: {
  name: "who" | "when" | "often" | "goal" | "fallback";
  children: ReactNode;
}) {
  const { translations } = useDashboard();
  const { groups, groupTexts } = translations.create;
  return (
    <section className="section" aria-labelledby={`group-${name}`}>
      <header>
        <h2 id={`group-${name}`}>{groups[name]}</h2>
        {groupTexts[name] && <p>{groupTexts[name]}</p>}
      </header>
      {children}
    </section>
  );
}

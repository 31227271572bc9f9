// Injects faults into the sandbox. Shown in the sandbox only.
import { useEffect, useState } from "react";
import { failureOf } from "../../shared/state/failure.js";
import { type FaultSetting, readFaults, writeFaults } from "../../shared/state/sandbox-faults.js";
import { useDashboard } from "../dashboard.js";

export function FaultPanel() {
  const { translations } = useDashboard();
  const { kinds, scopes } = translations.sandbox;
  const [setting, setSetting] = useState<FaultSetting>({ kind: "none", scope: "create" });
  const [problem, setProblem] = useState("");
  const showProblem = (error: unknown) => setProblem(failureOf(error, translations).message);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void readFaults().then(setSetting, showProblem), []);
  const change = (next: FaultSetting) => {
    setSetting(next);
    setProblem("");
    writeFaults(next).catch(showProblem);
  };
  const isOn = setting.kind !== "none";
  return (
    // Closes on Escape, and when the focus leaves it.
    <details
      className="sandbox"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Escape") currentTarget.open = false;
      }}
    >
      <summary className={isOn ? "badge badge-fault" : "badge badge-sandbox"}>
        {isOn ? translations.sandbox.on(kinds[setting.kind]) : translations.sandbox.badge}
      </summary>
      <div className="sandbox-panel" tabIndex={-1}>
        <p>{translations.sandbox.text}</p>
        <label>
          {translations.sandbox.kind}
          <select
            value={setting.kind}
            onChange={(event) => change({ ...setting, kind: event.target.value as FaultSetting["kind"] })}
          >
            {Object.entries(kinds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {translations.sandbox.scope}
          <select
            value={setting.scope}
            onChange={(event) => change({ ...setting, scope: event.target.value as FaultSetting["scope"] })}
          >
            {Object.entries(scopes).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {problem !== "" && <p role="alert">{problem}</p>}
      </div>
    </details>
  );
}

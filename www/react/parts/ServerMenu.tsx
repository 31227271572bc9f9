// Shows whether campaigns of this page make real calls. The sandbox can simulate failures.
import { useEffect, useState, useSyncExternalStore } from "react";
import { waiting } from "../../shared/state/campaign-flow.js";
import type { ContractName } from "../../shared/state/contract.js";
import { failureOf } from "../../shared/state/failure.js";
import { PATHS } from "../../shared/state/routes.js";
import { type FaultSetting, readFaults, writeFaults } from "../../shared/state/sandbox-faults.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "./Icon.js";
import { Menu } from "./Menu.js";

const PANEL = "menu mode-panel";

export function ServerMenu() {
  const { translations, about } = useDashboard();
  const { sandbox } = translations;
  if (!__HAS_SERVER__) {
    return (
      <Menu className="mode" menuClass={PANEL} trigger={<span>{sandbox.noServer}</span>}>
        <p>{sandbox.noServerText}</p>
        <ContractChoice />
      </Menu>
    );
  }
  if (about.state !== "ready") return null;
  if (about.value.mode === "sandbox") return <SandboxMenu />;
  return (
    <Menu className="mode mode-live" menuClass={PANEL} trigger={<span>{sandbox.live(about.value.host)}</span>}>
      <p>{sandbox.liveText}</p>
      <CalibrateLink />
    </Menu>
  );
}

function CalibrateLink() {
  const { translations } = useDashboard();
  return (
    <a href={PATHS.calibrate}>
      <Icon name="limits" />
      {translations.nav.calibrate}
    </a>
  );
}

function SandboxMenu() {
  const { translations } = useDashboard();
  const { kinds, scopes, ...sandbox } = translations.sandbox;
  const [setting, setSetting] = useState<FaultSetting>({ kind: "none", scope: "create" });
  const [problem, setProblem] = useState<unknown>();

  useEffect(() => void readFaults().then(setSetting, setProblem), []);
  const change = (next: FaultSetting) => {
    setSetting(next);
    setProblem(undefined);
    writeFaults(next).catch(setProblem);
  };
  const isOn = setting.kind !== "none";
  return (
    <Menu
      className={isOn ? "mode mode-fault" : "mode"}
      menuClass={PANEL}
      trigger={<span>{isOn ? sandbox.on(kinds[setting.kind]) : sandbox.badge}</span>}
    >
      <p>{sandbox.text}</p>
      <ContractChoice />
      <Choice
        label={sandbox.kind}
        options={kinds}
        value={setting.kind}
        onChange={(kind) => change({ ...setting, kind })}
      />
      <Choice
        label={sandbox.scope}
        options={scopes}
        value={setting.scope}
        onChange={(scope) => change({ ...setting, scope })}
      />
      {problem !== undefined && <p role="alert">{failureOf(problem, translations).message}</p>}
      <hr />
      <CalibrateLink />
    </Menu>
  );
}

/** Chooses the contract of the sandbox, or of a form without a server. */
function ContractChoice() {
  const { translations, about, contract, chooseContract } = useDashboard();
  const [problem, setProblem] = useState<unknown>();
  const isWaiting = useSyncExternalStore(waiting.subscribe, waiting.get);
  const { sandbox } = translations;
  if (__HAS_SERVER__ && !(about.state === "ready" && about.value.contracts)) return null;
  const choose = (name: ContractName) => {
    setProblem(undefined);
    chooseContract(name).catch(setProblem);
  };
  return (
    <>
      <Choice
        label={sandbox.contract}
        options={sandbox.contracts}
        value={contract}
        isDisabled={isWaiting}
        onChange={choose}
      />
      {isWaiting && <p role="status">{sandbox.contractWaits}</p>}
      {problem !== undefined && <p role="alert">{failureOf(problem, translations).message}</p>}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  options: Readonly<Record<Value, string>>;
  value: Value;
  isDisabled?: boolean;
  onChange(value: Value): void;
}

function Choice<Value extends string>({ label, options, value, isDisabled, onChange }: ChoiceProps<Value>) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <span className="select">
        <select
          className="input"
          value={value}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {Object.entries<string>(options).map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </label>
  );
}

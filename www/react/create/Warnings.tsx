// Lists the warnings once, each with its way out.

import { fieldOf, focusControl } from "../../shared/state/keys.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import type { Create } from "./useCreate.js";

export function Warnings({ create: { view, form }, canFix = true }: { create: Create; canFix?: boolean }) {
  const { translations } = useDashboard();
  const { verdict } = translations;
  if (view.warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label={verdict.warnings(view.warnings.length)}>
      {view.warnings.map(({ code, message, help, fields, fix }) => (
        <li key={`${code} ${fields.join(" ")}`}>
          <Icon name="warning" />
          <span>
            <span className="visually-hidden">{verdict.warning} </span>
            {message} {!fix && help}
          </span>
          {canFix && fix && (
            <button type="button" className="link small" onClick={() => form.setValues(fix.values)}>
              {fix.label}
            </button>
          )}
          {canFix && !fix && fields[0] !== undefined && (
            <button type="button" className="link small" onClick={() => focusControl(fieldOf(String(fields[0])))}>
              {verdict.change}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

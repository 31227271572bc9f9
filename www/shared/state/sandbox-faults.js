// Reads and changes the faults that the sandbox injects.

/** @typedef {keyof import("../i18n/en.js").DashboardTranslations["sandbox"]["kinds"]} Kind */
/** @typedef {keyof import("../i18n/en.js").DashboardTranslations["sandbox"]["scopes"]} Scope */
/** @typedef {{ kind: Kind, scope: Scope }} FaultSetting */

/** @returns {Promise<FaultSetting>} */
export function readFaults() {
  return ask();
}

/** @param {FaultSetting} setting @returns {Promise<FaultSetting>} */
export function writeFaults(setting) {
  return ask({ method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(setting) });
}

/** @param {RequestInit} [init] */
async function ask(init) {
  const response = await fetch("/api/faults", { credentials: "same-origin", ...init });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
  return response.json();
}

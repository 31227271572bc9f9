// The sandbox's switch for trouble, as the page reaches it.

/** @typedef {keyof import("../i18n/en.js").DashboardWords["sandbox"]["kinds"]} Kind */
/** @typedef {keyof import("../i18n/en.js").DashboardWords["sandbox"]["scopes"]} Scope */
/** @typedef {{ kind: Kind, scope: Scope }} Setting */

/** @returns {Promise<Setting>} */
export function readTrouble() {
  return ask();
}

/** @param {Setting} setting @returns {Promise<Setting>} */
export function writeTrouble(setting) {
  return ask({ method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(setting) });
}

/** @param {RequestInit} [init] */
async function ask(init) {
  const response = await fetch("/api/trouble", { credentials: "same-origin", ...init });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
  return response.json();
}

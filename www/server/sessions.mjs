// Sessions of the served pages, in an HttpOnly cookie with SameSite=Strict.
import { randomBytes } from "node:crypto";

/** @typedef {ReturnType<typeof createSessions>} Sessions */

const LIFETIME_MS = 12 * 60 * 60 * 1000;
const MAX_SESSIONS = 1_000;

/**
 * @param {string} name the cookie's name; include the port, because all ports of a host share cookies
 * @param {() => number} [now] milliseconds
 */
export function createSessions(name, now = () => performance.now()) {
  /** Time of last use of each session, least recently used first. @type {Map<string, number>} */
  const lastUse = new Map();

  /** @param {string} session */
  function use(session) {
    lastUse.delete(session);
    lastUse.set(session, now());
  }

  function removeExpired() {
    for (const [session, time] of lastUse) {
      if (lastUse.size <= MAX_SESSIONS && time + LIFETIME_MS > now()) return;
      lastUse.delete(session);
    }
  }

  /**
   * Returns the session of a request and renews it.
   * @param {Headers} headers
   */
  function sessionOf(headers) {
    removeExpired();
    const cookies = (headers.get("cookie") ?? "").split(/;\s*/).filter((cookie) => cookie.startsWith(`${name}=`));
    const session = cookies.map((cookie) => cookie.slice(name.length + 1)).find((value) => lastUse.has(value));
    if (session !== undefined) use(session);
    return session;
  }

  /** @param {Headers} headers of a request */
  const isKnown = (headers) => sessionOf(headers) !== undefined;

  return {
    isKnown,
    sessionOf,
    /**
     * Returns the `Set-Cookie` header for a served page, or undefined when the browser has a session.
     * @param {Headers} headers of the request
     */
    begin(headers) {
      if (isKnown(headers)) return undefined;
      const session = randomBytes(32).toString("base64url");
      use(session);
      removeExpired();
      return `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}

// Sessions of the pages that this server has served: a cookie that no script can read and no other site sends along.
import { randomBytes } from "node:crypto";

/** @typedef {ReturnType<typeof createSessions>} Sessions */

const LIFETIME_MS = 12 * 60 * 60 * 1000;
const MAX_SESSIONS = 1_000;

/**
 * @param {string} name the cookie's; cookies are shared by all ports of a host, so it should name the port
 * @param {() => number} [now] milliseconds
 */
export function createSessions(name, now = () => performance.now()) {
  /** When each session was last used, the longest unused one first. @type {Map<string, number>} */
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
   * The session of a request, which is used by that.
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
     * The `Set-Cookie` header for a page that is served; undefined where its browser has a session already.
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

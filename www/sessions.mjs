// Sessions of the pages that this server has served: a cookie that no script can read and no other site sends along.
import { randomBytes } from "node:crypto";

/** @typedef {ReturnType<typeof createSessions>} Sessions */

/** @param {string} name the cookie's; cookies are shared by all ports of a host, so it should name the port */
export function createSessions(name) {
  /** @type {Set<string>} */
  const known = new Set();

  /** @param {Headers} headers of a request */
  function isKnown(headers) {
    const cookies = (headers.get("cookie") ?? "").split(/;\s*/);
    return cookies.some((cookie) => cookie.startsWith(`${name}=`) && known.has(cookie.slice(name.length + 1)));
  }

  return {
    isKnown,
    /**
     * The `Set-Cookie` header for a page that is served; undefined where its browser has a session already.
     * @param {Headers} headers of the request
     */
    begin(headers) {
      if (isKnown(headers)) return undefined;
      const session = randomBytes(32).toString("base64url");
      known.add(session);
      return `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}

// Tells the documented hosts of the API from other servers, such as relays.
import { PROVIDERS } from "../validate/options.js";
import { requestHead } from "./endpoint.js";

/** Returns whether an address is at a documented host. Compares hosts and ports. */
export function isDocumentedUrl(url: string): boolean {
  const host = hostOf(url);
  return PROVIDERS.some((provider) => {
    return hostOf(requestHead("list", undefined, { provider }, undefined).url) === host;
  });
}

/** Returns host and port, without the port that every documented host has. `URL` refuses a malformed port. */
const hostOf = (url: string) => /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase().replace(/:443$/, "");

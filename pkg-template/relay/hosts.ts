// Checks the host name of a request. A page can resolve its own name to the relay's address (DNS rebinding). The
// browser then takes page and relay for one origin, and only the host name distinguishes them.

/** Returns the host names in lower case; `null` if the option is not a list of host names. */
export function readHosts(hosts: unknown): Set<string> | null {
  if (!Array.isArray(hosts)) return null;
  const read = hosts.map((host) => (typeof host === "string" && isHost(host) ? host.toLowerCase() : null));
  return read.includes(null) ? null : new Set(read as string[]);
}

/** Returns whether a text is a host name, with or without a port. */
function isHost(host: string) {
  try {
    // URL omits the default port of https, so a regular expression removes the port.
    const name = host.replace(/:\d+$/, "").toLowerCase();
    return !name.includes("*") && name === new URL(`https://${host}`).hostname;
  } catch {
    return false;
  }
}

/**
 * Returns whether the host of a request is allowed. An entry without a port allows every port. Some adapters build the
 * URL from their own configuration, so the header `Host` decides where there is one.
 */
export function isAllowedHost(request: Request, hosts: ReadonlySet<string> | undefined): boolean {
  if (!hosts) return true;
  const { host, protocol } = new URL(request.url);
  const requested = request.headers.get("host")?.toLowerCase() ?? host;
  // Browsers omit the default port of the scheme.
  const withPort = /:\d+$/.test(requested) ? requested : `${requested}:${protocol === "https:" ? 443 : 80}`;
  return hosts.has(requested.replace(/:\d*$/, "")) || hosts.has(withPort);
}

// The host names that the relay answers to. A page can have its own name resolved to the relay's address (DNS
// rebinding): to the browser, relay and page then are one origin, and only the name tells them apart.

/** @returns `null` where it is no list of host names */
export function readHosts(hosts: unknown): Set<string> | null {
  if (!Array.isArray(hosts)) return null;
  const read = hosts.map((host) => (typeof host === "string" && isHost(host) ? host.toLowerCase() : null));
  return read.includes(null) ? null : new Set(read as string[]);
}

function isHost(host: string) {
  try {
    // The port by hand: URL leaves out the one of https.
    const name = host.replace(/:\d+$/, "").toLowerCase();
    return !name.includes("*") && name === new URL(`https://${host}`).hostname;
  } catch {
    return false;
  }
}

/** Whether the relay answers to the host of a request. An entry without a port allows every port. */
export function isAllowedHost(request: Request, hosts: ReadonlySet<string> | undefined): boolean {
  if (!hosts) return true;
  const { hostname, host, port, protocol } = new URL(request.url);
  const withPort = port === "" ? `${hostname}:${protocol === "https:" ? 443 : 80}` : host;
  if (!hosts.has(hostname) && !hosts.has(withPort)) return false;
  // Some adapters build the address from their own configuration, and only the header says which name was asked for.
  const header = request.headers.get("host")?.toLowerCase();
  if (header === undefined) return true;
  // A browser leaves the port of the scheme out.
  const named = /:\d+$/.test(header) ? header : `${header}:${protocol === "https:" ? 443 : 80}`;
  return hosts.has(header.replace(/:\d*$/, "")) || hosts.has(named);
}

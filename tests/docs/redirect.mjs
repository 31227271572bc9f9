// Preloaded by node --import: a sandbox responds instead of the real hosts. The documented programs stay unchanged, and
// any other request that leaves this machine is refused.
const HOSTS = ["https://app.autocalls.ai/api", "https://portal.intellixent.ai/api"];
const sandbox = process.env.SANDBOX_URL;
if (!sandbox) throw new Error("SANDBOX_URL is missing: the sandbox that answers in place of the real hosts");

const real = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const asked = input instanceof Request ? input.url : String(input);
  const host = HOSTS.find((start) => asked.startsWith(`${start}/`));
  const url = host === undefined ? asked : sandbox + asked.slice(host.length);
  if (!["127.0.0.1", "localhost"].includes(new URL(url).hostname)) throw new Error(`nothing may be sent to ${url}`);
  return real(input instanceof Request ? new Request(url, input) : url, init);
};

// Finds a free loopback port.
import { createServer } from "node:net";

/** The only address that these servers listen on: they have no user accounts. */
export const LOOPBACK = "127.0.0.1";
/** Accepted host names. Refusing all others prevents DNS rebinding. */
export const ALLOWED_HOSTS = [LOOPBACK, "localhost"];

const TRIES = 50;

/**
 * @param {number} wanted the first port to try; 0 lets the system choose
 * @returns {Promise<number>}
 */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + TRIES && port < 65536; port += 1) {
    const free = await tryPort(port);
    if (free !== undefined) return free;
  }
  throw new Error(`No free port from ${wanted} on ${LOOPBACK}. Choose another one with --port or --api-port.`);
}

/**
 * @param {number} port
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 */
function tryPort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    });
    probe.listen(port, LOOPBACK, () => {
      const address = probe.address();
      const got = address !== null && typeof address === "object" ? address.port : port;
      probe.close(() => resolve(got));
    });
  });
}

/**
 * Reads a port from the command line.
 * @param {string | undefined} text
 * @param {number} fallback
 * @param {string} option the option's name, for the message
 */
export function readPort(text, fallback, option) {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`${option} must be a port from 0 to 65535, not "${text}".`);
  return port;
}

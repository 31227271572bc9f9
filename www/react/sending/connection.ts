// Where the page posts to, and with what key. This machine only: a key in a page is no secret.
import type { ValidationOptions } from "outbound-campaign";

export interface Connection {
  baseUrl: string;
  apiKey: string;
  profile: NonNullable<ValidationOptions["profile"]>;
}

export const PROFILES: readonly { value: Connection["profile"]; label: string }[] = [
  { value: "documented", label: "As documented" },
  { value: "laravel-12", label: "Laravel 11 to 13" },
  { value: "laravel-8", label: "Laravel 8" },
];

/** Any token will do for the sandbox, and no other server is to know this one. */
const THROW_AWAY_KEY = "throw-away-key";

/** From the page's address (`?baseUrl=…&profile=…`), else the sandbox. The key never comes from an address: those are logged. */
export function initialConnection(search: string): Connection {
  const query = new URLSearchParams(search);
  const profile = PROFILES.find(({ value }) => value === query.get("profile"))?.value ?? "documented";
  return {
    baseUrl: query.get("baseUrl") ?? (__SANDBOX_URL__ || "http://127.0.0.1:8787/api"),
    apiKey: THROW_AWAY_KEY,
    profile,
  };
}

export interface ConnectionProblems {
  baseUrl?: string;
  apiKey?: string;
}

/** What keeps the page from posting; empty when nothing does. */
export function connectionProblems({ baseUrl, apiKey }: Connection): ConnectionProblems {
  const problems: ConnectionProblems = {};
  if (!isLoopback(baseUrl)) {
    problems.baseUrl = "This page posts to this machine only: expected an address such as http://127.0.0.1:8787/api.";
  }
  if (apiKey.trim() === "") problems.apiKey = "Expected a throw-away key: the server answers 401 without one.";
  return problems;
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isHere = hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
  return isHere && (protocol === "http:" || protocol === "https:");
}

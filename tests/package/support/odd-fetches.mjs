// Results of odd fetch functions, such as those of mocks and polyfills.
import { CREATED } from "./client.mjs";

const body = JSON.stringify(CREATED);
const created = () => new Response(body, { status: 201 });

/** @param {unknown} reason */
const raise = (reason) => () => {
  throw reason;
};

/**
 * Returns an object with a getter that throws.
 *
 * @param {string} name
 * @param {object} [rest]
 */
const thorny = (name, rest = {}) => Object.defineProperty({ ...rest }, name, { get: raise("thorn"), enumerable: true });

/**
 * @param {unknown} then
 * @param {object} [base]
 */
// biome-ignore lint/suspicious/noThenProperty: this builds a thenable
const withThen = (then, base = {}) => Object.defineProperty(base, "then", { value: then });

const ownCause = new Error("round");
ownCause.cause = ownCause;

/** Passes `instanceof Response` and throws at every member except `then`, which `await` reads. */
const broken = {
  get: (/** @type {object} */ _, /** @type {unknown} */ name) => (name === "then" ? undefined : raise("thorn")()),
};

class ForeignResponse {
  status = 201;
  text() {
    return Promise.resolve(body);
  }
}

/** Results that give the campaign. @type {[string, () => unknown][]} */
export const accepted = [
  ["a Response", created],
  ["a foreign class", () => new ForeignResponse()],
  ["a bare object with text()", () => ({ status: 201, text: async () => body })],
  ["a bare object with json() only", () => ({ status: 201, json: async () => structuredClone(CREATED) })],
  ["headers as a plain object", () => ({ status: 201, headers: { "x-request-id": "r" }, text: () => body })],
  ["headers as a Map", () => ({ status: 201, headers: new Map([["x-request-id", "r"]]), text: () => body })],
  ["headers that throw", () => ({ status: 201, headers: thorny("x"), text: () => body })],
  ["no headers, by a getter that throws", () => thorny("headers", { status: 201, text: () => body })],
  ["a thenable", () => withThen((/** @type {(value: unknown) => void} */ resolve) => resolve(created()))],
];

/** Results that give an error: the action of fetch and the error's code. @type {[string, () => unknown, string][]} */
export const refused = [
  ["gives undefined", () => undefined, "unexpected_response"],
  ["gives null", () => null, "unexpected_response"],
  ["gives a text", () => "201", "unexpected_response"],
  ["gives an empty object", () => ({}), "unexpected_response"],
  ["gives a status that is a text", () => ({ status: "201", text: () => body }), "unexpected_response"],
  ["gives a status that throws", () => thorny("status"), "unexpected_response"],
  ["gives a Response behind a Proxy that throws", () => new Proxy(created(), broken), "unexpected_response"],
  ["gives a Response without a body to read", () => ({ status: 201 }), "unexpected_response"],
  ["gives a text() that resolves to a number", () => ({ status: 201, text: async () => 7 }), "unexpected_response"],
  ["gives Response.error()", () => Response.error(), "unexpected_response"],
  ["has a body that rejects with a text", () => ({ status: 201, text: () => Promise.reject("cut") }), "connection"],
  ["has a body that rejects with nothing", () => ({ status: 201, text: () => Promise.reject() }), "connection"],
  ["has a body that throws", () => ({ status: 201, text: raise({ odd: 1 }) }), "connection"],
  ["throws an Error at once", raise(new TypeError("no network")), "connection"],
  ["throws a text at once", raise("no network"), "connection"],
  ["throws undefined at once", raise(undefined), "connection"],
  ["rejects with a text", () => Promise.reject("no network"), "connection"],
  ["rejects with undefined", () => Promise.reject(), "connection"],
  ["rejects with null", () => Promise.reject(null), "connection"],
  ["rejects with a number", () => Promise.reject(7), "connection"],
  ["rejects with a symbol", () => Promise.reject(Symbol("s")), "connection"],
  ["rejects with a function", () => Promise.reject(() => {}), "connection"],
  [
    "rejects with an object that throws at any access",
    () => Promise.reject(new Proxy({}, { get: raise(1) })),
    "connection",
  ],
  ["rejects with an error that is its own cause", () => Promise.reject(ownCause), "connection"],
  ["gives a thenable that throws", () => withThen(raise("x")), "connection"],
  ["gives an object whose then cannot be read", () => thorny("then"), "connection"],
  ["gives a promise whose then throws", () => withThen(raise("x"), Promise.resolve()), "connection"],
];

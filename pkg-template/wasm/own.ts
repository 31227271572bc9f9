// Built-ins that hosts of the baseline lack: `Object.hasOwn` (Safari before 15.4), `findLast` (Chrome 96, Firefox 103, Safari before 15.4).

const has = Object.prototype.hasOwnProperty;

export const hasOwn = (object: object, key: PropertyKey): boolean => has.call(object, key);

/** @returns the last element that passes the test */
export const findLast = <T>(list: readonly T[], test: (element: T) => unknown): T | undefined =>
  [...list].reverse().find(test);

// Built-ins that some supported hosts lack: `Object.hasOwn` (Safari before 15.4), and `Array.prototype.findLast`
// (Chrome 96, Firefox 103, Safari before 15.4).

const has = Object.prototype.hasOwnProperty;

/** Returns whether an object has an own property: `Object.hasOwn`. */
export const hasOwn = (object: object, key: PropertyKey): boolean => has.call(object, key);

/** Returns the last element that passes the test: `Array.prototype.findLast`. */
export const findLast = <T>(list: readonly T[], test: (element: T) => unknown): T | undefined =>
  [...list].reverse().find(test);

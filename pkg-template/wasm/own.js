// Built-ins that hosts of the baseline lack: `Object.hasOwn` (Safari before 15.4), `findLast` (Chrome 96, Firefox 103, Safari before 15.4).

const has = Object.prototype.hasOwnProperty;

/**
 * @param {object} object
 * @param {PropertyKey} key
 * @returns {boolean}
 */
export const hasOwn = (object, key) => has.call(object, key);

/**
 * @template T
 * @param {readonly T[]} list
 * @param {(element: T) => unknown} test
 * @returns {T | undefined} the last element that passes the test
 */
export const findLast = (list, test) => [...list].reverse().find(test);

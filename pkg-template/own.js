// `Object.hasOwn` for hosts that lack it (Safari before 15.4, Node before 16.9).

const has = Object.prototype.hasOwnProperty;

/**
 * @param {object} object
 * @param {PropertyKey} key
 * @returns {boolean}
 */
export const hasOwn = (object, key) => has.call(object, key);

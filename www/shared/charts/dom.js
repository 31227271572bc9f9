// Creates DOM elements for the pictures and the guide, which use no framework.

/** @typedef {Node | string | false | undefined} Child `false` and `undefined` are skipped */
/** The handle of a mounted picture. @template P @typedef {{ update(props: P): void, destroy(): void }} Mounted */

/**
 * Creates an HTML element. Skips attributes that are undefined or false; `true` becomes an empty attribute.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter(isShown));
  return element;
}

/** @param {Child} child @returns {child is Node | string} */
function isShown(child) {
  return child !== undefined && child !== false;
}

let made = 0;

/** Returns an id that is unique on the page. @param {string} name */
export function uniqueId(name) {
  made += 1;
  return `picture-${name}-${made}`;
}

/**
 * Positions an element in its parent. Both numbers are fractions of the parent's width.
 * @param {HTMLElement} element
 * @param {number} from
 * @param {number} [to]
 */
export function setPosition(element, from, to) {
  element.style.insetInlineStart = percent(from);
  if (to !== undefined) element.style.inlineSize = percent(to - from);
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 1e5) / 1e3}%`;
}

// Makes elements: what the pictures and the guide, which use no framework, draw with.

/** @typedef {Node | string | false | undefined} Child a false or absent one is left out */
/** What a mounted picture is told and how it ends. @template P @typedef {{ update(props: P): void, destroy(): void }} Mounted */

/**
 * An HTML element. An attribute that is undefined or false is left out, one that is true is empty.
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

/** An id that no other element of the page has. @param {string} name */
export function uniqueId(name) {
  made += 1;
  return `picture-${name}-${made}`;
}

/** Places an element along its parent: both numbers are shares of the parent's width. @param {HTMLElement} element @param {number} from @param {number} [to] */
export function place(element, from, to) {
  element.style.insetInlineStart = percent(from);
  if (to !== undefined) element.style.inlineSize = percent(to - from);
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 1e5) / 1e3}%`;
}

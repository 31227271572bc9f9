// Finds targets and texts that are too small for a phone.

/** Runs in the page. Returns the visible controls below 40 px and the texts below 13 px. */
export function smallParts() {
  /** @type {string[]} */
  const found = [];
  const isShown = (/** @type {Element} */ element) => element.checkVisibility({ visibilityProperty: true });
  for (const element of document.querySelectorAll("button, a, select, input, textarea, summary, [role=slider]")) {
    if (!isShown(element) || element.closest(".visually-hidden, .skip")) continue;
    // A link within a sentence has the height of its line.
    if (element.matches("p a, p button, li a:not(.button)")) continue;
    const target = element.closest("label") ?? element;
    const { width, height } = target.getBoundingClientRect();
    if (height > 1 && Math.min(width, height) < 39.5)
      found.push(`${width} x ${height}: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!hasText || !isShown(element)) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < 13) found.push(`${size} px: ${element.outerHTML.slice(0, 120)}`);
  }
  return found;
}

// The behaviour of a menu: a popover that opens under its button. The browser opens it, closes it on Escape and on a
// click elsewhere, and tells assistive technology.

/** Pixels between the menu and its button, and between the menu and the window's edge. */
const GAP = 4;
const EDGE = 8;

/**
 * Places a menu when it opens, moves the focus with the arrow keys, and closes it after a choice.
 * @param {HTMLElement} menu has the attribute `popover`
 * @param {HTMLElement} [button] opens the menu; absent: every button with its id in `popovertarget` does
 * @returns {() => void} stops it
 */
export function followMenu(menu, button) {
  let opener = button;
  // The press comes before the menu opens. Capturing also sees presses whose propagation ends early.
  const seeOpener = (/** @type {Event} */ { target }) => {
    const pressed = target instanceof Element ? target.closest("button") : null;
    if (pressed?.getAttribute("popovertarget") === menu.id) opener = pressed;
  };
  const toggled = (/** @type {Event} */ event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open" && opener) place(menu, opener);
  };
  const resized = () => {
    if (opener && menu.matches(":popover-open")) place(menu, opener);
  };
  // The menu does not move with the page.
  const scrolled = () => {
    if (button === undefined && menu.matches(":popover-open")) menu.hidePopover();
  };
  const clicked = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.closest("a, button")) menu.hidePopover();
  };
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const items = itemsOf(menu);
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    // The keys of a select or an input are its own.
    if (next === undefined || items.length === 0 || !isItem(event.target)) return;
    items[(next + items.length) % items.length]?.focus();
    event.preventDefault();
  };
  const openByKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault(); // prevents scrolling
    menu.showPopover();
    itemsOf(menu)[0]?.focus();
  };
  menu.addEventListener("toggle", toggled);
  // Capturing: the menu gives the focus back before the choice opens a dialog, which keeps it to restore it.
  menu.addEventListener("click", clicked, true);
  menu.addEventListener("keydown", pressed);
  button?.addEventListener("keydown", openByKey);
  document.addEventListener("click", seeOpener, true);
  window.addEventListener("scroll", scrolled, { passive: true });
  window.addEventListener("resize", resized);
  return () => {
    menu.removeEventListener("toggle", toggled);
    menu.removeEventListener("click", clicked, true);
    menu.removeEventListener("keydown", pressed);
    button?.removeEventListener("keydown", openByKey);
    document.removeEventListener("click", seeOpener, true);
    window.removeEventListener("scroll", scrolled);
    window.removeEventListener("resize", resized);
  };
}

/** @param {HTMLElement} menu @returns {HTMLElement[]} */
function itemsOf(menu) {
  return [...menu.querySelectorAll("a, button")].filter(isItem);
}

/** @param {unknown} element @returns {element is HTMLElement} */
function isItem(element) {
  return element instanceof HTMLElement && element.matches("a, button");
}

/** @param {HTMLElement} menu @param {HTMLElement} button */
function place(menu, button) {
  const { right, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.max(EDGE, Math.min(right - width, window.innerWidth - width - EDGE));
  const isBelow = bottom + GAP + height <= window.innerHeight - EDGE;
  menu.style.left = `${left}px`;
  menu.style.top = `${isBelow ? bottom + GAP : Math.max(EDGE, top - height - GAP)}px`;
}

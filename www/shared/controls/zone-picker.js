// A combobox for a time zone: a text input with a list that it searches. It is framework-free, as the pictures are.
import { timezoneOptions } from "outbound-campaign";
import { h, uniqueId } from "../charts/dom.js";
import { offsetMinutes } from "../charts/wall-clock.js";
import { offsetText } from "../text/describe.js";
import { clockOf } from "../text/hours-text.js";
import { ICONS } from "../text/icons.js";
import { cityOf, findZones } from "../text/zone-search.js";

/** @typedef {import("outbound-campaign").TimezoneOption} TimezoneOption */
/**
 * @typedef {object} ZonePickerProps
 * @property {string} id of the input
 * @property {string} name of the input
 * @property {string} value
 * @property {boolean} isInvalid
 * @property {string} describedBy
 * @property {(value: string) => void} onChange
 * @property {() => void} onLeave
 * @property {import("../i18n/create.en.js").CreateTranslations["create"]} texts
 * @property {string} language
 */

/** @type {readonly TimezoneOption[] | undefined} */
let made;

/** Made at the first search: hundreds of `Intl` calls take longer than drawing the form. */
function allZones() {
  made ??= timezoneOptions();
  return made;
}

/**
 * @param {HTMLElement} element
 * @param {ZonePickerProps} props
 * @returns {import("../charts/dom.js").Mounted<ZonePickerProps>}
 */
export function mountZonePicker(element, props) {
  let shown = props;
  /** @type {TimezoneOption[]} */
  let found = [];
  let at = -1;
  /** Whether the text is a search. The value follows when the search ends. */
  let isTyped = false;
  const listId = uniqueId("zones");
  const input = h("input", {
    class: "input",
    id: props.id,
    name: props.name,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-controls": listId,
    "aria-expanded": "false",
  });
  const list = h("ul", { id: listId, role: "listbox", hidden: true });
  const sign = h("span", { class: "combo-sign" });
  sign.innerHTML = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${ICONS.search}</svg>`;
  const root = h("div", { class: "combo" }, input, sign, list);
  element.append(root);

  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => open(""));
  input.addEventListener("input", () => {
    isTyped = true;
    open(input.value);
  });
  input.addEventListener("keydown", press);
  input.addEventListener("blur", leave);
  // Keeps the focus in the input.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = event.target instanceof Element ? event.target.closest("li") : null;
    const option = item && found[[...list.children].indexOf(item)];
    if (option) choose(option);
  });
  draw();
  return {
    update(next) {
      shown = next;
      draw();
    },
    destroy: () => root.remove(),
  };

  function draw() {
    const { value, isInvalid, describedBy, texts } = shown;
    if (!isTyped) input.value = value;
    input.setAttribute("aria-invalid", String(isInvalid));
    input.setAttribute("aria-describedby", describedBy);
    input.placeholder = texts.zoneSearch;
    list.setAttribute("aria-label", texts.zones);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen) open("");
      else if (found.length > 0) mark((at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    } else if (event.key === "Enter" && isOpen) {
      const option = found[at];
      if (option) choose(option);
    } else if (event.key === "Escape" && isOpen) {
      input.value = shown.value;
      close();
    } else {
      const option = found[at];
      if (event.key === "Tab" && isTyped && input.value.trim() !== "" && option) choose(option);
      return;
    }
    event.preventDefault();
  }

  /** Takes the zone that the text means, or the text, so that the server's rules judge it. */
  function leave() {
    if (isTyped) {
      const text = input.value.trim().toLowerCase();
      const meant = found.find(({ name }) => [name, cityOf(name)].some((one) => one.toLowerCase() === text));
      close();
      shown.onChange(meant?.name ?? input.value);
    } else close();
    shown.onLeave();
  }

  /** @param {TimezoneOption} option */
  function choose({ name }) {
    close();
    input.value = name;
    shown.onChange(name);
  }

  /** @param {string} text */
  function open(text) {
    const { language, texts } = shown;
    found = findZones(allZones(), text, language);
    list.replaceChildren(...(found.length > 0 ? found.map(item) : [h("li", { class: "none" }, texts.zoneNone)]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(text === "" ? found.findIndex(({ name }) => name === shown.value) : 0);
  }

  function close() {
    isTyped = false;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} index */
  function mark(index) {
    at = index;
    for (const [position, element] of [...list.children].entries()) {
      if (found.length > 0) element.setAttribute("aria-selected", String(position === index));
    }
    const marked = found.length > 0 ? list.children[index] : undefined;
    if (marked === undefined) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {TimezoneOption} option @param {number} index */
  function item({ name, offsetMinutes: minutes }, index) {
    const now = Date.now() / 60_000 + offsetMinutes(name, Date.now());
    return h(
      "li",
      { role: "option", id: `${listId}-${index}`, "aria-selected": "false" },
      h("span", {}, cityOf(name)),
      h("small", {}, name),
      h("small", {}, `${offsetText(minutes)} · ${clockOf(Math.floor(now) % 1440, shown.language)}`),
    );
  }
}

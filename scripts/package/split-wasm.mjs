// Splits a wasm module in two: the code that only some of its exports need becomes a second module in the memory of the
// first. Programs that do not call these exports load only the first. Both are compiled as one module, so they use the
// same addresses.

/** Matches a name in the text format. */
const NAME = /\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)/g;

/** @param {string} form @returns {string[]} */
const namesIn = (form) => form.match(NAME) ?? [];

/**
 * Splits the text of a module.
 * @param {string} text the output of wasm-dis, whose top-level forms are indented by one blank
 * @param {string[]} late the exports of the second module
 * @returns {{ first: string, second: (shortened: (name: string) => string) => string }} the text of the first module,
 *   and a function that returns the text of the second one for the shortened names of the first one's exports
 */
export function split(text, late) {
  const forms = text
    .replace(/\)\s*$/, "")
    .split(/^ (?=\()/m)
    .slice(1);
  const ofKind = (/** @type {string} */ kind) => forms.filter((form) => form.startsWith(`(${kind} `));
  const functions = new Map(ofKind("func").map((form) => [/** @type {string} */ (namesIn(form)[0]), form]));

  // Functions in the table can be called from anywhere, so they stay in the first module.
  const isLate = (/** @type {string} */ form) => late.some((name) => form.startsWith(`(export "${name}"`));
  const roots = [...ofKind("export").filter((form) => !isLate(form)), ...ofKind("elem")];
  /** @type {Set<string>} */
  const early = new Set();
  const pending = roots.flatMap(namesIn);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const form = functions.get(name);
    if (form === undefined || early.has(name)) continue;
    early.add(name);
    pending.push(...namesIn(form));
  }
  const moved = [...functions].filter(([name]) => !early.has(name)).map(([, form]) => form);

  // The parts of the first module that the second one uses.
  const used = new Set(moved.flatMap(namesIn));
  /** @type {{ name: string, exported: string, description: string }[]} */
  const shared = [];
  const share = (/** @type {string} */ name, /** @type {string} */ exported, /** @type {string} */ description) =>
    shared.push({ name, exported, description });
  for (const form of [...ofKind("import"), ...ofKind("func")]) {
    const name = /** @type {string} */ (namesIn(form)[0]);
    const isMoved = functions.has(name) && !early.has(name);
    if (used.has(name) && !isMoved) share(name, `shared ${shared.length}`, `(func ${name}${signature(form)})`);
  }
  for (const form of ofKind("global")) {
    const [, name = "", type = ""] = /^\(global (\S+) (\(mut \w+\)|\w+)/.exec(form) ?? [];
    if (used.has(name)) share(name, `shared ${shared.length}`, `(global ${name} ${type})`);
  }
  const [memory] = ofKind("memory");
  const isIndirect = moved.some((form) => form.includes("call_indirect"));
  const table = ofKind("table").find((form) => form.includes("funcref"));
  if (isIndirect && table) share(String(namesIn(table)[0]), "shared table", table.trim());

  const exports = shared.map(({ name, exported, description }) => {
    const [, kind] = /^\((\w+)/.exec(description) ?? [];
    return ` (export "${exported}" (${kind} ${name}))\n`;
  });
  const kept = forms.filter((form) => !isLate(form) && !moved.includes(form));
  return {
    first: `(module\n${kept.map((form) => ` ${form}`).join("")}${exports.join("")})\n`,
    second(shortened) {
      const imports = [{ exported: "memory", description: String(memory).trim() }, ...shared].map(
        ({ exported, description }) => ` (import "a" "${shortened(exported)}" ${description})\n`,
      );
      const rest = [...moved, ...ofKind("export").filter(isLate)];
      return `(module\n ${ofKind("type").join(" ")}${imports.join("")} ${rest.join(" ")})\n`;
    },
  };
}

/** Returns the parameters and results of a function's form. @param {string} form */
function signature(form) {
  const head = form.slice(form.indexOf("(func ")).split("\n", 1)[0] ?? "";
  return [...head.matchAll(/\((param|result)((?: \$\S+)? [a-z0-9]+(?: [a-z0-9]+)*)\)/g)]
    .map(([, kind, types = ""]) => ` (${kind}${types.replace(/ \$\S+/, "")})`)
    .join("");
}

// The caller's words for warnings and for what could not be examined, which the core says in English: put in after the verdict.

/**
 * @template {{ warnings: { code: string, message: string }[], unchecked?: { code: string, message: string }[] }} Verdict
 * @param {Verdict} verdict a new one: it is changed
 * @param {{ messages?: unknown } | undefined} options
 * @returns {Verdict}
 */
export function worded(verdict, options) {
  const messages = /** @type {Record<string, Record<string, any> | undefined>} */ (options?.messages ?? {});
  for (const kind of /** @type {const} */ (["warnings", "unchecked"])) {
    const words = messages[kind];
    if (!words) continue;
    for (const item of verdict[kind] ?? []) {
      const word = words[item.code];
      // Whatever else may stand there: only a sentence takes the place of one.
      const { message, help } = typeof word === "string" ? { message: word } : (word ?? {});
      Object.assign(item, typeof message === "string" && { message }, typeof help === "string" && { help });
    }
  }
  return verdict;
}

// Names errors as form libraries do, which know the element of a list by another key than Laravel.

/** The messages by key: the `errors` of a verdict, or of a `ValidationError`. */
type Errors = Readonly<Record<string, readonly string[]>>;

/**
 * Converts errors to those of Formik: one text a field, and for a list one text an element.
 *
 * Use it in `validate` of Formik and React Final Form, and with `setErrors` for the server's answer.
 *
 * @param errors The messages by key, of a verdict or a `ValidationError`.
 *
 * @example
 * import { toFormikErrors, validateCampaign } from "outbound-campaign";
 *
 * const verdict = validateCampaign({ name: "Spring", assistant_id: 127, allowed_days: ["mon"] });
 * toFormikErrors(verdict.ok ? {} : verdict.errors); // { allowed_days: ["The selected allowed_days.0 is invalid."] }
 */
export function toFormikErrors(errors: Errors): Record<string, string | string[]> {
  const nested: Record<string, string | string[]> = {};
  for (const [key, messages] of Object.entries(errors)) {
    const [field, element] = splitKey(key);
    if (element === undefined) {
      nested[field] = messages.join(" ");
      continue;
    }
    // A message about the whole list takes the place of those about its elements.
    if (typeof nested[field] === "string") continue;
    nested[field] ??= [];
    (nested[field] as unknown as Record<string, string>)[element] = messages.join(" ");
  }
  return nested;
}

/**
 * Converts errors to those of TanStack Form, which writes `allowed_days[0]` where Laravel writes `allowed_days.0`.
 *
 * Use it for the server's answer: `formApi.setErrorMap({ onSubmit: { fields: toTanStackErrors(error.errors) } })`.
 *
 * @param errors The messages by key, of a verdict or a `ValidationError`.
 *
 * @example
 * import { toTanStackErrors } from "outbound-campaign";
 *
 * toTanStackErrors({ "allowed_days.0": ["Not on your plan."] }); // { "allowed_days[0]": ["Not on your plan."] }
 */
export function toTanStackErrors(errors: Errors): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors).map(([key, messages]) => {
      const [field, element] = splitKey(key);
      return [element === undefined || !/^\d+$/.test(element) ? key : `${field}[${element}]`, [...messages]];
    }),
  );
}

function splitKey(key: string): [field: string, element: string | undefined] {
  const dot = key.indexOf(".");
  return dot < 0 ? [key, undefined] : [key.slice(0, dot), key.slice(dot + 1)];
}

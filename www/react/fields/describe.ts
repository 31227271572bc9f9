// A field's documented default in words.
import type { FieldSpec } from "outbound-campaign";

/** undefined when the documentation names none. */
export function describeDefault(spec: FieldSpec): string | undefined {
  const value: unknown = spec.default;
  if (value === undefined || value === null) return undefined;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) {
    const labels = value.map((entry) => spec.options?.find((option) => option.value === entry)?.label ?? String(entry));
    return labels.length > 1 && labels.length === spec.options?.length ? `all ${labels.length}` : labels.join(", ");
  }
  return spec.unit === undefined ? String(value) : `${value} ${spec.unit}`;
}

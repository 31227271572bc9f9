// Finds the name that a misspelled name probably means.

/** Longest name that is compared. */
const MAX_LENGTH = 80;

/**
 * Returns the nearest of some names.
 *
 * @param name any text, in any style: `allowedDays`, `allowed-days`, `allowed_days[]`
 * @param anyDistance also returns a name that has little in common
 * @returns `undefined` if no name is near, or two are equally near
 */
export function nearestName<Name extends string>(
  name: string,
  names: readonly Name[],
  anyDistance: boolean = false,
): Name | undefined {
  const plain = plainName(name);
  const exact = names.find((other) => plainName(other) === plain);
  if (exact !== undefined) return exact;
  const holders = plain.length < 4 ? [] : names.filter((other) => `_${plainName(other)}_`.includes(`_${plain}_`));
  if (holders.length === 1) return holders[0];
  const [first, second] = names
    .map((other) => ({ other, distance: editDistance(plain, plainName(other)) }))
    .sort((a, b) => a.distance - b.distance);
  if (anyDistance) return first?.other;
  const isNear = first !== undefined && first.distance <= Math.max(1, Math.floor(plain.length * 0.3));
  return isNear && first.distance !== second?.distance ? first.other : undefined;
}

/** Returns a name in snake case, without brackets. */
function plainName(name: string) {
  return name
    .slice(0, MAX_LENGTH)
    .replace(/\[.*$/, "")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/[\s-]+/g, "_")
    .toLowerCase();
}

/** Returns the number of characters to insert, remove, replace or exchange with their neighbour. */
function editDistance(from: string, to: string) {
  const rows: number[][] = [];
  for (let i = 0; i <= from.length; i++) {
    const row: number[] = [];
    rows.push(row);
    for (let j = 0; j <= to.length; j++) {
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? Number.POSITIVE_INFINITY;
      const isSame = from[i - 1] === to[j - 1];
      const isExchange = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(
        i + j === 0
          ? 0
          : Math.min(at(1, 1) + Number(!isSame), at(1, 0) + 1, at(0, 1) + 1, isExchange ? at(2, 2) + 1 : i + j),
      );
    }
  }
  return rows[from.length]?.[to.length] as number;
}

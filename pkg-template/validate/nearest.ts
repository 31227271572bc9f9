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
  const [holder] = holders;
  // A name with more than two further words says something else.
  if (holder !== undefined && holders.length === 1 && wordCount(plainName(holder)) <= wordCount(plain) + 2)
    return holder;
  const most = anyDistance ? MAX_LENGTH : Math.max(1, Math.floor(plain.length * 0.3));
  const [first, second] = names
    .filter((other) => Math.abs(plainName(other).length - plain.length) <= most)
    .map((other) => ({ other, distance: editDistance(plain, plainName(other)) }))
    .sort((a, b) => a.distance - b.distance);
  if (anyDistance) return first?.other;
  return first !== undefined && first.distance <= most && first.distance !== second?.distance ? first.other : undefined;
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

const wordCount = (name: string): number => name.split("_").length;

/** Returns the number of characters to insert, remove, replace or exchange with their neighbour. */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    before = previous;
    previous = row;
    row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (previous[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isExchange = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const exchanged = isExchange ? (before[j - 2] as number) + 1 : replaced;
      row.push(Math.min(replaced, exchanged, (previous[j] as number) + 1, (row[j - 1] as number) + 1));
    }
  }
  return row[to.length] as number;
}

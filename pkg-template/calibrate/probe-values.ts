// Values of the probes, of every contract.
/** Parallel calls: more than any plan allows. */
export const MANY_CALLS = 1_000_000;
/** 256 characters and 256 bytes: one more than the limit in either unit. */
export const LONG: string = "zz-text-".repeat(32);
/** 256 elements: Laravel measures a list by its elements, and finds it too long as well. */
export const LONG_LIST: string[] = Array(256).fill("zz");

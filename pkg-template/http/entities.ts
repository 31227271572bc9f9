// Decodes HTML entities that servers and proxies write into names and messages.

/** Named entities of ASCII characters, and some that PHP's htmlentities writes for punctuation. */
const NAMED = new Map(
  Object.entries({
    ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", vert: "|", verbar: "|", verticalline: "|" },
    ...{
      lowbar: "_",
      underbar: "_",
      sol: "/",
      bsol: "\\",
      plus: "+",
      equals: "=",
      period: ".",
      colon: ":",
      comma: ",",
    },
    ...{ semi: ";", num: "#", dollar: "$", percnt: "%", commat: "@", excl: "!", quest: "?", ast: "*", midast: "*" },
    ...{ lpar: "(", rpar: ")", lsqb: "[", lbrack: "[", rsqb: "]", rbrack: "]", lcub: "{", lbrace: "{", rcub: "}" },
    ...{ rbrace: "}", grave: "`", diacriticalgrave: "`", hat: "^", tab: "\t", newline: "\n", szlig: "ß", euro: "€" },
    ...{ ndash: "–", mdash: "—", hellip: "…", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", bull: "•", copy: "©" },
  }),
);

/** The accents of entities such as `&eacute;`, as offsets of combining marks from U+0300. */
const ACCENTS = new Map(
  Object.entries({ acute: 1, grave: 0, circ: 2, uml: 8, tilde: 3, cedil: 0x27, ring: 0xa, caron: 0xc }),
);

/** Matches one entity. The groups are a decimal number, a hexadecimal number and a name. */
export const ENTITY = "&#0*(\\d{1,7});?|&#x0*([0-9a-f]{1,6});?|&(\\w{2,20});";

/** Returns the character of an entity, or `undefined` if the entity is unknown. */
export function decodeEntity(
  decimal: string | undefined,
  hexadecimal: string | undefined,
  name: string | undefined,
): string | undefined {
  if (name === undefined) {
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }
  const known = NAMED.get(name.toLowerCase());
  if (known !== undefined) return known;
  const mark = ACCENTS.get(name.slice(1).toLowerCase());
  return mark === undefined ? undefined : (name.charAt(0) + String.fromCharCode(0x300 + mark)).normalize("NFC");
}

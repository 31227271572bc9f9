// With `node --import`, the imports of an entry in pkg/ get its file for Node in pkg/node/, as they do by the exports
// map. So the tests of the package, which name the separate files, test that bundle.
import { register } from "node:module";
import { nodeEntries } from "../../scripts/package/manifest.mjs";

const hook = `const entry = /\\/pkg\\/(?=(?:${nodeEntries.join("|")})\\.js$)/;
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const isInside = context.parentURL?.includes("/pkg/");
  return isInside ? resolved : { ...resolved, url: resolved.url.replace(entry, "/pkg/node/") };
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

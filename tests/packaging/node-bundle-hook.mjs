// With `node --import`, a test's import of an entry in pkg/ gets the entry's file for Node in pkg/node/, as an app's
// import does by the exports map.
import { register } from "node:module";
import { nodeEntries } from "../../scripts/package/manifest.mjs";

const pkg = new URL("../../pkg/", import.meta.url).href;
const hook = `const pkg = ${JSON.stringify(pkg)};
const entries = ${JSON.stringify(nodeEntries.map((name) => `${pkg}${name}.js`))};
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  if (context.parentURL?.startsWith(pkg) || !entries.includes(resolved.url)) return resolved;
  return { ...resolved, url: resolved.url.replace(pkg, pkg + "node/") };
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const [named, bundled] = await Promise.all(["index.js", "node/index.js"].map((file) => import(`${pkg}${file}`)));
if (named !== bundled) throw new Error("pkg/index.js is not redirected to pkg/node/index.js");

// Writes the machine-readable descriptions of the endpoint into pkg/, from the built package itself:
// campaign.schema.json (a form) and openapi.json (the endpoint), and both of the contract of July 2026. They are for
// tools: indentation would make them a third larger.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openapi } from "./openapi.mjs";

/**
 * @param {string} pkg the folder of the built package
 * @param {string} version its version
 */
export async function writeDocuments(pkg, version) {
  const { campaignSchema, buildRequest } = await import(pathToFileURL(join(pkg, "index.js")).href);
  const form = campaignSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  const servers = ["autocalls", "intellixent"].map((provider) => {
    const { url } = buildRequest({ name: "x", assistant_id: 1 }, { provider });
    return { url: url.replace(/\/user\/campaign$/, ""), description: provider };
  });
  write("campaign.schema.json", form);
  write("openapi.json", openapi(form, servers, version, "2026-02"));
  const second = await import(pathToFileURL(join(pkg, "2026-07.js")).href);
  const secondForm = second.campaignSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  write("campaign-2026-07.schema.json", secondForm);
  write("openapi-2026-07.json", openapi(secondForm, servers, version, "2026-07"));

  /** @param {string} file @param {unknown} document */
  function write(file, document) {
    writeFileSync(join(pkg, file), `${JSON.stringify(document)}\n`);
  }
}

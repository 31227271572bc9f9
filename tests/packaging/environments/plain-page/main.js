// Imported from node_modules, as a server of static files serves it. An error is shown instead of the verdict.
import * as campaign from "./node_modules/outbound-campaign/index.js";
import { verdict } from "./verdict.mjs";

verdict(campaign)
  .catch((error) => `caught: ${error.message}`)
  .then((text) => {
    document.querySelector("#verdict").textContent = text;
  });

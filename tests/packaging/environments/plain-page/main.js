// Straight from node_modules, as a server of static files would hand it out; an error is shown in the verdict's place.
import * as campaign from "./node_modules/outbound-campaign/index.js";
import { verdict } from "./verdict.mjs";

verdict(campaign)
  .catch((error) => `caught: ${error.message}`)
  .then((text) => {
    document.querySelector("#verdict").textContent = text;
  });

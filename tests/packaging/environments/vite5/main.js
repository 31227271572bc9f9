// The page's script: shows the verdict.
import * as campaign from "outbound-campaign";
import { verdict } from "./verdict.mjs";

verdict(campaign).then((text) => {
  document.querySelector("#verdict").textContent = text;
});

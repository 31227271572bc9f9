// An ES module: prints the verdict.
import * as campaign from "outbound-campaign";
import { verdict } from "./verdict.mjs";

console.log(await verdict(campaign));

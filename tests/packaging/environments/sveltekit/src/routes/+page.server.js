// The page's load function: runs on the server.
import * as campaign from "outbound-campaign";
import { verdict } from "../../verdict.mjs";

export async function load() {
  return { text: await verdict(campaign) };
}

// A Cloudflare Worker that returns the verdict.
import * as campaign from "outbound-campaign";
import { verdict } from "./verdict.mjs";

export default {
  async fetch() {
    return new Response(await verdict(campaign));
  },
};

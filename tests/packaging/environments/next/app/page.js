// A server component: the verdict is in the HTML.
import * as campaign from "outbound-campaign";
import { verdict } from "../verdict.mjs";

export default async function Page() {
  return <pre id="verdict">{await verdict(campaign)}</pre>;
}

// A route on Next's edge runtime, which compiles no WebAssembly from bytes.
import * as campaign from "outbound-campaign";
import { verdict } from "../../verdict.mjs";

export const runtime = "edge";
export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(await verdict(campaign));
}

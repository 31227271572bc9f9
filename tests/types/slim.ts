// The slim entry has the exports of the default entry, and needs its modules.
import { init, initSync, type Validation, validateCampaign } from "outbound-campaign/slim";

export async function start(bytes: Uint8Array<ArrayBuffer>): Promise<Validation> {
  initSync({ validator: bytes, client: bytes });
  await init({ validator: fetch("/validator.wasm"), client: new URL("https://example.com/client.wasm") });
  return validateCampaign({});
}
// @ts-expect-error the validator is needed
initSync({});
// @ts-expect-error an address must be fetched, which takes a promise
initSync({ validator: "/validator.wasm" });

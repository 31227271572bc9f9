// Creates the schema of a validator of the second contract.
import type { CampaignInput202607 as CampaignInput } from "../types.js";
import { standardSchema } from "../validate/standard-schema.js";
import { contract } from "./json-schema.js";
import type { CampaignSchema, CampaignSchemaOptions } from "./schema.js";
import type { ValidationOptions } from "./types.js";
import type { Validator } from "./validator.js";

/** Creates the schema of a validator. */
export const schemaOf = <Input = CampaignInput>(
  options: ValidationOptions,
  validator: () => Validator,
  refine?: CampaignSchemaOptions["refine"],
): CampaignSchema<Input> => standardSchema(contract, options, validator, refine);

// Creates the schema of a validator of the first contract.
import { campaignFields } from "../fields.js";
import { fieldNames } from "../names.js";
import type { CampaignInput, ValidationOptions } from "../types.js";
import type { Validator } from "./engine.js";
import type { SchemaContract } from "./json-schema.js";
import type { CampaignSchema, CampaignSchemaOptions } from "./schema.js";
import { standardSchema } from "./standard-schema.js";

const contract: SchemaContract = {
  names: fieldNames,
  fields: campaignFields,
  inexpressible: 'Ids that are equal as a string and a number are duplicates ([5, "5"]).',
  list: { uniqueItems: true },
};

/** Creates the schema of a validator. */
export const schemaOf = <Input = CampaignInput>(
  options: ValidationOptions,
  validator: () => Validator,
  refine?: CampaignSchemaOptions["refine"],
): CampaignSchema<Input> => standardSchema(contract, options, validator, refine);

// The JSON Schemas of the repository, for what Postil writes.
import Ajv from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./sites.js";

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
// A reference is one that the parser of URLs takes (RFC 3987, as browsers read it).
ajv.addFormat("iri-reference", (text) => URL.canParse(text, "https://example.org/a/b") && !/[\s<>"{}|\\^`]/.test(text));

const validators = new Map();

/** What a value has against a schema of `schemas/`; nothing where it is valid. */
export function faults(name, value) {
  if (!validators.has(name)) validators.set(name, ajv.compile(JSON.parse(readFileSync(join(root, "schemas", name), "utf8"))));
  const validate = validators.get(name);
  return validate(value) ? [] : validate.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

// JSON-LD as an independent library reads it, with no request to any host.
import jsonld from "jsonld";
import { readFileSync } from "node:fs";

const context = (name) => JSON.parse(readFileSync(new URL(`../fixtures/contexts/${name}.jsonld`, import.meta.url), "utf8"));
const contexts = { "http://www.w3.org/ns/anno.jsonld": context("anno"), "https://schema.org": context("schema-org") };

async function documentLoader(url) {
  if (!contexts[url]) throw new Error(`asked for ${url}`);
  return { contextUrl: null, documentUrl: url, document: contexts[url] };
}

/** The statements of a document at an address; a word that its context does not have, or an address that is none, is an error. */
export const statements = (document, base) => jsonld.toRDF(document, { base, documentLoader, safe: true });

/** The values of a property in statements, of a subject or of all. */
export const values = (quads, property, subject) =>
  quads.filter((quad) => quad.predicate.value === property && (!subject || quad.subject.value === subject)).map((quad) => quad.object.value);

// Packages of others as one script for a page, which has no modules of its own.
import { buildSync } from "esbuild";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The text of a script that puts what a module exports into a global name. */
export function bundle(name, contents) {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: here }, bundle: true, format: "iife", globalName: name, write: false, logLevel: "error",
  });
  return outputFiles[0].text;
}

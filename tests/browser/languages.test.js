// The words around a text are in the language of the project, and run in its direction.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ask } from "./support/ask.js";
import { build, project } from "./support/sites.js";

/** The pages of a small project in a language. */
function pages(language) {
  const folder = build(project({
    "postil.yaml": `title: T\nlanguage: ${language}\n`,
    "documents/text.txt": "One two three four five.\n",
    "annotations/text.yaml": "context:\n  - quote: two\n    note: N.\nsources:\n  - quote: four\n    note: N.\n",
  }));
  return ["text.html", "index.html"].map((name) => readFileSync(join(folder, name), "utf8"));
}

for (const [language, words] of [["en", ["Skip to text", "Show notes", "Context"]], ["de", ["Zum Text springen", "Anmerkungen zeigen", "Kontext"]], ["fr", []], ["es", []], ["he", []], ["ar", []]]) {
  test(`a project in ${language} says what it says in ${language}`, () => {
    for (const html of pages(language)) {
      assert.match(html, new RegExp(`<html lang="${language}" dir="${["ar", "he"].includes(language) ? "rtl" : "ltr"}">`));
      if (language !== "en") assert.doesNotMatch(html, /Skip to text|Show notes|Context\b(?!-)/);
    }
    for (const word of words) assert.ok(pages(language)[0].includes(word), word);
  });
}

test("on a right-to-left page the frame, the text and the notes run from right to left", async () => {
  const directions = function directions(view) {
    return ["html", "article", ".note", ".filters", ".top", "footer"].map((selector) => view.getComputedStyle(view.document.querySelector(selector)).direction);
  };
  assert.deepEqual(await ask("chromium", "rightToLeft", directions), Array(6).fill("rtl"));
});

// On a phone notes follow their paragraphs, and do not make the page much longer than its text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { followsItsParagraph, layout } from "./checks/layout.js";
import { ask } from "./support/ask.js";
import { withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

for (const name of ["demo", "stress", "density", "rightToLeft", "scholarly", "newsroom"]) {
  for (const engine of ["chromium", "firefox"]) {
    test(`${engine}: on a phone every note of ${name} follows its paragraph`, async () => {
      assert.deepEqual(await ask(engine, name, followsItsParagraph, { width: 390, height: 844 }), []);
      assert.deepEqual(await ask(engine, name, layout, { width: 390, height: 844 }), []);
    });
  }
}

/** How high the page is, and how high without its notes. */
async function heights(name) {
  const { url } = await serve(site(name).folder);
  return withPage("chromium", url + site(name).page, { width: 390, height: 844 }, async ({ run }) => run(() => {
    const height = () => document.querySelector("article").getBoundingClientRect().height;
    const all = height();
    for (const notes of document.querySelectorAll(".notes, .head-notes")) notes.style.display = "none";
    return { all, text: height() };
  }));
}

test("on a phone the page is at most half as long again as its text, with about a note for each paragraph", async (context) => {
  const { all, text } = await heights("density");
  context.diagnostic(`${all} px with notes, ${text} px without: ${(all / text).toFixed(2)}`);
  assert.ok(all <= 1.5 * text);
});

test("on a phone notes take no more room than their words need", async (context) => {
  const { all, text } = await heights("demo");
  const { url } = await serve(site("demo").folder);
  const words = await withPage("chromium", url + site("demo").page, { width: 390, height: 844 }, ({ run }) => run(() => {
    const note = [...document.querySelectorAll(".note")];
    return note.reduce((sum, each) => sum + each.getBoundingClientRect().height, 0);
  }));
  context.diagnostic(`${(all / text).toFixed(2)} times the text; notes ${Math.round(words)} px of ${Math.round(all - text)} px added`);
  assert.ok(all - text <= 1.35 * words, "space between and around notes is a third of them at most");
});

// axe-core over every page, and what assistive technology is told of notes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { isShown } from "./checks/markup.js";
import { withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations({ page }) {
  // Through the debugger, as the page's policy keeps scripts out.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), rules);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`);
}

/** Pages to look at: all of the demo's, the document in other themes, languages and with other kinds, and those that the
 * demo has no reason to have. */
const pages = [
  ...readdirSync(site("demo").folder).filter((name) => name.endsWith(".html")).map((file) => ["demo", file]),
  ...["scholarly", "newsroom", "stress", "rightToLeft"].map((name) => [name, site(name).page]),
  ...["corrections.html", "report.html", "contradictions.html"].map((file) => ["drafts", file]),
];

for (const [name, file] of pages) {
  test(`${name}/${file} has no violation, wide and narrow, light and dark`, async () => {
    const { url } = await serve(site(name).folder);
    for (const colorScheme of ["light", "dark"]) {
      await withPage("chromium", url + file, { colorScheme }, async (page) => {
        for (const width of colorScheme === "light" || file === site("demo").page ? [1440, 1024, 390] : [1440]) {
          await page.size(width, 900);
          assert.deepEqual(await violations(page), [], `at ${width} px, ${colorScheme}`);
        }
      });
    }
  });
}

test("with all kinds hidden, and with all folds open, there is no violation either", async () => {
  const { url } = await serve(site("demo").folder);
  await withPage("chromium", url + site("demo").page, {}, async (page) => {
    await page.run(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    assert.deepEqual(await violations(page), []);
    await page.run(() => document.querySelectorAll(".filters input").forEach((input) => input.click()));
    assert.equal(await page.page.locator(".note:visible").count(), 0);
    assert.deepEqual(await violations(page), []);
  });
});

test("the labels of check boxes, folds and tools are large enough to be hit", async () => {
  const { url } = await serve(site("demo").folder);
  const small = Object.assign(function small(least, selector) {
    const found = [...document.querySelectorAll(selector)].filter(isShown);
    if (found.length === 0) return [`there is no ${selector}`];
    return found.map((element) => [element, element.getBoundingClientRect()]).filter(([, box]) => box.height < least || box.width < least)
      .map(([element, box]) => `${element.textContent.trim().slice(0, 30)}: ${box.width} x ${box.height}`);
  }, { needs: [isShown] });
  for (const width of [390, 1440]) {
    await withPage("chromium", url + site("demo").page, { width }, async ({ run }) => {
      assert.deepEqual(await run(small, 24, ".filters label"), [], `${width} px`);
      assert.deepEqual(await run(small, 24, ".overview rect"), [], `${width} px`);
    });
  }
});

for (const name of ["demo", "stress"]) {
  test(`in the accessibility tree of ${name} each note has a reference with its details, and there is no mark`, async () => {
    const { url } = await serve(site(name).folder);
    await withPage("chromium", url + site(name).page, {}, async ({ page }) => {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const of = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role);
      const [references, footnotes, backlinks] = ["doc-noteref", "doc-footnote", "doc-backlink"].map(of);
      const [beside, all] = [await page.locator(".notes .note").count(), await page.locator(".note").count()];
      assert.ok(beside > 0);
      assert.equal(references.length, beside);
      assert.equal(backlinks.length, beside);
      assert.equal(footnotes.length, all);
      for (const { name: spoken, properties } of references) {
        assert.match(spoken.value, /\d/, "a reference has a name");
        const details = properties.find((property) => property.name === "details")?.value.relatedNodes;
        assert.equal(details?.length, 1, `${spoken.value} has a details relation`);
      }
      assert.equal(new Set(footnotes.map((node) => node.name.value)).size, all, "names of notes are unique");
      assert.deepEqual(of("mark"), []);
      assert.deepEqual(of("complementary"), []);
    });
  });
}

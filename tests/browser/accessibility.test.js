// axe-core over every page, and what assistive technology is told of notes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { address, demo, launch, open, pageCase } from "./support.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;
const sites = {};
before(async () => {
  browser = await launch();
  sites.demo = demo();
  sites.markdown = pageCase("markdown");
  sites.kinds = pageCase("declared-kinds");
});
after(() => browser.close());

async function violations(page) {
  // Through the debugger, as the page's policy keeps scripts out.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`);
}

const pages = [["demo", "press-conference.html"], ["demo", "index.html"], ["demo", "contradictions.html"], ["demo", "sources.html"], ["demo", "404.html"], ["markdown", "text.html"], ["kinds", "text.html"]];
for (const [site, name] of pages) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${site}/${name} has no violation, ${colorScheme}`, async () => {
      for (const width of [390, 1024, 1440]) {
        const { page, close } = await open(browser, address(sites[site], name), { width, colorScheme });
        assert.deepEqual(await violations(page), [], `at ${width} px`);
        await close();
      }
    });
  }
}

test("with all kinds hidden, and with all folds open, there is none either", async () => {
  const { page, close } = await open(browser, address(sites.demo, "press-conference.html"));
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  assert.deepEqual(await violations(page), []);
  for (const kind of ["context", "source", "contradiction"]) await page.setChecked(`#show-${kind}`, false);
  assert.deepEqual(await violations(page), []);
  await close();
});

test("the accessibility tree has a reference and a footnote for each note, and no mark", async () => {
  const { page, close } = await open(browser, address(sites.demo, "press-conference.html"));
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const names = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).map((node) => node.name?.value ?? "");
  const [references, footnotes] = [names("doc-noteref"), names("doc-footnote")];
  const inMargin = await page.locator(".notes .note").count();
  const all = await page.locator(".note").count();
  assert.equal(references.length, inMargin);
  assert.equal(footnotes.length, all);
  assert.equal(new Set(footnotes).size, all, "names are unique");
  assert.ok(references.every((name) => /^Note \d+, /.test(name)));
  assert.deepEqual(names("mark"), []);
  assert.deepEqual(names("complementary"), []);
  await close();
});

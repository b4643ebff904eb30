// One file with everything in it: opened from disk, under a policy of hashes, it does what the site does.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { layout, noteBoxes } from "./checks/layout.js";
import { links } from "./checks/links.js";
import { isShown } from "./checks/markup.js";
import { onWindow } from "./support/ask.js";
import { withPage } from "./support/browsers.js";
import { newPath, project, root, run as postil } from "./support/sites.js";
import { stress } from "./support/texts.js";

function standalone(source) {
  const file = newPath(".html");
  postil("build", source, "--standalone", file);
  return file;
}
const demo = standalone(root);

/** Two documents whose notes have the same names. */
const several = standalone(project({
  ...Object.fromEntries(Object.entries(stress(60)).map(([path, text]) => [path.replace("text.", "first."), text])),
  ...Object.fromEntries(Object.entries(stress(90)).map(([path, text]) => [path.replace("text.", "second."), text.replaceAll("river", "brook")])),
}));

for (const engine of ["chromium", "firefox"]) {
  test(`${engine}: the file is one request, styled and silent`, async () => {
    for (const file of [demo, several]) {
      await withPage(engine, pathToFileURL(file).href, {}, async ({ run, said, requests }) => {
        await run(() => new Promise((done) => setTimeout(done, 300)));
        assert.deepEqual(said, []);
        if (engine === "chromium") assert.deepEqual(requests.filter((url) => !url.startsWith("data:")), [pathToFileURL(file).href]);
        assert.equal(await run(() => getComputedStyle(document.documentElement).containerType), "inline-size");
      });
    }
  });
}

test("the policy names the style and the script by their hashes, and nothing else is inline", () => {
  const html = readFileSync(demo, "utf8");
  const policy = html.match(/Content-Security-Policy" content="([^"]+)"/)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /style-src 'sha256-[^']+'/);
  assert.match(policy, /script-src 'sha256-[^']+'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  assert.equal(html.match(/<style/g).length, 1);
  assert.equal(html.match(/<script/g).length, 1);
  assert.doesNotMatch(html, /<[^>]+ (style|on[a-z]+)="|<link[^>]+rel="stylesheet"/);
});

test("a changed script is refused", async () => {
  const changed = newPath(".html");
  writeFileSync(changed, readFileSync(demo, "utf8").replace(/<script>/, "<script>document.title = 'changed';"));
  await withPage("chromium", pathToFileURL(changed).href, {}, async ({ page, said }) => {
    assert.notEqual(await page.title(), "changed");
    assert.match(said.join(), /Content Security Policy/);
  });
});

for (const [name, file] of [["demo", demo], ["several", several]]) {
  test(`in ${name} links lead somewhere and identifiers are given once`, async () => {
    await withPage("chromium", pathToFileURL(file).href, {}, async ({ run }) => assert.deepEqual(await run(onWindow(links)), []));
  });
}

test("notes of each document stand apart, in order, beside its text", async () => {
  const byDocument = Object.assign(function byDocument(view) {
    return layout(view).filter((finding) => !finding.endsWith("stands out of order"));
  }, { needs: [layout] });
  for (const engine of ["chromium", "firefox"]) {
    for (const width of [390, 1024, 1440]) {
      await withPage(engine, pathToFileURL(demo).href, { width }, async ({ run }) => assert.deepEqual(await run(onWindow(layout)), [], `demo at ${width} px`));
      await withPage(engine, pathToFileURL(several).href, { width }, async ({ run }) => assert.deepEqual(await run(onWindow(byDocument)), [], `several at ${width} px`));
    }
  }
});

test("a filter is about its own document", async () => {
  await withPage("chromium", pathToFileURL(several).href, {}, async ({ page, run }) => {
    const counts = Object.assign(() => [...document.querySelectorAll("article")].map((article) => [...article.querySelectorAll(".note.kind-context")].filter(isShown).length), { needs: [isShown] });
    const [first, second] = await run(counts);
    assert.ok(first > 0 && second > 0);
    await page.locator("article").nth(1).locator("input.show-context").uncheck();
    assert.deepEqual(await run(counts), [first, 0]);
    await page.locator("article").nth(0).locator("input.show-context").uncheck();
    assert.deepEqual(await run(counts), [0, 0]);
    assert.ok((await run(onWindow(noteBoxes))).length > 0);
  });
});

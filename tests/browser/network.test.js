// What a page asks for and what it has in it: nothing from elsewhere, nothing inline, from disk and under the policy.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'none'";
const { folder } = site("demo");
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
const ownFiles = ["assets/reader.js", "assets/style.css", "press-conference.html"];

/** What a page says and asks for until it is quiet; icons are requested late. */
async function heard(engine, url) {
  return withPage(engine, url, {}, async ({ run, said, requests }) => {
    await run(() => new Promise((done) => setTimeout(done, 300)));
    const styled = await run(() => getComputedStyle(document.documentElement).containerType === "inline-size");
    return { said, styled, requests: requests.filter((address) => !address.startsWith("data:")).sort() };
  });
}

for (const engine of ["chromium", "firefox"]) {
  test(`${engine}: from disk every page is styled, silent and asks for nothing but its own files`, async () => {
    for (const name of pages) {
      const root = `${pathToFileURL(folder).href}/`;
      const { said, styled, requests } = await heard(engine, root + name);
      assert.deepEqual(said, [], name);
      assert.ok(styled, `${name} is styled`);
      assert.ok(requests.every((address) => address.startsWith(root)), `${name}: ${requests}`);
      // Firefox does not tell of files that it reads from disk.
      if (engine === "chromium" && name === ownFiles[2]) assert.deepEqual(requests, ownFiles.map((file) => root + file));
    }
  });

  test(`${engine}: under the same policy as a header nothing is refused, and there are three requests`, async () => {
    for (const name of pages) {
      const server = await serve(folder, { policy });
      const { said, styled, requests } = await heard(engine, server.url + name);
      assert.deepEqual(said, [], name);
      assert.ok(styled, `${name} is styled`);
      assert.ok(requests.every((address) => address.startsWith(server.url)), `${name}: ${requests}`);
      if (name !== ownFiles[2]) continue;
      assert.deepEqual(requests, ownFiles.map((file) => server.url + file));
      assert.deepEqual(server.requests.sort(), ownFiles.map((file) => `/${file}`).sort(), "what the server was asked for, icons too");
    }
  });
}

test("the policy is in every page, and there is no style or script within one, but for data", () => {
  for (const name of pages) {
    const html = readFileSync(join(folder, name), "utf8");
    assert.ok(html.includes(`<meta http-equiv="Content-Security-Policy" content="${policy}">`), name);
    assert.doesNotMatch(html, /<[^>]+ (style|on[a-z]+)=|<style|<script(?! src="[^"]+" defer><\/script>| type="application\/ld\+json">[^<]*<\/script>)|javascript:/i, name);
  }
});

test("links between the pages lead to something that is there", () => {
  const ids = Object.fromEntries(pages.map((name) => [name, new Set([...readFileSync(join(folder, name), "utf8").matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))]));
  let followed = 0;
  for (const name of pages) {
    for (const [, target, fragment] of readFileSync(join(folder, name), "utf8").matchAll(/ href="([a-z0-9-]+\.html)(?:#([^"]+))?"/g)) {
      assert.ok(ids[target], `${name} leads to ${target}`);
      assert.ok(!fragment || ids[target].has(decodeURIComponent(fragment)), `${name} leads to ${target}#${fragment}`);
      followed += 1;
    }
  }
  assert.ok(followed > 0);
});

// Published payloads of cross-site scripting in every field that takes text: none runs, asks, leads or breaks anything.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { active } from "./checks/active.js";
import { onWindow } from "./support/ask.js";
import { open } from "./support/browsers.js";
import { check, hostile, payloads } from "./support/hostile.js";
import { program } from "./support/programs.js";
import { serve } from "./support/server.js";
import { build, newPath, project, run as postil } from "./support/sites.js";

const { make, refused, kept } = hostile();
const count = (fields) => Object.values(fields).reduce((sum, each) => sum + each, 0);
const folders = Object.fromEntries(["text", "sanitize"].map((html) => [html, make(`html: ${html}\n`)]));
const sites = Object.fromEntries(Object.entries(folders).map(([html, folder]) => [html, build(folder)]));
const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** Keeps what a script would do that a payload starts. */
function trap() {
  const ran = (window.ran = []);
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = (...said) => ran.push(`${name}(${said})`);
  document.addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) => ran.push(`${violatedDirective} ${blockedURI}`));
}

/** Opens pages one after another and gives what was wrong with each. */
async function wrong(addresses, root, expected = /^$/) {
  const { page, said, requests, run, close } = await open("chromium", {});
  const found = [];
  await page.addInitScript(trap);
  page.on("dialog", (dialog) => { found.push(`a dialogue: ${dialog.message()}`); dialog.dismiss(); });
  page.on("popup", (popup) => found.push(`a window: ${popup.url()}`));
  page.on("frameattached", () => found.push("a frame"));
  for (const address of addresses) {
    requests.length = said.length = 0;
    await page.goto(address, { waitUntil: "load" });
    const here = [...(await run(onWindow(active))), ...(await page.evaluate(() => window.ran))];
    if (page.url() !== address) here.push(`it went to ${page.url()}`);
    // A picture that a text names and the site does not have is asked for, within the site.
    here.push(...requests.filter((url) => !url.startsWith(root) && url !== "data:,").map((url) => `asked for ${url}`));
    here.push(...said.filter((line) => !/^Failed to load resource/.test(line)));
    // A page that is shown under any address has its files at the site's own.
    found.push(...here.filter((what) => !what.includes("https://example.org/site/assets/") && !expected.test(what)).map((what) => `${decodeURIComponent(address.slice(root.length))}: ${what}`));
  }
  await close();
  return [...new Set(found)].slice(0, 12).map((what) => what.slice(0, 400));
}

const inUrl = (path) => path.split("/").map(encodeURIComponent).join("/");
const pagesOf = (folder) => files(folder).filter((path) => path.endsWith(".html")).map((path) => inUrl(path.slice(folder.length + 1)));

test("every payload stands in every field, or is refused by a message", () => {
  assert.ok(payloads.length >= 250);
  assert.ok(count(kept) + count(refused) > 20_000, `${count(kept)} and ${count(refused)}`);
  // Fields for which no payload is a value.
  for (const field of ["annotation.id", "event.id", "annotation.on", "settings.theme", "settings.language", "kind.colour", "contradiction.status"]) assert.equal(kept[field], undefined, field);
  for (const field of ["entry.URL", "json.URL", "review.url", "document.url", "person.link"]) assert.equal(kept[field], undefined, `${field}: no payload is an address of the web`);
  console.log(`# ${payloads.length} payloads in ${Object.keys({ ...kept, ...refused }).length} fields: ${count(kept)} stand, ${count(refused)} are refused`);
});

test("no payload is a key of a kind or a person", () => {
  for (const payload of payloads.filter((_, index) => index % 24 === 0)) {
    for (const settings of [{ kinds: { [payload]: { label: "x" } } }, { people: { [payload]: { name: "x" } } }, { base_url: payload }]) {
      const made = project({ "postil.yaml": JSON.stringify(settings), "documents/a.txt": "Words.\n" });
      assert.ok(check(made).some(({ code }) => code === "invalid-value"), JSON.stringify(settings));
    }
  }
});

/** What of the pages does not depend on the setting is opened once in each way; all of it in the long job. */
const long = process.env.POSTIL_LONG === "1";

for (const [html, folder] of Object.entries(sites)) {
  test(`html: ${html}: from disk, under the pages' own policy, nothing runs and nothing is refused`, { skip: html === "text" && !long }, async () => {
    const root = `${pathToFileURL(folder).href}/`;
    assert.deepEqual(await wrong(pagesOf(folder).map((page) => root + page), root), []);
  });

  test(`html: ${html}: without a policy nothing runs either`, { skip: html === "sanitize" && !long }, async () => {
    const { url } = await serve(folder, { spoil: { ".html": (text) => text.replace(policy, "") } });
    assert.deepEqual(await wrong(pagesOf(folder).map((page) => url + page), url), []);
  });

  test(`html: ${html}: one file with everything in it has nothing that runs`, { skip: html === "text" && !long }, async () => {
    const file = newPath(".html");
    postil("build", folders[html], "--standalone", file);
    // Two thousand notes on one page take a browser long to lay out, which is not what is asked here.
    writeFileSync(file, readFileSync(file, "utf8").replace(/<style>[^]*?<\/style>/, ""));
    const address = pathToFileURL(file).href;
    // Pictures that the project does not have are refused by its policy.
    const missing = /^img-src file$|^Loading the image 'file:.*violates/;
    assert.deepEqual(await wrong([address], address.slice(0, address.lastIndexOf("/") + 1), missing), []);
  });

  test(`html: ${html}: what programs read is well-formed`, () => {
    const all = files(folder);
    const json = all.filter((path) => /\.(json|jsonld)$/.test(path));
    for (const path of json) JSON.parse(readFileSync(path, "utf8"));
    for (const path of all.filter((path) => path.endsWith(".html"))) {
      for (const [, data] of readFileSync(path, "utf8").matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)) JSON.parse(data);
    }
    const xml = all.filter((path) => path.endsWith(".xml"));
    assert.ok(json.length > 20 && xml.length >= 2);
    execFileSync(program("xmllint"), ["--noout", "--nonet", "--huge", ...xml]);
  });
}

test("what would run is found", async () => {
  const [first] = pagesOf(sites.text).filter((page) => page.startsWith("texts-"));
  for (const [payload, sign] of [["<img src=x onerror=alert(1)>", /alert\(1\)/], ["<img src=//example.org/x>", /asked for/], ["</main><main>", /frame/], ["<a href=javascript:alert(1)>x</a>", /href/]]) {
    const { url } = await serve(sites.text, { spoil: { ".html": (text) => text.replace(policy, "").replace("</article>", `${payload}</article>`) } });
    assert.match((await wrong([url + first], url)).join("\n"), sign, payload);
  }
});

test("an address's fragment, a box's state and what is stored are never markup", async () => {
  const [document] = pagesOf(sites.text).filter((page) => page.startsWith("texts-"));
  const root = `${pathToFileURL(sites.text).href}/`;
  const { page, run, close } = await open("chromium", {});
  await page.addInitScript(trap);
  await page.goto(root + document);
  await page.evaluate((texts) => texts.forEach((text, index) => { localStorage.setItem(text, text); sessionStorage.setItem(index, text); }), payloads);
  await page.reload();
  const before = await page.evaluate(() => document.querySelectorAll("*").length);
  for (const payload of payloads) {
    await page.evaluate((text) => { location.hash = text; }, payload);
  }
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  assert.equal(await page.evaluate(() => document.querySelectorAll("*").length), before);
  assert.deepEqual(await page.evaluate(() => window.ran), []);
  assert.deepEqual(await run(onWindow(active)), []);
  await close();
});

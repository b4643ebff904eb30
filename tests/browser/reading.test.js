// What a reader does: follow a note and come back, filter, come in by a link, copy, read without script or network.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { address, demo, launch, open } from "./support.js";

const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'none'";
let browser;
let site;
before(async () => {
  browser = await launch();
  site = demo();
});
after(() => browser.close());

const opened = (hash = "", options = {}) => open(browser, address(site, "press-conference.html") + hash, options);

test("from disk every page is styled, silent and asks for nothing but its own files", async () => {
  for (const name of ["index.html", "press-conference.html", "contradictions.html", "sources.html", "404.html"]) {
    const { page, console, requests, close } = await open(browser, address(site, name));
    assert.deepEqual(console, [], name);
    assert.ok(requests.every((url) => url.startsWith("file://")), `${name}: ${requests}`);
    assert.ok(requests.length <= 3, `${name}: ${requests}`);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).fontFamily), "Times New Roman", name);
    await close();
  }
});

test("under the same policy as a header nothing is refused and no other host is asked", async () => {
  const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };
  const server = createServer((request, response) => {
    try {
      const body = readFileSync(join(site, new URL(request.url, "http://localhost").pathname));
      response.writeHead(200, { "content-type": types[extname(request.url)] ?? "text/plain", "content-security-policy": policy });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { console, requests, close } = await open(browser, `http://127.0.0.1:${server.address().port}/press-conference.html`);
  assert.deepEqual(console, []);
  assert.equal(requests.length, 3, String(requests));
  await close();
  server.close();
});

test("a marker leads to its note and the note's number back to its passage", async () => {
  const { page, close } = await opened();
  await page.locator(".ref").nth(3).click();
  const id = (await page.evaluate(() => location.hash)).slice(1);
  assert.match(id, /^n-/);
  await page.locator(`#${id} .back`).click();
  assert.equal(await page.evaluate(() => location.hash), `#m-${id.slice(2)}`);
  await close();
});

test("each note has one marker, one way back, one permalink, and every link within the page leads somewhere", async () => {
  for (const name of ["press-conference.html", "contradictions.html", "sources.html", "index.html"]) {
    const { page, close } = await open(browser, address(site, name));
    const found = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      const targets = [...document.querySelectorAll("a[href^='#'], [aria-details]")].flatMap((element) => [
        ...(element.getAttribute("href")?.startsWith("#") ? [decodeURIComponent(element.getAttribute("href").slice(1))] : []),
        ...(element.getAttribute("aria-details")?.split(" ") ?? []),
      ]);
      const wrong = [...document.querySelectorAll(".notes .note")].filter((note) => {
        const id = note.id.slice(2);
        const markers = document.querySelectorAll(`.ref[href="#n-${CSS.escape(id)}"]`).length;
        return markers !== 1 || note.querySelectorAll(".back").length !== 1 || note.querySelectorAll(".perma").length !== 1;
      });
      return { repeated: ids.filter((id, index) => ids.indexOf(id) !== index), dangling: targets.filter((target) => !ids.includes(target)), wrong: wrong.map((note) => note.id) };
    });
    assert.deepEqual(found, { repeated: [], dangling: [], wrong: [] }, name);
    await close();
  }
});

test("links between the pages lead to something that is there", async () => {
  const ids = {};
  for (const name of ["press-conference.html", "contradictions.html", "sources.html", "index.html", "404.html"]) {
    ids[name] = [...readFileSync(join(site, name), "utf8").matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  }
  let followed = 0;
  for (const name of Object.keys(ids)) {
    for (const [, target, fragment] of readFileSync(join(site, name), "utf8").matchAll(/ href="([a-z0-9-]+\.html)(?:#([^"]+))?"/g)) {
      assert.ok(ids[target], `${name} leads to ${target}`);
      assert.ok(!fragment || ids[target].includes(fragment), `${name} leads to ${target}#${fragment}`);
      followed += 1;
    }
  }
  assert.ok(followed > 100);
});

test("without script filters work, and a note that is linked to is shown all the same", async () => {
  const { page, close } = await opened("#n-yates", { javaScriptEnabled: false });
  await page.locator("#show-context").uncheck();
  assert.equal(await page.locator("#n-yates").isVisible(), true);
  assert.equal(await page.locator("#n-boente-career").isVisible(), false);
  assert.equal(await page.locator("#r-boente-career").isVisible(), false);
  assert.equal(await page.locator("#n-post-report").isVisible(), true);
  await close();
});

test("with script a link to a note of a hidden kind shows that kind", async () => {
  const { page, close } = await opened();
  await page.locator("#show-context").uncheck();
  await page.evaluate(() => { location.hash = "n-boente-career"; });
  await page.waitForFunction(() => document.querySelector("#show-context").checked);
  assert.equal(await page.locator("#n-yates").isVisible(), true);
  await close();
});

test("a link to a note, a passage or a paragraph brings it into sight, and lights the passage", async () => {
  for (const target of ["n-yates", "m-yates", "p12"]) {
    const { page, close } = await opened(`#${target}`);
    const place = (id) => document.getElementById(id).getBoundingClientRect().top / innerHeight;
    // The page may glide there; it must arrive.
    await page.waitForFunction((id) => { const top = document.getElementById(id).getBoundingClientRect().top / innerHeight; return top >= 0.1 && top <= 0.6; }, target, { timeout: 3000 }).catch(() => {});
    const top = await page.evaluate(place, target);
    assert.ok(top >= 0.1 && top <= 0.6, `${target} at ${top}`);
    await close();
  }
  const { page, close } = await opened("#n-yates");
  const colour = (id) => page.evaluate((target) => getComputedStyle(document.getElementById(target)).backgroundColor, id);
  assert.notEqual(await colour("m-yates"), await colour("m-boente-career"));
  await close();
});

test("what is copied of a paragraph is the source text", async () => {
  const source = readFileSync(new URL("../../documents/press-conference.txt", import.meta.url), "utf8").trim().split(/\n\n+/);
  const { page, close } = await opened();
  const copied = await page.evaluate(() =>
    [...document.querySelectorAll(".unit > p, .unit > h1")].map((paragraph) => {
      getSelection().selectAllChildren(paragraph);
      return getSelection().toString();
    }),
  );
  assert.deepEqual(copied.map((text) => text.trim()), source);
  await close();
});

test("each side of a contradiction leads to the others", async () => {
  const { page, close } = await opened();
  const lonely = await page.evaluate(() =>
    [...document.querySelectorAll(".notes .note.kind-contradiction")].filter((note) => !note.querySelector("a[href^='contradictions.html#']") || !note.querySelector(".against")).map((note) => note.id),
  );
  assert.deepEqual(lonely, []);
  const sides = await page.evaluate(() => {
    const main = document.getElementById("n-scope-of-the-recusal");
    const link = main.querySelector(".against a[href^='#n-']").getAttribute("href");
    return { there: Boolean(document.querySelector(link)), back: Boolean(document.querySelector(`${link} a[href='#n-scope-of-the-recusal']`)) };
  });
  assert.deepEqual(sides, { there: true, back: true });
  await close();
});

test("kinds differ by their lines, also where colours are forced", async () => {
  for (const forcedColors of ["none", "active"]) {
    const { page, close } = await opened("", { forcedColors });
    const lines = await page.evaluate(() =>
      ["context", "source", "contradiction"].map((kind) => {
        const style = getComputedStyle(document.querySelector(`mark.kind-${kind}`));
        return `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`;
      }),
    );
    assert.equal(new Set(lines).size, 3, String(lines));
    assert.ok(lines.every((line) => line.startsWith("underline")), String(lines));
    await close();
  }
});

test("there is no style or script within a page, and the page is light", () => {
  for (const name of ["index.html", "press-conference.html", "contradictions.html", "sources.html", "404.html"]) {
    const html = readFileSync(join(site, name), "utf8");
    assert.doesNotMatch(html, / style=|<style| on[a-z]+=|<script(?! src="[^"]+" defer><\/script>)|javascript:/i, name);
  }
  assert.ok(readFileSync(join(site, "assets/reader.js")).length <= 4096);
  assert.ok(readFileSync(join(site, "assets/style.css")).length <= 14336);
});

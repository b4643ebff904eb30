// The page gives back the text, and marks the passages that were quoted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ask } from "./support/ask.js";
import { open } from "./support/browsers.js";
import { blocksOf } from "./checks/markup.js";
import { paragraphs, passages, selectedParagraphs } from "./checks/text.js";
import { run, site } from "./support/sites.js";

const address = (name) => pathToFileURL(join(site(name).folder, site(name).page)).href;
const source = readFileSync(join(site("demo").source, "documents/press-conference.txt"), "utf8").trimEnd().split("\n\n");

for (const engine of ["chromium", "firefox"]) {
  test(`${engine}: paragraphs without their markers are the source, character by character`, async () => {
    assert.deepEqual(await ask(engine, "demo", paragraphs), source);
  });

  test(`${engine}: selecting a paragraph copies the source`, async () => {
    assert.deepEqual(await ask(engine, "demo", selectedParagraphs), source);
  });
}

test("copying a paragraph puts the source onto the clipboard", async () => {
  const page = await open("chromium", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(address("demo"));
  const dense = source.findIndex((text) => text.startsWith("During the course"));
  await page.run(Object.assign((index) => getSelection().selectAllChildren(blocksOf(window)[index]), { needs: [blocksOf] }), dense);
  await page.press("Control+C");
  assert.equal(await page.run(() => navigator.clipboard.readText()), source[dense]);
  await page.close();
});

/** Where `postil anchor` says that passages stand, by the names of their notes. */
function anchored(name) {
  const { quotes } = JSON.parse(run("anchor", site(name).source, "--format", "json"));
  const found = new Map();
  for (const quote of quotes) {
    const note = quote.claim ? `${quote.annotation}-${quote.claim + 1}` : quote.annotation;
    const passage = found.get(note) ?? found.set(note, { words: {} }).get(note);
    passage.words[quote.key] = quote.words;
    passage.start = Math.min(passage.start ?? Infinity, quote.start);
    passage.end = Math.max(passage.end ?? 0, quote.end);
  }
  return found;
}

const collapsed = (text) => text.replace(/\s+/g, " ").trim();

test("what is marked of the demo is what the quotes select, in code points of the text", async () => {
  const text = [...source.join("\n")];
  const expected = anchored("demo");
  const found = await ask("chromium", "demo", passages);
  assert.equal(found.length, expected.size);
  for (const passage of found) {
    const { start, end } = expected.get(passage.name);
    assert.equal(collapsed(passage.text), collapsed(text.slice(start, end).join("")), passage.name);
  }
});

for (const name of ["stress", "rightToLeft"]) {
  test(`what is marked of ${name} is what was quoted`, async () => {
    const expected = anchored(name);
    const found = await ask("chromium", name, passages);
    assert.equal(found.length, expected.size);
    for (const passage of found) {
      const { quote, from, to } = expected.get(passage.name).words;
      const text = collapsed(passage.text);
      if (quote) assert.equal(text, quote);
      else assert.ok(text.startsWith(from) && text.endsWith(to), `${passage.name}: ${text}`);
    }
  });
}

for (const name of ["demo", "stress"]) {
  test(`in ${name} only passages that cross others are split, and tags are nested`, async () => {
    const expected = [...anchored(name)].map(([note, passage]) => ({ note, ...passage }));
    const crosses = (one) => expected.some((other) => (one.start < other.start && other.start < one.end && one.end < other.end) || (other.start < one.start && one.start < other.end && other.end < one.end));
    const crossing = new Set(expected.filter(crosses).map(({ note }) => note));
    assert.ok(crossing.size >= 2);
    for (const { name: note, marks, blocks } of await ask("chromium", name, passages)) {
      if (!crossing.has(note)) assert.equal(marks, blocks, `${note} is in ${marks} marks`);
    }
    assert.deepEqual(misnested(readFileSync(join(site(name).folder, site(name).page), "utf8")), []);
  });
}

/** Tags that are closed in another order than they were opened. */
function misnested(html) {
  const empty = new Set("meta link br hr input img path rect".split(" "));
  const open = [];
  const found = [];
  for (const [tag, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (empty.has(name) || tag.endsWith("/>")) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) found.push(tag);
  }
  return [...found, ...open];
}

// The feed, the sitemap and the editorial report: valid by their grammars and by what no grammar can say, read by an
// independent feed reader, and built only where they belong.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseFeed } from "feedsmith";
import { program } from "./support/programs.js";
import { build, project, root } from "./support/sites.js";

const xmllint = (...args) => execFileSync(program("xmllint"), args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const schema = (name) => fileURLToPath(new URL(`schemas/${name}.rng`, import.meta.url));
const validate = (name, file) => xmllint("--noout", "--relaxng", schema(name), file);
const isAbsolute = (address) => URL.canParse(address);

const hostile = () => build(join(root, "tests/cases/pages/feed.in"));

/** A project with many dated notes in a language, and no address of its own. */
const many = (count, settings = "") => build(project({
  "postil.yaml": `title: Many\n${settings}`,
  "documents/text.txt": Array.from({ length: count }, (_, index) => `word${index}.`).join("\n\n"),
  "annotations/text.yaml": `context:\n${Array.from({ length: count }, (_, index) => `  - {quote: word${index}., note: N., on: ${1900 + index}}`).join("\n")}\n`,
}));

/** What RFC 4287 asks for and a grammar cannot say. */
function checkBeyondGrammar({ feed }) {
  const ids = [feed.id, ...feed.entries.map((entry) => entry.id)];
  assert.equal(new Set(ids).size, ids.length, "ids are unique");
  for (const id of ids) assert.match(id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  for (const entry of feed.entries) {
    assert.ok(entry.updated >= entry.published, `${entry.id} was published before it was changed`);
    assert.ok(!Number.isNaN(Date.parse(entry.updated)));
    assert.equal(entry.links.filter((link) => link.rel === "alternate").length, 1, "one page for each entry");
  }
  const dates = feed.entries.map((entry) => entry.updated);
  assert.deepEqual(dates, dates.toSorted().reverse(), "the newest first");
  assert.equal(feed.updated, dates[0]);
}

test("the feed of hostile texts is valid Atom, and its addresses are absolute", () => {
  const file = join(hostile(), "feed.xml");
  validate("atom", file);
  const parsed = parseFeed(readFileSync(file, "utf8"));
  assert.equal(parsed.format, "atom");
  checkBeyondGrammar(parsed);
  const { feed } = parsed;
  const own = "https://example.org/edition/";
  assert.deepEqual(feed.links.map((link) => [link.rel, link.href]), [["self", `${own}feed.xml`], ["alternate", `${own}index.html`]]);
  for (const entry of feed.entries) {
    assert.ok(entry.links[0].href.startsWith(own), entry.links[0].href);
    const addresses = [...entry.content.value.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    assert.ok(addresses.length > 0 && addresses.every(isAbsolute), addresses.join(" "));
  }
});

test("a feed reader reads back what the notes say", () => {
  const { feed } = parseFeed(readFileSync(join(hostile(), "feed.xml"), "utf8"));
  const titles = feed.entries.map((entry) => entry.title.value ?? entry.title);
  assert.equal(feed.title.value ?? feed.title, 'Feeds <&> "more" ]]>');
  assert.ok(titles.includes("Was it said?") && titles.includes("Correction: Was it said?"), titles.join(", "));
  assert.ok(!titles.some((title) => title.includes("never")), "no draft");
  const corrections = feed.entries.filter((entry) => entry.categories.some((category) => category.term === "correction"));
  assert.equal(corrections.length, 5);
  const note = feed.entries.find((entry) => entry.published === "2020-05-01T00:00:00Z" && entry.categories[0].term === "context");
  assert.equal(note.updated, "2021-02-03T00:00:00Z", "a corrected note is a changed one");
  assert.equal(note.authors[0].name, "An <Editor> &  Co.");
  assert.deepEqual(note.categories.map((category) => category.term), ["context", 'a "tag" & <more>']);
  assert.match(note.content.value, /&amp; &lt;script&gt;alert\(1\)&lt;\/script&gt; \]\]&gt;/);
  assert.doesNotMatch(note.content.value, /<script/);
});

test("without an address of the site the feed is valid, with relative addresses and the same names", () => {
  const [without, within] = [many(3), many(3, "base_url: https://example.org/\n")].map((folder) => join(folder, "feed.xml"));
  for (const file of [without, within]) validate("atom", file);
  const [relative, absolute] = [without, within].map((file) => parseFeed(readFileSync(file, "utf8")));
  checkBeyondGrammar(relative);
  assert.equal(relative.feed.links.length, 1);
  assert.equal(relative.feed.entries[0].links[0].href, "text.html#n-word2");
  const ids = ({ feed }) => [feed.id, ...feed.entries.map((entry) => entry.id)];
  assert.deepEqual(ids(relative), ids(absolute));
});

test("names change with the title, unless feed_id keeps them", () => {
  const ids = (settings) => parseFeed(readFileSync(join(many(2, settings), "feed.xml"), "utf8")).feed.entries.map((entry) => entry.id);
  assert.deepEqual(ids("feed_id: Many\ndescription: D.\n"), ids(""));
  assert.notDeepEqual(ids("feed_id: Other\n"), ids(""));
});

test("the feed holds the newest hundred", () => {
  const { feed } = parseFeed(readFileSync(join(many(150), "feed.xml"), "utf8"));
  assert.equal(feed.entries.length, 100);
  assert.equal(feed.updated, "2049-01-01T00:00:00Z");
});

test("the sitemap is valid and lists pages that are there", () => {
  const folder = hostile();
  const file = join(folder, "sitemap.xml");
  validate("sitemap", file);
  const addresses = xmllint("--xpath", "//*[local-name()='loc']/text()", file).trim().split("\n");
  const own = "https://example.org/edition/";
  assert.ok(addresses.includes(`${own}later/letter.html`) && addresses.includes(`${own}index.html`));
  for (const address of addresses) assert.ok(readFileSync(join(folder, decodeURIComponent(address.slice(own.length)))).length > 0);
  assert.ok(!addresses.some((address) => address.endsWith("404.html")));
});

test("the grammars refuse what is not valid", () => {
  const text = readFileSync(join(many(2), "feed.xml"), "utf8");
  const broken = [["<updated>", "<updated>x"], [/<id>.*<\/id>/, ""], ["<id>urn:uuid:", "<id>"], [/<author>.*<\/author>/, ""], ["T00:00:00Z", ""], ["<title>", "<title/><title>"]];
  for (const [what, instead] of broken) {
    const changed = text.replace(what, instead);
    assert.notEqual(changed, text);
    assert.throws(() => execFileSync(program("xmllint"), ["--noout", "--relaxng", schema("atom"), "-"], { input: changed, stdio: "pipe" }), `${what}`);
  }
});

test("front page and corrections name the feed, and a site without dates has none", () => {
  const folder = hostile();
  for (const page of ["index.html", "corrections.html"]) assert.match(readFileSync(join(folder, page), "utf8"), /<link rel="alternate" type="application\/atom\+xml" href="feed.xml"/);
  const plain = build(project({ "documents/text.txt": "One two.", "annotations/text.yaml": "context:\n  - {quote: two, note: N.}\n" }));
  assert.throws(() => readFileSync(join(plain, "feed.xml")));
  assert.throws(() => readFileSync(join(plain, "corrections.html")));
  assert.doesNotMatch(readFileSync(join(plain, "index.html"), "utf8"), /feed\.xml|corrections\.html/);
});

test("the editorial report is built with drafts only, and nobody is led to it", () => {
  const folder = build(join(root, "tests/cases/pages/feed.in"), "--drafts");
  assert.match(readFileSync(join(folder, "report.html"), "utf8"), /<meta name="robots" content="noindex">/);
  assert.doesNotMatch(readFileSync(join(folder, "sitemap.xml"), "utf8"), /report/);
  assert.doesNotMatch(readFileSync(join(folder, "feed.xml"), "utf8"), /#n-draft"/);
  const published = hostile();
  assert.throws(() => readFileSync(join(published, "report.html")));
  assert.doesNotMatch(readFileSync(join(published, "index.html"), "utf8"), /report\.html/);
});

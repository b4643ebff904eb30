// Open data: Web Annotations that are the W3C's and select what is marked, JSON-LD that says something, an edition by
// its schema, and what Zotero makes of a page.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { apparatus, resolved } from "./checks/selectors.js";
import { withPage } from "./support/browsers.js";
import { bundle } from "./support/bundle.js";
import { statements, values } from "./support/linked.js";
import { faults } from "./support/schemas.js";
import { serve } from "./support/server.js";
import { build, root, site } from "./support/sites.js";

const cases = join(root, "tests/cases/pages");
const projects = readdirSync(cases).filter((name) => name.endsWith(".in"));
const sites = [...["demo", "density", "stress", "layers", "rightToLeft"].map((name) => [name, site(name).folder]), ...projects.map((name) => [name, build(join(cases, name))])];
const own = sites.find(([name]) => name === "open-data.in")[1];

const files = (folder, end) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(end)).sort();
const read = (folder, name) => readFileSync(join(folder, name), "utf8");
const json = (folder, name) => JSON.parse(read(folder, name));
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const annotations = (collection) => collection.first?.items ?? [];
/** The script of an HTML page that is data, as a browser's parser finds it. */
const dataBlocks = (html) => [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map((match) => match[1]);

/** Where a site would be: where it says, or anywhere. */
const addressOf = (edition) => `${(edition.site.url ?? "https://anywhere.example/some/where").replace(/\/$/, "")}/`;

test("every collection is valid by the schema of the Recommendation's MUSTs and SHOULDs", () => {
  let count = 0;
  for (const [name, folder] of sites) {
    for (const file of files(folder, ".jsonld")) {
      const collection = json(folder, file);
      assert.deepEqual(faults("web-annotation.schema.json", collection), [], `${name}: ${file}`);
      assert.equal(collection.total, annotations(collection).length);
      const ids = annotations(collection).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      count += ids.length;
    }
  }
  assert.ok(count > 100, `${count} annotations`);
});

test("the schema refuses what breaks the Recommendation", () => {
  const valid = json(own, "speech.jsonld");
  const spoiled = (change) => {
    const copy = structuredClone(valid);
    change(copy, annotations(copy));
    return faults("web-annotation.schema.json", copy);
  };
  const wave = (items) => items.find(({ id }) => id.endsWith("#n-wave")).target[0].selector;
  for (const [what, change] of [
    ["no context", (all) => delete all["@context"]],
    ["another context", (all) => (all["@context"] = "https://example.org/")],
    ["no id", (all, items) => delete items[0].id],
    ["an id that is none", (all, items) => (items[0].id = "two words")],
    ["no type", (all, items) => delete items[0].type],
    ["no target", (all, items) => (items[0].target = [])],
    ["no body", (all, items) => (items[0].body = [])],
    ["a motivation there is not", (all, items) => (items[0].motivation = "explaining")],
    ["a day for a moment", (all, items) => (items[0].created = "2020-01-02")],
    ["a moment of another zone", (all, items) => (items[0].modified = "2020-01-02T00:00:00+01:00")],
    ["an agent of no class", (all, items) => delete items[0].creator.type],
    ["a body without a value", (all, items) => delete items[0].body[0].value],
    ["a body without a format", (all, items) => delete items[0].body[0].format],
    ["a body with two languages", (all, items) => (items[0].body[0].language = ["en", "de"])],
    ["a link without a source", (all, items) => delete items[0].body.at(-1).source],
    ["a quote without its words", (all, items) => delete wave(items)[0].exact],
    ["a quote without what is before", (all, items) => delete wave(items)[0].prefix],
    ["a place before the beginning", (all, items) => (wave(items)[1].start = -1)],
    ["a place without an end", (all, items) => delete wave(items)[1].end],
    ["a selector there is not", (all, items) => (wave(items)[0].type = "WordSelector")],
    ["a word without its vocabulary", (all, items) => (items[0]["made-up"] = 1)],
    ["a page without annotations", (all) => (all.first.items = [])],
    ["no page", (all) => delete all.first],
    ["a page with a context", (all) => (all.first["@context"] = all["@context"])],
    ["no total", (all) => delete all.total],
  ]) assert.notDeepEqual(spoiled(change), [], what);
  assert.deepEqual(spoiled(() => {}), []);
});

const script = bundle("resolvers", `
  export { createTextQuoteSelectorMatcher, createTextPositionSelectorMatcher } from "@apache-annotator/dom";
  export { toRange as anchorQuote } from "dom-anchor-text-quote";
`);

/** The passages of one page that annotations of any page select. */
function targetsOn(page, folder) {
  const collection = json(folder, page.replace(/\.html$/, ".jsonld"));
  const base = addressOf(json(folder, "edition.json"));
  const address = (reference) => new URL(reference, base + encodeURI(page)).href;
  const all = annotations(collection).flatMap(({ id, target }) => list(target).map((each) => ({ id, ...each })));
  return all.filter(({ source }) => source && address(source) === base + encodeURI(page));
}

test("selectors select exactly the marked words, all of them, by Apache Annotator and dom-anchor-text-quote", async (context) => {
  let count = 0;
  for (const [name, folder] of sites) {
    const { url } = await serve(folder);
    const texts = new Map(json(folder, "edition.json").documents.map(({ path, text }) => [path.replace(/\.[a-z]+$/, ".jsonld"), text]));
    for (const file of files(folder, ".jsonld")) {
      const page = file.replace(/\.jsonld$/, ".html");
      const targets = targetsOn(page, folder);
      const { findings, passages, marked, text } = await withPage("chromium", url + encodeURI(page), {}, async ({ page: view, run }) => {
        await view.evaluate(`${script}; window.resolvers = resolvers;`);
        return run(resolved, targets, apparatus);
      });
      assert.deepEqual(findings, [], `${name}: ${page}`);
      assert.deepEqual(passages, marked, `${name}: ${page}`);
      assert.equal(text, texts.get(file), `the text of ${name}: ${page}`);
      count += passages.length;
    }
  }
  context.diagnostic(`${count} passages of ${sites.length} sites`);
  assert.ok(count > 300, `${count}`);
});

test("what is said of the edition is said by its schema, and is so", () => {
  for (const [name, folder] of sites) {
    const edition = json(folder, "edition.json");
    assert.deepEqual(faults("edition.schema.json", edition), [], name);
    assert.equal(read(folder, edition.$schema), readFileSync(join(root, "schemas/edition.schema.json"), "utf8"));
    const [kinds, keys] = [edition.kinds.map((kind) => kind.name), edition.bibliography.map((work) => work.key)];
    for (const { text, blocks, notes, path } of edition.documents) {
      const points = [...text];
      const passages = notes.flatMap((note) => note.passages);
      const claims = notes.flatMap((note) => note.contradiction?.claims ?? []).filter((claim) => claim.document === path && claim.passage);
      for (const { start, end, text } of [...passages, ...claims.map((claim) => claim.passage)]) {
        assert.equal(points.slice(start, end).join(""), text, name);
      }
      // Blocks cover the text, one newline between them.
      assert.equal(blocks.map(({ start, end }) => points.slice(start, end).join("")).join("\n"), text, name);
      for (const note of notes) {
        assert.ok(kinds.includes(note.kind));
        assert.ok(note.citations.every(({ key }) => keys.includes(key)), `${name}: ${note.id}`);
      }
    }
    const paths = edition.documents.map(({ path }) => path);
    assert.deepEqual(paths, [...paths].sort());
  }
});

test("every address of the data leads to something that is there", () => {
  let followed = 0;
  for (const [name, folder] of sites) {
    const base = addressOf(json(folder, "edition.json"));
    const names = new Set(files(folder, "").map((file) => relative("", file)));
    const addresses = (value, key) =>
      Array.isArray(value) ? value.flatMap((each) => addresses(each, key))
        : value && typeof value === "object" ? Object.entries(value).flatMap(([name, each]) => addresses(each, name))
          : ["id", "source", "target", "page", "annotations", "file", "partOf", "last", "see"].includes(key) && typeof value === "string" ? [value] : [];
    for (const file of [...files(folder, ".jsonld"), "edition.json"]) {
      const data = json(folder, file);
      // In the edition an id is a name within its document.
      const found = addresses(data).filter((address) => file !== "edition.json" || /[./]/.test(address));
      for (const address of found) {
        const { href, hash } = new URL(address, base + encodeURI(file));
        assert.ok(href.startsWith(base), `${name}: ${file}: ${address}`);
        const target = decodeURIComponent(href.slice(base.length).replace(/#.*/, ""));
        assert.ok(names.has(target), `${name}: ${file}: ${address} leads to ${target}`);
        if (target.endsWith(".html") && hash) assert.ok(read(folder, target).includes(` id="${decodeURIComponent(hash.slice(1))}"`), `${name}: ${file}: ${address}`);
        followed += 1;
      }
    }
  }
  assert.ok(followed > 800, `${followed}`);
});

test("where the site's address is known every address is absolute", () => {
  const { first: { items }, id } = json(own, "speech.jsonld");
  assert.equal(id, "https://example.org/rivers/speech.jsonld");
  const html = items.flatMap(({ body }) => body).filter(({ format }) => format === "text/html").map(({ value }) => value).join("");
  const links = [...html.matchAll(/ href="([^"]*)"/g)].map((match) => match[1]);
  for (const address of [...links, ...items.map((item) => item.id), ...items.flatMap(({ target }) => target.map((each) => each.source ?? each))]) {
    assert.match(address, /^https:\/\/example\.org\/rivers\//);
  }
  assert.ok(links.length >= 4);
});

test("an independent library of JSON-LD reads every annotation, and loses no word", async () => {
  const { dcterms, oa, schema } = { dcterms: "http://purl.org/dc/terms/", oa: "http://www.w3.org/ns/oa#", schema: "http://schema.org/" };
  for (const [name, folder] of sites) {
    const base = addressOf(json(folder, "edition.json"));
    for (const file of files(folder, ".jsonld")) {
      const collection = json(folder, file);
      const quads = await statements(collection, base + encodeURI(file));
      const types = quads.filter(({ predicate }) => predicate.value.endsWith("#type")).map(({ object }) => object.value);
      assert.equal(types.filter((type) => type === `${oa}Annotation`).length, collection.total, `${name}: ${file}`);
      const [starts, exact] = [values(quads, `${oa}start`), values(quads, `${oa}exact`)];
      assert.equal(starts.length, exact.length);
    }
  }
  const quads = await statements(json(own, "speech.jsonld"), "https://example.org/rivers/speech.jsonld");
  const [whole, contradiction] = ["whole", "can-it-stand"].map((id) => `https://example.org/rivers/speech.html#n-${id}`);
  assert.deepEqual(values(quads, `${dcterms}created`, whole), ["2020-01-02T00:00:00Z"]);
  assert.deepEqual(values(quads, `${dcterms}modified`, whole), ["2020-02-03T00:00:00Z"]);
  assert.deepEqual(values(quads, `${oa}motivatedBy`, contradiction), [`${oa}assessing`]);
  assert.equal(values(quads, `${oa}hasTarget`, contradiction).length, 2);
  assert.ok(values(quads, `${schema}name`).includes("The engineer"));
});

test("an independent library of JSON-LD reads what each page tells search engines", async () => {
  const schema = "http://schema.org/";
  for (const [name, folder] of sites) {
    const edition = json(folder, "edition.json");
    for (const document of edition.documents) {
      const page = files(folder, ".html").find((file) => new URL(document.page, addressOf(edition)).pathname.endsWith(`/${encodeURI(file)}`));
      const blocks = dataBlocks(read(folder, page));
      assert.equal(blocks.length, 1, `${name}: ${page}`);
      const quads = await statements(JSON.parse(blocks[0]), addressOf(edition) + encodeURI(page));
      assert.deepEqual(values(quads, `${schema}headline`), [document.title]);
      assert.deepEqual(values(quads, `${schema}sha256`), [document.sha256]);
      const quoted = document.notes.flatMap((note) => note.contradiction?.claims ?? []).filter(({ words }) => words !== "reported");
      for (const { text } of quoted) assert.ok(values(quads, `${schema}text`).includes(text), `${name}: ${text}`);
    }
  }
});

test("a verdict is given only where it was asked for", async () => {
  const demo = dataBlocks(read(site("demo").folder, "press-conference.html"))[0];
  assert.doesNotMatch(demo, /ClaimReview/);
  const graph = JSON.parse(dataBlocks(read(own, "speech.html"))[0])["@graph"];
  const review = graph.find((thing) => thing["@type"] === "ClaimReview");
  // What https://developers.google.com/search/docs/appearance/structured-data/factcheck requires.
  assert.equal(review.claimReviewed, "the wall shall stand");
  assert.equal(review.reviewRating.alternateName, "Half & half </script>");
  assert.equal(review.url, "https://example.org/rivers/speech.html#n-can-it-stand");
  assert.deepEqual(review.author, { "@type": "Organization", name: "The Desk" });
  assert.equal(review.itemReviewed.author.name, "A. Speaker");
  assert.ok(!dataBlocks(read(own, "minutes/may.html"))[0].includes("ClaimReview"), "it belongs to one page");
});

test("hostile words come out of the data as they went in, and nothing of them runs", async () => {
  const { url } = await serve(own);
  for (const engine of ["chromium", "firefox"]) {
    const { article, dialogs, scripts, said } = await withPage(engine, `${url}speech.html`, {}, async ({ page, run, said }) => {
      let dialogs = 0;
      page.on("dialog", (dialog) => (dialogs += 1, dialog.dismiss()));
      const article = await run(() => JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)["@graph"][0]);
      return { article, dialogs, said, scripts: await run(() => document.scripts.length) };
    });
    assert.equal(article.headline, "On the “river” & its <banks>");
    assert.deepEqual(article.author.map(({ name }) => name), ["A. Speaker", 'B. "Quoted" O’Speaker']);
    assert.equal(article.isPartOf.name, "Rivers & </script> “quays”");
    assert.ok(article.citation.some(({ name }) => name === 'Annual report <of> the "Board" & </script>'));
    assert.equal(dialogs, 0);
    assert.equal(scripts, 2, "the reader's and the data");
    assert.deepEqual(said.filter((line) => /security policy/i.test(line)), [], "data is not what the policy is about");
  }
});

/** What Zotero's translators Embedded Metadata and RDF make of a page's head, by their rules of August 2015 and since. */
function zotero(metas) {
  const of = (...names) => names.flatMap((name) => metas.filter((meta) => meta.name === name).map((meta) => meta.content));
  // hwType and hwTypeGuess; then RDF's detectType: z:itemType, og:type, the default, and only then the guesses.
  const highwire = of("citation_journal_title").length ? "journalArticle" : of("citation_book_title").length ? "bookSection" : of("citation_title", "citation_series_title").length ? "journalArticle" : "webpage";
  const open = { website: "webpage", book: "book" }[of("og:type")[0]];
  return {
    itemType: of("z:itemType")[0] ?? open ?? highwire,
    title: of("citation_title")[0] ?? of("DC.title")[0] ?? of("og:title")[0],
    creators: of("citation_author").length ? of("citation_author") : of("DC.creator"),
    date: of("citation_publication_date")[0] ?? of("DC.date")[0],
    publicationTitle: of("DC.source")[0] ?? of("og:site_name")[0],
    publisher: of("citation_publisher")[0] ?? of("DC.publisher")[0],
    language: of("citation_language")[0] ?? of("DC.language")[0],
    rights: of("DC.rights")[0],
    url: of("citation_public_url")[0] ?? of("og:url")[0],
    abstractNote: of("og:description")[0],
  };
}

test("Zotero takes a document for a page of its site, with its author, date and rights", async () => {
  const head = () => [...document.head.querySelectorAll("meta[content]")].map((meta) => ({ name: meta.getAttribute("name") ?? meta.getAttribute("property"), content: meta.content }));
  const { url } = await serve(own);
  const [speech, front] = await Promise.all(["speech.html", "index.html"].map((page) => withPage("chromium", url + page, {}, ({ run }) => run(head))));
  assert.deepEqual(zotero(speech), {
    itemType: "webpage",
    title: "On the “river” & its <banks>",
    creators: ["A. Speaker", 'B. "Quoted" O’Speaker'],
    date: "2019/05",
    publicationTitle: "Rivers & </script> “quays”",
    publisher: "The River Board",
    language: "en-GB",
    rights: "© 2019 </script><script>alert(1)</script>",
    url: "https://example.org/rivers/speech.html",
    abstractNote: "A speech with 🌊 in it.",
  });
  assert.equal(zotero(front).itemType, "webpage");
  assert.equal(zotero(front).title, "Rivers & </script> “quays”");
  for (const metas of [speech, front]) {
    // The four that Open Graph asks of every page are three here: there is no picture to name.
    for (const name of ["og:title", "og:type", "og:url"]) assert.equal(metas.filter((meta) => meta.name === name).length, 1, name);
  }
});

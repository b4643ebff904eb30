// A page is light: its style and script, and what its markup adds to its words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { weight } from "./checks/weight.js";
import { ask } from "./support/ask.js";
import { site } from "./support/sites.js";

const file = (name, path) => readFileSync(join(site(name).folder, path));

for (const name of ["demo", "scholarly", "newsroom"]) {
  test(`the style and script of ${name} are small`, (context) => {
    const [style, script] = ["assets/style.css", "assets/reader.js"].map((path) => file(name, path).length);
    context.diagnostic(`style ${style} bytes, script ${script} bytes`);
    assert.ok(style <= 12288, `style ${style}`);
    assert.ok(script <= 4096, `script ${script}`);
  });
}

/** What a page holds for programs alone, which no reader sees: JSON-LD, and what the head says to Zotero and others. */
const data = /<script type="application\/ld\+json">[^<]*<\/script>\n?/g;
const metadata = /<(?:meta (?:property="(?:og|article):|name="(?:DC\.|citation_|z:))|link rel="(?:schema\.DC|DC\.source|alternate|describedby|canonical)")[^>]*>\n/g;
const bytes = (text) => Buffer.byteLength(text);
const found = (html, pattern) => bytes([...html.matchAll(pattern)].join(""));
const forReaders = (name) => String(file(name, site(name).page)).replace(data, "").replace(metadata, "");

for (const name of ["demo", "stress", "density"]) {
  test(`what the page of ${name} holds for programs has a budget of its own`, (context) => {
    const html = String(file(name, site(name).page));
    const article = JSON.parse(html.match(/<script type="application\/ld\+json">([^<]*)/)[1])["@graph"][0];
    const said = [article.headline, article.description ?? "", ...(article.citation ?? []).map((work) => `${work.name}${work.url ?? ""}`), ...(article.hasPart ?? []).map((quotation) => quotation.text)];
    const [works, quotations] = [(article.citation ?? []).length, (article.hasPart ?? []).length];
    const allowed = bytes(said.join("")) + 640 + 64 * works + 192 * quotations;
    context.diagnostic(`${found(html, data)} bytes of JSON-LD of ${allowed}, ${found(html, metadata)} of metadata; ${gzipSync(html, { level: 9 }).length - gzipSync(forReaders(name), { level: 9 }).length} of all as sent`);
    assert.ok(found(html, data) <= allowed, `${found(html, data)} bytes of JSON-LD, ${allowed} allowed`);
    assert.ok(found(html, metadata) <= 2048 + 3 * bytes(article.headline), `${found(html, metadata)} bytes of metadata`);
  });

  test(`the page of ${name} weighs little more than its words`, async (context) => {
    const html = bytes(forReaders(name));
    const parts = await ask("chromium", name, weight, { script: false });
    const allowed = parts.source + parts.notes + 400 * parts.noteCount + 250 * parts.markCount + 3072;
    const perNote = Math.round((parts.furniture + parts.references) / parts.noteCount);
    context.diagnostic(`${html} bytes of ${allowed}: ${JSON.stringify(parts)}, ${perNote} bytes around a note, ${Math.round(parts.tags / parts.markCount)} for a mark`);
    assert.ok(html <= allowed, `${html} bytes, ${allowed} allowed`);
  });
}

test("with about a note for each paragraph the page with its style and script is at most 40 KB, 12 KB as sent", (context) => {
  const files = [Buffer.from(forReaders("density")), ...["assets/style.css", "assets/reader.js"].map((path) => file("density", path))];
  const [raw, sent] = [files, files.map((each) => gzipSync(each, { level: 9 }))].map((list) => list.reduce((sum, each) => sum + each.length, 0));
  context.diagnostic(`${raw} bytes, ${sent} as sent`);
  assert.ok(raw <= 40 * 1024, `${raw}`);
  assert.ok(sent <= 12 * 1024, `${sent}`);
});

// A project that holds every payload in every field that takes text, and what Postil refuses of it.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { newPath, program } from "./sites.js";

export const payloads = JSON.parse(readFileSync(new URL("../payloads.json", import.meta.url), "utf8")).map(({ text }) => text);

/** So many payloads share a document, and a person: pages are what takes time. */
const together = 24;

/** A value in YAML, on one line: JSON is YAML, but for characters that no YAML may hold. */
const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
const oneLine = (text) => text.replace(/\s+/g, " ");
/** As a name of a file can hold it. */
const named = (text) => text.replace(/[/\\\u0000-\u001f\u007f-\u009f]/g, "_");
/** As BibLaTeX's braces can. */
const braced = (text) => oneLine(text).replace(/[{}\\]/g, "").replace(/[&%$#_^~]/g, "\\$&");

/** The files of the project by path: lists of lines; a line that is one payload in one field says so. */
function lines() {
  const files = new Map();
  const add = (path, text, field = null) => {
    if (!files.has(path)) files.set(path, []);
    files.get(path).push({ text, field });
  };
  /** Lines of `key: payload`, each a field of its own. */
  const fields = (path, indent, where, keys, payload) => keys.forEach((key) => add(path, `${indent}${key}: ${quoted(payload)}`, `${where}.${key}`));

  const all = payloads.join(" ");
  const settings = "postil.yaml";
  ["title", "description", "introduction", "feed_id", "citation_style", "theme", "language"].forEach((key) => add(settings, `${key}: ${quoted(all)}`, `settings.${key}`));
  add(settings, "base_url: https://example.org/site/");
  add(settings, "lints: {odd-address: off}");
  add(settings, "kinds:");
  for (let first = 0; first < payloads.length; first += together) {
    const group = payloads.slice(first, first + together).join(" ");
    add(settings, `  k${first / together}:`);
    add(settings, `    label: ${quoted(group)}`, "kind.label");
    fields(settings, "    ", "kind", ["plural", "colour"], group);
  }
  add(settings, "people:");
  for (let first = 0; first < payloads.length; first += together) {
    const group = payloads.slice(first, first + together).join(" ");
    add(settings, `  person-${first}:`);
    add(settings, `    name: ${quoted(`${first} ${group}`)}`, "person.name");
    fields(settings, "    ", "person", ["role", "link"], group);
    add(settings, `    also: [${quoted(`also ${first} ${group}`)}]`, "person.also");
    add(settings, `    together: [${quoted(`together ${first} ${group}`)}]`, "person.together");
  }

  payloads.forEach((payload, index) => {
    const text = `documents/texts-${Math.floor(index / together)}.txt`;
    const yaml = text.replace("documents", "annotations").replace(".txt", ".yaml");
    if (!files.has(yaml)) add(yaml, `document: ${quoted(text.slice(10))}`);
    add(text, `Passage ${index} ${oneLine(payload)} and so on.`, "plain text");
    add(text, `Other ${index}.`);
    add(text, "");
    // One file of each payload, so that what is refused of one hides nothing of another.
    const notes = `annotations/of-${index}.yaml`;
    add(notes, "document:");
    add(notes, `  path: ${quoted(text.slice(10))}`);
    add(notes, "context:");
    add(notes, `  - id: note-${index}`);
    add(notes, `    quote: ${quoted(`Passage ${index} ${payload}`)}`, "annotation.quote");
    add(notes, `    suffix: " and so on"`);
    fields(notes, "    ", "annotation", ["title", "note", "by", "at", "on", "see", "occurrence"], payload);
    add(notes, `    tags: [${quoted(payload)}]`, "annotation.tags");
    add(notes, `    cite: [${quoted(`work-${index}, ${payload}`)}]`, "annotation.cite, its locator");
    add(notes, `    corrections: [{on: 2020-01-01, note: ${quoted(payload)}}]`, "correction.note");
    add(notes, `  - quote: ${quoted(`Other ${index}`)}`);
    add(notes, `    suffix: "."`);
    fields(notes, "    ", "annotation", ["id"], payload);
    add(notes, "    note: x");
    add(notes, `    on: 2019-01-0${1 + index % 9}`);
    add(notes, `    cite: [${quoted(payload)}]`, "annotation.cite");
    add(notes, `k${Math.floor(index / together)}:`);
    add(notes, `  - id: kind-${index}`);
    add(notes, `    cite: work-${index}`);
    add(notes, `    note: ${quoted(`${payload}\n\n${payload} [x](${payload}) ![${payload}](${payload} "${payload}")`)}`, "note, in links and pictures");
    add(notes, "contradictions:");
    add(notes, `  - id: against-${index}`);
    fields(notes, "    ", "contradiction", ["title", "note", "resolution", "status"], payload);
    add(notes, "    claims:");
    add(notes, `      - quote: Other ${index}`);
    add(notes, `        suffix: "."`);
    add(notes, `        on: 2018-02-0${1 + index % 9}`);
    fields(notes, "        ", "claim", ["by", "at"], payload);
    add(notes, `      - statement: ${quoted(payload)}`, "claim.statement");
    add(notes, `        cite: [${quoted(`work-${index}, ${payload}`)}]`, "claim.cite, its locator");
    add(notes, `      - reported: ${quoted(payload)}`, "claim.reported");
    fields(notes, "        ", "claim", ["document"], payload);
    add(notes, "    review:");
    add(notes, "      claim: 1");
    fields(notes, "      ", "review", ["rating", "author", "url"], payload);
    add(notes, "events:");
    add(notes, `  - on: 2018-01-0${1 + index % 9}`);
    add(notes, `    title: ${quoted(`${index} ${payload}`)}`, "event.title");
    fields(notes, "    ", "event", ["note", "id"], payload);
    add(notes, `    cite: [${quoted(`work-${index}, ${payload}`)}]`, "event.cite, its locator");

    const library = "annotations/bibliography.yaml";
    add(library, `- id: work-${index}`);
    add(library, "  type: article-newspaper");
    fields(library, "  ", "entry", ["title", "title-short", "container-title", "collection-title", "publisher", "publisher-place", "genre", "note", "abstract", "volume", "issue", "page", "edition", "section", "medium", "number", "archive", "event-title", "authority", "DOI", "ISBN", "URL", "language"], payload);
    add(library, `  author: [{family: ${quoted(payload)}, given: ${quoted(payload)}}, {literal: ${quoted(payload)}}]`, "entry.author");
    add(library, `  issued: {literal: ${quoted(payload)}}`, "entry.issued");
    add(library, `  custom: {quote: ${quoted(payload)}}`, "entry.custom.quote");
    const json = "annotations/export.json";
    add(json, `${index ? "," : "["}{"id": "json-${index}", "type": "book"`);
    for (const key of ["title", "publisher", "note", "container-title", "URL", "edition"]) add(json, `, "${key}": ${JSON.stringify(payload)}`, `json.${key}`);
    add(json, `, "author": [{"family": ${JSON.stringify(payload)}, "given": ${JSON.stringify(payload)}}]`, "json.author");
    add(json, "}");
    const bibtex = "annotations/library.bib";
    add(bibtex, `@article{bib-${index},`);
    for (const key of ["title", "journaltitle", "note", "publisher", "url", "year", "pages", "author"]) add(bibtex, `  ${key} = {${braced(payload)}},`, `bibtex.${key}`);
    add(bibtex, "}");
  });
  add("annotations/export.json", "]");

  for (let first = 0; first < payloads.length; first += together) {
    const group = payloads.slice(first, first + together);
    const path = `documents/markdown-${first}.md`;
    add(path, "---");
    fields(path, "", "document", ["title", "author", "publisher", "url", "date", "language", "rights", "origin", "description"], group.join(" "));
    add(path, "---");
    for (const payload of group) {
      const here = [payload, `Words ${payload} and [x](${payload}) [x](<${payload}>) ![${payload}](${payload}) [${payload}](x "${payload}").`, `## ${oneLine(payload)}`, `- ${payload}`, `| x | ${oneLine(payload)} |\n|---|---|\n| ${oneLine(payload)} | x |`, `\`\`\`${oneLine(payload)}\nx\n\`\`\``, `\`${payload}\``, `[^${oneLine(payload)}]: ${payload}`, `<div>\n${payload}\n</div>`, `<div title="${payload}">x</div>`, `<b title='${payload}'>x</b>`];
      here.forEach((text, number) => add(path, `${text}\n`, `markdown ${number}`));
    }
  }

  let name = "";
  const flush = () => name && add(`documents/${name}.txt`, "Words.", "name of a document");
  // Every other one: each few are a page, and the names in static/ are all of them.
  for (const payload of payloads.filter((_, index) => index % 2 === 0).map(named)) {
    if (Buffer.byteLength(name + payload) < 200) { name += payload; continue; }
    flush();
    name = payload.slice(0, 60);
  }
  flush();
  payloads.forEach((payload, index) => add(`static/${index} ${named(payload).slice(0, 60)}.txt`, "x", "name of a static file"));

  const words = readFileSync(new URL("../../../templates/words/en.ftl", import.meta.url), "utf8").match(/^[a-z-]+(?= = [^{\n]*$)/gm);
  words.forEach((key, index) => add("templates/words/en.ftl", `${key} = ${[...oneLine(payloads[index % payloads.length])].map((letter) => ("{}".includes(letter) ? `{ "${letter}" }` : letter)).join("").trim() || "x"}`, "words"));
  return files;
}

/** Makes the project, taking out what is refused, until nothing is. Gives a function that makes its folder with more
    settings, and how many payloads stand in fields and were refused, by field. */
export function hostile() {
  const files = lines();
  const folder = newPath();
  const make = (more = "", target = newPath()) => {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      const text = `${content.map(({ text }) => text).join("\n")}\n`;
      writeFileSync(join(target, path), path === "postil.yaml" ? text + more : text);
    }
    return target;
  };
  const refused = {};
  for (let round = 0; round < 40; round++) {
    // What links lead to is looked at where they are links: under this setting in raw HTML too.
    make("html: sanitize\n", folder);
    const errors = check(folder).filter(({ severity }) => severity === "error");
    if (errors.length === 0) return { make, refused, kept: count(files) };
    const out = new Map();
    for (const { places: [place] } of errors) {
      const line = place && lineAt(files.get(place.file), place.line);
      // What follows from another fault may be said where no payload stands.
      if (line?.field) out.set(line, place.file);
    }
    if (out.size === 0) throw new Error(`no field is to blame: ${JSON.stringify(errors.slice(0, 5))}`);
    for (const [line, file] of out) {
      refused[line.field] = (refused[line.field] ?? 0) + 1;
      files.set(file, files.get(file).filter((other) => other !== line));
    }
  }
  throw new Error("there is always more to refuse");
}

/** What Postil has to say of a project; it may not end in any other way. */
export function check(folder) {
  const { stdout, stderr, status } = spawnSync(program, ["check", folder, "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (![0, 1].includes(status) || stderr.includes("panicked")) throw new Error(`postil check ended with ${status}: ${stderr}`);
  return JSON.parse(stdout).messages;
}

/** The piece of a file that holds a line. */
function lineAt(content, line) {
  let last = 0;
  return content.find(({ text }) => (last += text.split("\n").length) >= line);
}

function count(files) {
  const kept = {};
  for (const content of files.values()) for (const { field } of content) if (field) kept[field] = (kept[field] ?? 0) + 1;
  return kept;
}

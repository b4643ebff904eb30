// The checks find what they are for: each is shown a page with one thing spoiled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrival } from "./checks/arrival.js";
import { contrast } from "./checks/contrast.js";
import { filterStates } from "./checks/filters.js";
import { focused } from "./checks/focus.js";
import { clipped, followsItsParagraph, layout, markersAtLineStart, notesAtTheLeft } from "./checks/layout.js";
import { forcedColours, underlines } from "./checks/lines.js";
import { contradictions, links } from "./checks/links.js";
import { pushedWithoutNeed } from "./checks/near.js";
import { misplaced, printedWords } from "./checks/print.js";
import { sweep } from "./checks/sweep.js";
import { paragraphs, passages, selectedParagraphs } from "./checks/text.js";
import { ask, onWindow } from "./support/ask.js";
import { withPage } from "./support/browsers.js";
import { pagesOf } from "./support/pdf.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

/** A rule behind all others. */
const rule = (text) => ({ "style.css": (css) => css + text });
/** The first of what is found replaced, which must be there. */
const page = (from, to) => ({ ".html": (html) => {
  assert.ok(typeof from === "string" ? html.includes(from) : from.test(html), `the page has ${from}`);
  return html.replace(from, to);
} });

/** What is spoiled, the document, the check that must notice, and how the page is looked at. */
const swept = [
  ["the chain that keeps notes below each other", "demo", layout, { spoil: rule(".notes .note { top: anchor(top) !important }") }],
  ["the chain that keeps notes below each other, in Firefox", "demo", layout, { engine: "firefox", spoil: rule(".notes .note { top: anchor(top) !important }") }],
  ["the line that a note belongs to", "demo", pushedWithoutNeed, { spoil: rule(".notes .note { top: max(anchor(--note bottom, 0px) + 3rem, 0px) !important }") }],
  ["the column of notes", "density", pushedWithoutNeed, { engine: "webkit", script: false, spoil: rule(".unit > .notes { grid-column: 1 !important }") }],
  ["the place where the column begins", "demo", layout, { engine: "webkit", script: false, spoil: rule(".note { margin-inline-start: -6rem }") }],
  ["the room for notes below the last line", "stress", layout, { spoil: rule("article { contain: paint; height: 3000px }") }],
  ["the order of notes", "density", layout, { width: 390, spoil: rule(".notes { display: flex !important; flex-direction: column-reverse } .note { order: 1 }") }],
  ["the tables that scroll in themselves", "stress", layout, { width: 320, spoil: rule(".block, .unit > * > * { overflow-x: visible !important; min-width: auto }") }],
  ["the markers that stay with their word", "demo", markersAtLineStart, { width: 390, spoil: rule(".ref { display: block !important }") }],
  ["the lines under passages", "demo", underlines, { spoil: rule("mark { text-decoration-line: none !important }") }],
  ["the difference between lines", "demo", underlines, { spoil: rule("mark { text-decoration-style: solid !important; text-decoration-thickness: 1px !important }") }],
  ["the filters", "demo", filterStates, { spoil: rule(".note { display: block !important }") }],
  ["the filters of markers", "demo", filterStates, { spoil: rule(".ref { display: inline !important }") }],
  ["the height of notes", "demo", clipped, { spoil: rule(".note { max-height: 2rem; overflow: hidden }") }],
  ["the side of notes", "rightToLeft", notesAtTheLeft, { spoil: rule(".notes .note { inset-inline: auto !important; left: calc(100% + 2rem) !important }") }],
  ["the order on a phone", "demo", followsItsParagraph, { width: 390, spoil: rule(".unit { display: flex; flex-direction: column-reverse }") }],
];
for (const [what, name, check, { engine = "chromium", width = 1440, ...options }] of swept) {
  test(`without ${what}, ${check.name} finds something`, async () => {
    assert.notDeepEqual(await sweep(engine, name, [width], [check], options), []);
  });
}

const asked = [
  ["strong colours under text", contrast, { spoil: rule("mark { background: var(--kind) !important }") }],
  ["pale small print", contrast, { spoil: rule(".note { color: #aaa !important }") }],
  ["colours that cannot be forced", forcedColours, { forcedColors: "active", spoil: rule("mark { forced-color-adjust: none; background: yellow !important }") }],
  ["targets at the edge of the window", arrival, { hash: "#n-yates", spoil: rule("html { scroll-padding: 0 !important }") }],
  ["targets whose counterparts look like others", arrival, { hash: "#n-yates", spoil: rule("mark { background: none !important; outline: none !important }") }],
  ["markers that are selected with the text", selectedParagraphs, { spoil: rule(".ref { -webkit-user-select: text !important; user-select: text !important }"), compare: true }],
  ["a word too many", paragraphs, { spoil: page("Attorney General Jeff Sessions is ", "Attorney General Jeff Sessions really is "), compare: true }],
  ["a mark over other words", passages, { spoil: page(/<mark id="m-press-conference"[^>]*>holding /, (found) => `holding ${found.replace("holding ", "")}`), compare: true }],
  ["an identifier given twice", links, { spoil: page("id=\"p3\"", "id=\"p2\"") }],
  ["a link to nowhere", links, { spoil: page("href=\"#m-yates\"", "href=\"#m-nobody\"") }],
  ["a note without its permalink", links, { spoil: page(/<a class="perma"[^>]*>#<\/a>/, "") }],
  ["a side that does not lead back", contradictions, { spoil: page(/href="#m-trump-and-recusal"/, "href=\"#p2\"") }],
];
for (const [what, check, { compare, ...options }] of asked) {
  test(`with ${what}, ${check.name} finds something`, async () => {
    const expected = compare ? await ask("chromium", "demo", check) : [];
    assert.notDeepEqual(await ask("chromium", "demo", check, options), expected);
  });
}

test("without a ring, the focus is not seen", async () => {
  const { url } = await serve(site("demo").folder, { spoil: rule(":focus-visible { outline: none !important }") });
  await withPage("chromium", url + site("demo").page, {}, async ({ press, run }) => {
    for (let count = 0; count < 3; count++) await press("Tab");
    assert.deepEqual((await run(onWindow(focused))).found, ["has no ring"]);
  });
});

for (const [what, text] of [["notes that may be split", ".note { break-inside: auto !important }"], ["notes at the end", ".unit > .notes { break-before: page } .note { break-before: page; break-after: page }"]]) {
  test(`with ${what}, misplaced finds something`, async () => {
    const { url } = await serve(site("demo").folder, { spoil: rule(`@media print { ${text} }`) });
    await withPage("chromium", url + site("demo").page, {}, async ({ run, pdf }) => {
      assert.notDeepEqual(misplaced(await run(printedWords), pagesOf(await pdf("A4"))), []);
    });
  });
}

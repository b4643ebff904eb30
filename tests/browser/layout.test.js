// Where notes stand: never over each other or the text, in order, near their passages, at every width.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, demo, launch, measure, open, overlaps, pageCase, stress } from "./support.js";

let browser;
const pages = {};
before(async () => {
  browser = await launch();
  pages.demo = address(demo(), "press-conference.html");
  pages.stress = address(stress(), "stress.html");
  pages.many = address(stress(60), "stress.html");
  pages.markdown = address(pageCase("markdown"), "text.html");
  pages.rightToLeft = address(pageCase("right-to-left"), "text.html");
});
after(() => browser.close());

function assertApart(measured, where) {
  assert.ok(measured.notes.length > 0, `${where}: notes are shown`);
  assert.deepEqual(overlaps(measured.notes), [], `${where}: notes over notes`);
  assert.deepEqual(overlaps(measured.notes, measured.text), [], `${where}: notes over text`);
  assert.ok(measured.width <= measured.inner, `${where}: scrolls sideways, ${measured.width} > ${measured.inner}`);
  const tops = measured.notes.map((note) => note.top);
  assert.deepEqual(tops, [...tops].sort((one, other) => one - other), `${where}: out of order`);
}

for (const name of ["demo", "stress", "many", "markdown", "rightToLeft"]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`notes of ${name} stand apart, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
      const { page, close } = await open(browser, pages[name], { javaScriptEnabled: true });
      if (!javaScriptEnabled) {
        // Measuring needs script in the page's world; what the page's own script did is undone by blocking it.
        await page.route("**/reader.js", (route) => route.abort());
        await page.reload();
      }
      for (let width = 320; width <= 2560; width += width < 1500 ? 80 : 212) {
        await page.setViewportSize({ width, height: 900 });
        assertApart(await measure(page), `${name} at ${width} px`);
      }
      await close();
    });
  }
}

test("every combination of filters keeps notes apart and shows the kinds that are asked for", async () => {
  const { page, close } = await open(browser, pages.demo);
  const kinds = ["context", "source", "contradiction"];
  for (const width of [390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (let mask = 1; mask < 8; mask++) {
      for (const [index, kind] of kinds.entries()) await page.setChecked(`#show-${kind}`, Boolean(mask & (1 << index)));
      const measured = await measure(page);
      assertApart(measured, `filters ${mask} at ${width} px`);
      const expected = await page.evaluate(
        (shown) => shown.reduce((sum, kind) => sum + document.querySelectorAll(`.notes .note.kind-${kind}`).length, 0),
        kinds.filter((_, index) => mask & (1 << index)),
      );
      assert.equal(measured.notes.length, expected);
    }
  }
  await close();
});

test("on a wide page the first note of a paragraph stands at its line unless the one before is in the way", async () => {
  const { page, close } = await open(browser, pages.demo);
  const { notes, display } = await measure(page);
  assert.equal(display, "block", "Chromium places notes by the line");
  let free = 0;
  for (const [index, note] of notes.entries()) {
    const before = notes[index - 1];
    if (before && before.bottom + 12 > note.wanted) continue;
    free += 1;
    assert.ok(Math.abs(note.top - note.wanted) <= 4, `${note.id} is ${note.top - note.wanted} px off`);
  }
  assert.ok(free > 0);
  await close();
});

test("above 120 notes the style sheet keeps to the grid and the script places them", async () => {
  const { page, close } = await open(browser, pages.many);
  assert.equal(await page.locator("article.many").count(), 1);
  assert.equal(await page.evaluate(() => document.documentElement.classList.contains("placed")), true);
  await close();
});

test("the document is as high as its last note needs", async () => {
  const { page, close } = await open(browser, pages.stress);
  const { notes, height } = await measure(page);
  assert.ok(height + 1 >= Math.max(...notes.map((note) => note.bottom)));
  await close();
});

test("no marker begins a line", async () => {
  const { page, close } = await open(browser, pages.demo);
  for (let width = 320; width <= 1500; width += 118) {
    await page.setViewportSize({ width, height: 900 });
    const beginning = await page.evaluate(() =>
      [...document.querySelectorAll(".ref")].filter((marker) => {
        const before = document.createRange();
        before.setStart(marker.parentElement.closest("p, h1, h2, li, td, div"), 0);
        before.setEndBefore(marker);
        const rects = [...before.getClientRects()].filter((rect) => rect.width > 0);
        return rects.length > 0 && marker.getBoundingClientRect().top > rects.at(-1).bottom;
      }).map((marker) => marker.id),
    );
    assert.deepEqual(beginning, [], `at ${width} px`);
  }
  await close();
});

test("twice the text size makes one column, and nothing overlaps", async () => {
  const { page, close } = await open(browser, pages.demo);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  for (const width of [320, 768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    assertApart(await measure(page), `200 % at ${width} px`);
  }
  await close();
});

test("opening what is folded moves the notes below it and not the text", async () => {
  const { page, close } = await open(browser, pages.demo);
  const before = await measure(page);
  await page.locator(".notes details > summary").first().click();
  const opened = await measure(page);
  assert.deepEqual(opened.text.slice(0, 12).map((box) => box.top), before.text.slice(0, 12).map((box) => box.top));
  assert.deepEqual(overlaps(opened.notes), []);
  await close();
});

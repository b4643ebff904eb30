// On paper: notes behind their paragraphs, nothing that only a screen needs, addresses written out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, demo, launch, open, overlaps } from "./support.js";

let browser;
let site;
before(async () => {
  browser = await launch();
  site = demo();
});
after(() => browser.close());

test("printed, notes stand behind their paragraph, filters and permalinks are gone", async () => {
  const { page, close } = await open(browser, address(site, "press-conference.html"), { width: 800 });
  await page.emulateMedia({ media: "print" });
  const found = await page.evaluate(() => {
    const box = (element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { id: element.id, left, right, top, bottom };
    };
    const units = [...document.querySelectorAll(".unit:has(.note)")];
    return {
      notes: [...document.querySelectorAll(".notes .note")].map(box),
      behind: units.every((unit) => unit.querySelector(".note").getBoundingClientRect().top >= unit.firstElementChild.getBoundingClientRect().bottom),
      hidden: [...document.querySelectorAll(".filters, .perma, .skip, nav")].every((element) => element.getClientRects().length === 0),
      folded: [...document.querySelectorAll(".note details > :not(summary)")].filter((element) => element.checkVisibility({ contentVisibilityAuto: true }) === false).length,
    };
  });
  assert.ok(found.notes.length > 40);
  assert.deepEqual(overlaps(found.notes), []);
  assert.ok(found.behind, "notes follow their paragraph");
  assert.ok(found.hidden, "what only a screen needs is gone");
  assert.equal(found.folded, 0, "what was folded is printed");
  await close();
});

test("the sources are printed with their addresses", async () => {
  const { page, close } = await open(browser, address(site, "sources.html"), { width: 800 });
  await page.emulateMedia({ media: "print" });
  const content = await page.evaluate(() => getComputedStyle(document.querySelector(".bibliography a[rel~=external]"), "::after").content);
  assert.match(content, /https?:/);
  await close();
});

test("a printed copy has as few pages as its text and notes need", async () => {
  const { page, close } = await open(browser, address(site, "press-conference.html"));
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page[^s]/g).length;
  assert.ok(pages >= 3 && pages <= 14, `${pages} pages`);
  await close();
});

// On paper: notes behind their paragraphs and on the same page, nothing that only a screen needs, addresses written out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "./checks/layout.js";
import { isShown } from "./checks/markup.js";
import { misplaced, printedWords } from "./checks/print.js";
import { withPage } from "./support/browsers.js";
import { packed, pagesOf } from "./support/pdf.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

for (const engine of ["chromium", "firefox"]) {
  for (const format of ["A4", "Letter"]) {
    for (const name of format === "A4" ? ["demo", "scholarly", "newsroom", "density"] : ["demo"]) {
      test(`${engine}, ${format}: every note of ${name} is printed on the page of its passage or the next, and is not split`, async (context) => {
        const { url } = await serve(site(name).folder);
        await withPage(engine, url + site(name).page, {}, async ({ run, pdf }) => {
          const pages = pagesOf(Buffer.from(await pdf(format)));
          context.diagnostic(`${pages.length} pages`);
          assert.deepEqual(misplaced(await run(printedWords), pages), []);
          const all = pages.join("");
          assert.ok(!all.includes(packed("Show notes")), "filters are not printed");
          assert.ok(!pages.some((page) => /#/.test(page)), "permalinks are not printed");
        });
      });
    }
  }

  test(`${engine}: addresses of what is linked to elsewhere are printed`, async () => {
    const { url } = await serve(site("demo").folder);
    await withPage(engine, `${url}sources.html`, {}, async ({ run, pdf }) => {
      const addresses = await run(() => [...document.querySelectorAll(".bibliography a[rel~=external]")].map((link) => link.getAttribute("href")));
      assert.ok(addresses.length > 10);
      const all = pagesOf(Buffer.from(await pdf("A4"))).join("");
      for (const address of addresses) assert.ok(all.includes(packed(address)), address);
    });
  });
}

// `many` is placed by the script on the screen.
for (const name of ["demo", "scholarly", "newsroom", "stress", "many"]) {
  test(`printed, the notes of ${name} stand apart, what was folded is open, and what only a screen needs is gone`, async () => {
    const { url } = await serve(site(name).folder);
    await withPage("chromium", url + site(name).page, { width: 700 }, async ({ page, run }) => {
      await page.emulateMedia({ media: "print" });
      const found = await run(Object.assign(() => [
        ...layout(window),
        ...[...document.querySelectorAll(".filters, .perma, .tools, .skip, nav, .place")].filter(isShown).map((element) => `${element.className || element.tagName} is printed`),
        ...[...document.querySelectorAll(".note details > :not(summary)")].filter((element) => !element.checkVisibility({ contentVisibilityAuto: true })).map((element) => `folded: ${element.textContent.slice(0, 20)}`),
        ...[...document.querySelectorAll(".unit:has(.note)")].filter((unit) => unit.querySelector(".note").getBoundingClientRect().top < unit.firstElementChild.getBoundingClientRect().bottom).map((unit) => `notes stand beside ${unit.id}`),
      ], { needs: [isShown, layout] }));
      assert.deepEqual(found, []);
    });
  });
}

test("what a filter hides is not printed", async () => {
  const { url } = await serve(site("density").folder);
  await withPage("chromium", url + site("density").page, {}, async ({ page, run, pdf }) => {
    const notes = await run(printedWords);
    await page.locator(".show-context").uncheck();
    const all = pagesOf(await pdf("A4")).join("");
    const kinds = await run(() => Object.fromEntries([...document.querySelectorAll(".note")].map((note) => [note.id, note.matches(".kind-context")])));
    for (const { id, words } of notes) assert.equal(all.includes(packed(words).slice(0, 50)), !kinds[id], id);
  });
});

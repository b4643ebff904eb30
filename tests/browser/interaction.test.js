// What the script adds: going from note to note, copying, lighting what belongs together, choosing among several notes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isShown, marksOf } from "./checks/markup.js";
import { open, withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

const address = async (name, options) => (await serve(site(name).folder, options)).url + site(name).page;
const focusedNote = () => document.activeElement.closest(".note")?.id;

for (const engine of ["chromium", "firefox"]) {
  for (const [name, forward, backward] of [["demo", "ArrowRight", "ArrowLeft"], ["rightToLeft", "ArrowLeft", "ArrowRight"]]) {
    test(`${engine}: arrow keys go from note to note of ${name} in the direction of reading`, async () => {
      await withPage(engine, await address(name), {}, async ({ run, press }) => {
        const ids = await run(() => [...document.querySelectorAll(".notes .note")].map((note) => note.id));
        await run((id) => document.querySelector(`.ref[href="#${id}"]`).focus(), ids[2]);
        for (const expected of [ids[3], ids[4]]) {
          await press(forward);
          assert.equal(await run(focusedNote), expected);
        }
        await press(backward);
        assert.equal(await run(focusedNote), ids[3]);
        const place = await run((id) => document.getElementById(id).getBoundingClientRect().top / innerHeight, ids[3]);
        assert.ok(place > 0 && place < 0.9, `the note is at ${place} of the window`);
      });
    });
  }
}

test("arrow keys pass over notes that a filter hides, and do nothing elsewhere", async () => {
  await withPage("chromium", await address("demo"), {}, async ({ page, run, press }) => {
    await press("ArrowRight");
    assert.equal(await run(focusedNote), undefined);
    const ids = await run(() => [...document.querySelectorAll(".notes .note:not(.kind-context)")].map((note) => note.id));
    await page.locator(".show-context").uncheck();
    await run((id) => document.querySelector(`#${id} a`).focus(), ids[0]);
    for (const id of ids.slice(1, 6)) {
      await press("ArrowRight");
      assert.equal(await run(focusedNote), id);
    }
  });
});

test("each note has links to the one before and the next", async () => {
  await withPage("chromium", await address("demo"), {}, async ({ run }) => {
    const wrong = await run(() => {
      const notes = [...document.querySelectorAll(".note")];
      const target = (note, rel) => note.querySelector(`.tools a[rel=${rel}]`)?.hash;
      return notes.filter((note, index) => target(note, "prev") !== (notes[index - 1] && `#${notes[index - 1].id}`) || target(note, "next") !== (notes[index + 1] && `#${notes[index + 1].id}`)).map((note) => note.id);
    });
    assert.deepEqual(wrong, []);
  });
});

test("a click on a permalink copies the note’s address, one on its button a citation, and both say so", async () => {
  const page = await open("chromium", { permissions: ["clipboard-read", "clipboard-write"] });
  const url = await address("demo");
  await page.goto(url);
  const note = page.page.locator("#n-yates");
  const clipboard = () => page.run(() => navigator.clipboard.readText());
  await note.hover();
  await note.locator(".perma").click();
  await note.locator("output").filter({ hasText: /\S/ }).waitFor();
  assert.equal(await clipboard(), `${url}#n-yates`);
  await note.hover();
  await note.locator(".tools button").click();
  await page.page.waitForFunction(async (before) => (await navigator.clipboard.readText()) !== before, `${url}#n-yates`);
  const citation = await clipboard();
  assert.ok(citation.includes(`${url}#n-yates`) && citation.includes(await page.page.title()), citation);
  await page.close();
});

test("pointing at one side of a contradiction, or focusing it, lights all sides and their passages, and nothing else", async () => {
  for (const way of ["hover", "focus"]) {
    await withPage("chromium", await address("stress"), {}, async ({ page, run }) => {
      const sides = await run(() => {
        const first = [...document.querySelectorAll(".notes .note.kind-contradiction")].find((note) => note.textContent.includes("Three sides"));
        const name = first.id.slice(2).replace(/-[23]$/, "");
        return [...document.querySelectorAll(".notes .note.kind-contradiction")].map((note) => note.id).filter((id) => id.slice(2).replace(/-[23]$/, "") === name || id.slice(2) === name);
      });
      assert.ok(sides.length >= 3, String(sides));
      if (way === "hover") await page.locator(`#${sides[1]}`).hover();
      else await page.locator(`#${sides[1]} .back`).focus();
      const lit = await run(Object.assign(() => ({
        notes: [...document.querySelectorAll(".note.lit")].map((note) => note.id),
        unlit: [...document.querySelectorAll(".note.lit")].flatMap((note) => marksOf(window, note)).filter((mark) => !mark.matches(".lit")).length,
        marks: document.querySelectorAll("mark.lit").length,
      }), { needs: [marksOf] }));
      assert.deepEqual(lit.notes, sides);
      assert.equal(lit.unlit, 0);
      assert.ok(lit.marks >= sides.length);
    });
  }
});

test("pointing at a part of a passage over several paragraphs lights its note and its other parts", async () => {
  await withPage("chromium", await address("stress"), {}, async ({ page, run }) => {
    const id = await run(Object.assign(() => [...document.querySelectorAll(".notes .note")].map((note) => [note, marksOf(window, note)]).find(([, marks]) => marks.length >= 6)[0].id, { needs: [marksOf] }));
    await page.locator(`mark[data-note="${id.slice(2)}"]`).last().hover();
    assert.ok(await page.locator(`#${id}.lit`).count());
    assert.ok((await page.locator(`mark.lit[data-note="${id.slice(2)}"]`).count()) >= 5);
  });
});

test("a click on a passage with several notes offers them all, Escape closes the menu, a choice leads to the note", async () => {
  await withPage("chromium", await address("stress"), {}, async ({ page, run, press }) => {
    const expected = await run(() => {
      const inner = [...document.querySelectorAll("mark mark")].find((mark) => !mark.querySelector("mark"));
      inner.dataset.test = "inner";
      const names = [];
      for (let mark = inner; mark; mark = mark.parentElement.closest("mark")) names.push(`#n-${mark.dataset.note ?? mark.id.slice(2)}`);
      return names.sort();
    });
    assert.ok(expected.length >= 2);
    const click = async () => {
      const [x, y] = await run(() => {
        const mark = document.querySelector("[data-test=inner]");
        mark.scrollIntoView({ block: "center" });
        const { left, top, height } = mark.getClientRects()[0];
        return [left + 5, top + height / 2];
      });
      await page.mouse.click(x, y);
    };
    await click();
    const menu = page.locator(".menu");
    await menu.waitFor({ state: "visible" });
    assert.deepEqual(await run(() => [...document.querySelectorAll(".menu a")].map((link) => link.hash).sort()), expected);
    assert.ok(await run(() => Boolean(document.activeElement.closest(".menu"))), "the focus is in the menu");
    const inside = await run(() => { const box = document.querySelector(".menu").getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.width > 20; });
    assert.ok(inside, "the menu is within the window");
    await press("Escape");
    await menu.waitFor({ state: "hidden" });
    await click();
    await menu.locator("a").last().click();
    assert.ok(expected.includes(await run(() => location.hash)));
    await menu.waitFor({ state: "hidden" });
  });
});

test("a click on a passage with one note leads to it, one that selects words does not", async () => {
  await withPage("chromium", await address("demo"), {}, async ({ page, run }) => {
    await page.locator("mark[data-note=yates], #m-yates").first().click();
    assert.equal(await run(() => location.hash), "#n-yates");
    await page.locator("#m-boente-career").dblclick();
    await run(() => new Promise((done) => setTimeout(done, 50)));
    assert.ok(await run(() => String(getSelection()).length > 0), "a double click selects a word");
  });
});

for (const width of [390, 1440]) {
  test(`the overview at ${width} px has a lane for each kind and links into the text that are wide enough`, async () => {
    await withPage("chromium", await address("demo"), { width }, async ({ run }) => {
      const found = await run(Object.assign(() => {
        const overview = document.querySelector("nav.overview");
        const links = [...overview.querySelectorAll("a")];
        return {
          shown: isShown(overview),
          lanes: [...overview.querySelectorAll("path")].map((path) => path.getAttribute("class")).sort(),
          kinds: [...document.querySelectorAll(".filters label")].map((label) => label.className.match(/kind-\S+/)[0]).sort(),
          strokes: [...overview.querySelectorAll("path")].reduce((sum, path) => sum + path.getAttribute("d").split("M").length - 1, 0),
          notes: document.querySelectorAll(".notes .note").length,
          all: document.querySelectorAll(".note").length,
          narrow: links.map((link) => link.querySelector("rect").getBoundingClientRect().width).filter((wide) => wide < 24),
          dead: links.filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).length,
          unnamed: links.filter((link) => !link.querySelector("title")?.textContent.trim()).length,
          links: links.length,
        };
      }, { needs: [isShown] }));
      assert.ok(found.shown && found.links > 3);
      assert.deepEqual(found.lanes, found.kinds);
      assert.ok(found.strokes === found.notes || found.strokes === found.all, `${found.strokes} strokes`);
      assert.deepEqual([found.narrow, found.dead, found.unnamed], [[], 0, 0]);
    });
  });
}

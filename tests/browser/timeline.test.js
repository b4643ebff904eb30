// The timelines and the pages of people: every mark leads to its row, labels can be read, nothing leads nowhere.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { test } from "node:test";
import { withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { build, project, site } from "./support/sites.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle";

/** Two documents in folders, set against each other, with people, long words, crowded and scattered dates. */
const several = (language) => build(project({
  "postil.yaml": `language: ${language}\npeople:\n  ada: {name: Ada Low, role: ${long}, together: Ada Low and Ben}\n  ben: {name: Ben, link: "https://example.org/", together: Ada Low and Ben}\n`,
  "documents/first.txt": "It was so on the first day. It was not so on the second day.\n",
  "documents/later/second.txt": "Nobody knows how it was.\n",
  "annotations/first.yaml": `
context:
  - {quote: first day, note: A note., by: Ada Low, on: 1999-02}
contradictions:
${["open", "disputed", "resolved", "apparent"].map((status) => `
  - title: Was it ${status}?
    id: ${status}
    status: ${status}
    note: A question.
    claims:
      - {quote: It was so, by: Ada Low, on: 2001-03-01, at: ${long}}
      - {quote: It was not so, by: ${long}, on: 2001-03-02}
      - {document: later/second.txt, quote: Nobody knows, by: Ada Low and Ben, on: 2001}
      - {statement: Words said elsewhere., by: Ben, on: 1750-12-31}
      - {reported: Undated and unnamed.}`).join("")}
events:
${Array.from({ length: 28 }, (_, day) => `  - {on: 2001-03-${String(day + 1).padStart(2, "0")}, title: Day ${day + 1}}`).join("\n")}
  - {on: 1801-10, until: 2001-03-04, title: ${long}}
`,
}));
const folders = { english: several("en"), japanese: several("ja"), arabic: several("ar"), demo: site("demo").folder };

/** The pages of a folder and those within it. */
const pages = (folder, under = "") => readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
  const path = posix.join(under, entry.name);
  return entry.isDirectory() ? pages(folder, path) : entry.name.endsWith(".html") ? [path] : [];
});

for (const [name, folder] of Object.entries(folders)) {
  const own = pages(folder).filter((page) => /^(timeline|people)/.test(page));

  test(`${name}: there is a timeline for the site and, of several documents, for each, and a page for each person`, () => {
    const expected = name === "demo" ? ["people.html", "timeline.html"] : ["people.html", "people/ada.html", "people/ben.html", "timeline.html", "timeline/first.html", "timeline/later/second.html"];
    assert.deepEqual(own.filter((page) => name !== "demo" || !page.includes("/")).sort(), expected);
    assert.ok(own.some((page) => page.startsWith("people/")));
  });

  test(`${name}: no link of any page leads nowhere`, () => {
    const ids = new Map(pages(folder).map((page) => [page, new Set([...readFileSync(join(folder, page), "utf8").matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]));
    let followed = 0;
    for (const page of pages(folder)) {
      for (const [, href] of readFileSync(join(folder, page), "utf8").matchAll(/<a [^>]*href="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(href)) continue;
        const [path, id] = decodeURI(href).split("#");
        const target = path === "" ? page : posix.join(dirname(page), path);
        if (!target.endsWith(".html")) continue;
        assert.ok(ids.has(target), `${page}: ${href}`);
        if (id) assert.ok(ids.get(target).has(id), `${page}: ${href}`);
        followed++;
      }
    }
    assert.ok(followed > 100);
  });

  for (const page of own.filter((path) => path.startsWith("timeline"))) {
    test(`${name}/${page}: every mark is a link to a row of its own, and every row has one`, async () => {
      const { url } = await serve(folder);
      await withPage("chromium", url + page, {}, async ({ run }) => {
        const found = await run(function marks() {
          const targets = [...document.querySelectorAll(".marks a")].map((mark) => mark.getAttribute("href").slice(1));
          const rows = [...document.querySelectorAll(".timeline tr[id]")].map((row) => row.id);
          const unnamed = [...document.querySelectorAll(".marks a")].filter((mark) => !mark.querySelector("title")?.textContent.trim()).length;
          return { targets, rows, unnamed };
        });
        assert.ok(found.rows.length > 10);
        assert.deepEqual(found.targets, found.rows);
        assert.equal(new Set(found.rows).size, found.rows.length);
        assert.equal(found.unnamed, 0);
      });
    });

    test(`${name}/${page}: labels can be read, and neither they nor marks overlap`, async () => {
      const { url } = await serve(folder);
      for (const width of [390, 1280]) {
        await withPage("chromium", url + page, { width }, async ({ run }) => {
          const found = await run(function overlaps() {
            const boxes = (selector) => [...document.querySelectorAll(selector)].map((element) => [element, element.getBoundingClientRect()]);
            const [texts, rooms] = [boxes(".frame text"), boxes(".drawing rect")];
            const pairs = (list, kind) => list.flatMap(([one, a], index) => list.slice(index + 1)
              .filter(([other, b]) => one.closest("svg") === other.closest("svg") && a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
              .map(([other]) => `${kind}: ${one.textContent} ${one.getAttribute("x")} | ${other.textContent} ${other.getAttribute("x")}`));
            const small = texts.filter(([text]) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a < 12).map(([text]) => text.textContent);
            const cut = texts.filter(([text, box]) => box.left < text.closest("svg").getBoundingClientRect().left - 1 || box.right > text.closest("svg").getBoundingClientRect().right + 1).map(([text]) => `cut: ${text.textContent}`);
            const narrow = rooms.filter(([, box]) => box.width < 24 || box.height < 24).length;
            return { count: texts.length, found: [...pairs(texts, "text"), ...pairs(rooms, "mark"), ...small, ...cut], narrow };
          });
          assert.ok(found.count > 5);
          assert.deepEqual(found.found, [], `${width} px`);
          assert.equal(found.narrow, 0);
        });
      }
    });
  }

  test(`${name}: the pages have no violation, and only the drawing scrolls to the side`, async () => {
    const { url } = await serve(folder);
    for (const page of own) {
      for (const [width, colorScheme] of [[320, "light"], [390, "dark"], [800, "light"], [1440, "light"]]) {
        await withPage("chromium", url + page, { width, colorScheme }, async ({ page: tab, run }) => {
          assert.equal(await run(function beyond() { return document.documentElement.scrollWidth - innerWidth; }), 0, `${page}, ${width} px`);
          await tab.evaluate(axe);
          const { violations } = await tab.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), rules);
          assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`), [], `${page}, ${width} px`);
        });
      }
    }
  });

  test(`${name}: the table is one for those who do not see it, wide and narrow`, async () => {
    const { url } = await serve(folder);
    for (const width of [390, 1280]) {
      await withPage("chromium", url + "timeline.html", { width }, async ({ page }) => {
        const session = await page.context().newCDPSession(page);
        const { nodes } = await session.send("Accessibility.getFullAXTree");
        const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
        const rows = await page.locator(".timeline tr").count();
        assert.equal(count("table"), 1);
        assert.equal(count("row"), rows);
        assert.equal(count("columnheader"), 4);
        assert.equal(count("rowheader"), rows - 1);
      });
    }
  });

  test(`${name}: on paper the whole drawing is there`, async () => {
    const { url } = await serve(folder);
    await withPage("chromium", url + "timeline.html", { width: 640 }, async ({ page, run }) => {
      const beyond = function beyond() {
        const paper = document.querySelector("main").getBoundingClientRect();
        return [...document.querySelectorAll(".frame svg")].map((svg) => svg.getBoundingClientRect()).filter((box) => box.right > paper.right + 1 || box.left < paper.left - 1).length;
      };
      assert.equal(await run(beyond), 1, "on the screen it scrolls");
      await page.emulateMedia({ media: "print" });
      assert.equal(await run(beyond), 0);
    });
  });
}

test("how a contradiction stands, and what a mark stands for, is seen without colour", async () => {
  const { url } = await serve(folders.english);
  for (const forcedColors of ["none", "active"]) {
    await withPage("chromium", url + "timeline.html", { forcedColors }, async ({ run }) => {
      const found = await run(function lines() {
        const styles = (selector, property) => [...new Set([...document.querySelectorAll(selector)].map((element) => getComputedStyle(element)[property]))];
        const shape = (mark) => mark.getAttribute("d").replace(/^M[\d. ]+/, "") + mark.classList.contains("hollow");
        return {
          arcs: Object.fromEntries(["open", "disputed", "resolved", "apparent"].map((status) => [status, styles(`.drawing .arc.${status}`, "strokeDasharray")])),
          shapes: new Set([...document.querySelectorAll(".drawing .mark")].map(shape)).size,
          unseen: styles(".drawing .arc", "stroke").concat(styles(".drawing .full", "fill")).filter((colour) => colour === getComputedStyle(document.documentElement).backgroundColor),
        };
      });
      const dashes = Object.values(found.arcs);
      assert.ok(dashes.every((each) => each.length === 1), JSON.stringify(found.arcs));
      assert.equal(new Set(dashes.flat()).size, 4);
      assert.equal(found.shapes, 3);
      assert.deepEqual(found.unseen, []);
    });
  }
});

test("by keyboard the drawing is reached, and the marks are seen when they have the focus, or are skipped", async () => {
  const { url } = await serve(folders.demo);
  await withPage("chromium", url + "timeline.html", { width: 390 }, async ({ page, press, run }) => {
    await page.locator(".picture .skip").focus();
    const where = () => run(function where() { return document.activeElement.className?.baseVal ?? document.activeElement.className; });
    assert.equal(await where(), "skip");
    await press("Tab");
    assert.equal(await where(), "drawing");
    const count = await page.locator(".marks a").count();
    for (let mark = 0; mark < 2 * count - 1; mark++) {
      await press(mark < count ? "Tab" : "Shift+Tab");
      const hidden = await run(function hidden() {
        const [box, drawing] = [document.activeElement, document.querySelector(".drawing")].map((element) => element.getBoundingClientRect());
        return document.activeElement.localName !== "a" || box.right <= drawing.left || box.left >= drawing.right;
      });
      assert.equal(hidden, false, `mark ${mark + 1}`);
    }
  });
});

test("of more than some hundred dated things there is no picture, but the whole table", () => {
  const events = Array.from({ length: 1500 }, (_, index) => `  - {on: ${1000 + (index % 900)}, id: e${index}, title: Event}`).join("\n");
  const html = readFileSync(join(build(project({ "documents/t.txt": "Text.\n", "annotations/t.yaml": `events:\n${events}\n` })), "timeline.html"), "utf8");
  assert.ok(!html.includes("<svg"));
  assert.equal(html.split("<tr class=\"event\"").length - 1, 1500);
});

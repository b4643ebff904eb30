// Many notes do not make the page slow: layouts with notes against layouts of the same page without, in one run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

/** The least of several times, in milliseconds, as other programs only make them longer: of a first layout, a layout in another size, and of a filter. */
async function times(name, { width, script = false, notes = true }) {
  const { url } = await serve(site(name).folder, { script });
  return withPage("chromium", url + site(name).page, { width }, ({ run }) => run((shown) => {
    if (!shown) for (const element of document.querySelectorAll(".notes")) element.style.display = "none";
    const article = document.querySelector("article");
    const layout = () => article.getBoundingClientRect().height;
    const timed = (change) => {
      layout();
      const start = performance.now();
      change();
      layout();
      return performance.now() - start;
    };
    const least = (measure) => Math.min(...Array.from({ length: 9 }, measure));
    const first = least(() => {
      document.body.style.display = "none";
      layout();
      return timed(() => { document.body.style.display = ""; });
    });
    let larger = 0;
    const again = least(() => timed(() => { document.documentElement.style.fontSize = `${100 + (larger = 1 - larger)}%`; }));
    const filter = least(() => timed(() => document.querySelector(".filters input").click()));
    return { first, again, filter, many: article.matches(".many") };
  }, notes));
}

const shown = (value) => Object.entries(value).map(([key, time]) => `${key} ${typeof time === "number" ? time.toFixed(1) : time}`).join(", ");

test("120 notes beside their lines are laid out in a few times what they take below their paragraphs", async (context) => {
  const [beside, below] = [await times("stress", { width: 1440 }), await times("stress", { width: 700 })];
  context.diagnostic(`ms beside: ${shown(beside)}; below: ${shown(below)}`);
  assert.equal(beside.many, false);
  assert.ok(beside.first <= 8 * below.first, `first layout ${beside.first} ms, ${below.first} ms`);
  assert.ok(beside.filter <= 8 * below.filter, `filter ${beside.filter} ms, ${below.filter} ms`);
});

test("800 notes are kept to the grid, which is laid out in a few times what the text takes alone", async (context) => {
  const [with800, without] = [await times("many", { width: 1440 }), await times("many", { width: 1440, notes: false })];
  context.diagnostic(`ms with notes: ${shown(with800)}; without: ${shown(without)}`);
  assert.equal(with800.many, true);
  assert.ok(with800.again <= 8 * without.again, `again ${with800.again} ms, ${without.again} ms`);
  assert.ok(with800.first <= 8 * without.first, `first ${with800.first} ms, ${without.first} ms`);
});

test("the script places 800 notes in a few times what laying out the page takes", async (context) => {
  const [placed, grid] = [await times("many", { width: 1440, script: true }), await times("many", { width: 1440 })];
  context.diagnostic(`ms placed: ${shown(placed)}; grid: ${shown(grid)}`);
  assert.ok(placed.filter <= 10 * grid.filter, `filter ${placed.filter} ms, ${grid.filter} ms`);
});

// Measures how quick pages are in Chromium, and prints a table; `scripts/page-speed` calls it, docs/performance.md says what for.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { weight } from "./checks/weight.js";
import { ask } from "./support/ask.js";
import { withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

const runs = Number(process.argv[2] ?? 9);
const pages = { demo: "the demo", stress: "120 notes", many: "800 notes" };

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const milliseconds = (value) => `${value.toFixed(1)} ms`;

/** What Chromium counts of a page's work, in milliseconds; the script's time holds that of layouts which it asks for. */
async function counted(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return { style: of("RecalcStyleDuration"), layout: of("LayoutDuration"), script: of("ScriptDuration") };
}

/** One arrival at a page, and one choice of its filter, up to the layout behind it. */
async function arrival(name) {
  const { url } = await serve(site(name).folder);
  return withPage("chromium", "about:blank", { width: 1280 }, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const before = await counted(session);
    await page.goto(url + site(name).page, { waitUntil: "load" });
    const paint = await page.evaluate(() => new Promise((ready) => {
      const painted = (list) => list.getEntriesByName("first-contentful-paint").forEach((entry) => ready(entry.startTime));
      new PerformanceObserver(painted).observe({ type: "paint", buffered: true });
    }));
    const after = await counted(session);
    const filter = await page.evaluate(() => {
      const height = () => document.querySelector("article").getBoundingClientRect().height;
      height();
      const start = performance.now();
      document.querySelector(".filters input").click();
      height();
      return performance.now() - start;
    });
    return { paint, ...Object.fromEntries(Object.keys(after).map((key) => [key, after[key] - before[key]])), filter };
  });
}

/** The requests that a page makes, and those of them which its first paint waits for. */
async function requests(name) {
  const { url, requests: asked } = await serve(site(name).folder);
  return withPage("chromium", url + site(name).page, {}, async ({ run }) => {
    const blocking = await run(() => performance.getEntriesByType("resource").filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => new URL(entry.name).pathname));
    return { asked: asked.length, blocking };
  });
}

const lines = [`Medians of ${runs} arrivals each, in a window of 1280 by 900.`, "",
  "| | first paint | styles | layout | script | a filter | bytes of the page | as sent | of a note | of a mark | requests | first paint waits for |",
  "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|"];
for (const [name, title] of Object.entries(pages)) {
  const arrivals = [];
  for (let run = 0; run < runs; run++) arrivals.push(await arrival(name));
  const of = (key) => milliseconds(median(arrivals.map((each) => each[key])));
  const html = readFileSync(join(site(name).folder, site(name).page));
  const parts = await ask("chromium", name, weight, { script: false });
  const perNote = Math.round((parts.furniture + parts.references) / parts.noteCount);
  const perMark = Math.round(parts.tags / parts.markCount);
  const { asked, blocking } = await requests(name);
  const cells = [title, of("paint"), of("style"), of("layout"), of("script"), of("filter"), html.length, gzipSync(html).length, perNote, perMark, asked, blocking.join(", ") || "nothing"];
  lines.push(`| ${cells.join(" | ")} |`);
}
console.log(lines.join("\n"));
process.exit(0);

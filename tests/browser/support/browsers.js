// One way to open a page in any of three engines.
import { after } from "node:test";
import * as chromium from "./chromium.js";
import * as firefox from "./firefox.js";
import * as webkit from "./webkit.js";

const engines = { chromium, firefox, webkit };
const running = new Map();
after(async () => {
  for (const browser of running.values()) await (await browser).close();
});

/** Opens a page: `goto(url)`, `run(function, ...args)` in the page, `size(width, height)`, `close()`.
    Chromium and Firefox keep what the console said and what was requested; the other options are Playwright's. */
export async function open(engine, { width = 1440, height = 900, script = true, args, ...options } = {}) {
  const key = `${engine} ${args ?? ""}`;
  if (!running.has(key)) running.set(key, engines[engine].launch(args));
  return (await running.get(key)).open({ width, height, script, ...options });
}

/** Opens a page, hands it to a function, and closes it again. */
export async function withPage(engine, url, options, use) {
  const page = await open(engine, options);
  try {
    await page.goto(url);
    return await use(page);
  } finally {
    await page.close();
  }
}

// Chromium, by Playwright.
import { chromium } from "playwright-core";
import { program } from "./programs.js";
import { call } from "./source.js";

const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function launch(args = []) {
  const browser = await chromium.launch({ executablePath: program("chromium"), args: ["--no-sandbox", ...quiet, ...args] });
  return { open: (options) => open(browser, options), close: () => browser.close() };
}

async function open(browser, { width, height, script, ...options }) {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: script, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const said = [];
  const requests = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  return {
    page, said, requests,
    goto: (url) => page.goto(url),
    run: (fn, ...args) => page.evaluate(call(fn, args)),
    size: (wide, high) => page.setViewportSize({ width: wide, height: high }),
    press: (key) => page.keyboard.press(key),
    pdf: (format) => page.pdf({ format, preferCSSPageSize: false }),
    close: () => context.close(),
  };
}

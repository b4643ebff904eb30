// Firefox, by Puppeteer over WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { program } from "./programs.js";
import { call } from "./source.js";

const patience = 300_000;

export async function launch() {
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: program("firefox"), headless: true, protocolTimeout: patience,
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1, "browser.chrome.site_icons": true },
  });
  return { open: (options) => open(browser, options), close: () => browser.close() };
}

async function open(browser, { width, height }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  const said = [];
  const requests = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  return {
    page, said, requests,
    goto: (url) => page.goto(url),
    run: (fn, ...args) => page.evaluate(call(fn, args)),
    size: (wide, high) => page.setViewport({ width: wide, height: high }),
    press: (key) => page.keyboard.press(key),
    pdf: (format) => page.pdf({ format, printBackground: false }),
    close: () => context.close(),
  };
}

// Sites to look at, and a browser to look at them with.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const postil = process.env.POSTIL ?? join(root, "target/release/postil");

/** The path of Chromium; a machine without one says so, and the tests fail. */
function chromiumPath() {
  const path = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (candidate) => candidate && existsSync(candidate),
  );
  if (!path) throw new Error("no Chromium found: install Debian's package chromium, or name one in CHROMIUM");
  return path;
}

export function launch() {
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", ...quiet] });
}

/** Builds a project into a new folder and gives the folder. */
function build(project) {
  const output = mkdtempSync(join(tmpdir(), "postil-browser-"));
  execFileSync(postil, ["build", project, "--output", join(output, "site")], { stdio: ["ignore", "ignore", "inherit"] });
  return join(output, "site");
}

/** Writes a project of the given files and builds it. */
export function project(files) {
  const folder = mkdtempSync(join(tmpdir(), "postil-project-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return build(folder);
}

/** The file address of a page of a site. */
export const address = (site, page) => pathToFileURL(join(site, page)).href;

export const demo = () => build(root);
export const pageCase = (name) => build(join(root, "tests/cases/pages", `${name}.in`));

/** A document that asks much of the margin: many notes, long ones at its end, over blocks, crossing, the same. */
export function stress(paragraphs = 24) {
  const words = (number) => Array.from({ length: 60 }, (_, index) => `word${number}x${index}`).join(" ");
  const text = Array.from({ length: paragraphs }, (_, number) => words(number)).join("\n\n");
  const last = paragraphs - 1;
  const long = "A long note that goes on for a while, so that the margin beside the last paragraph is not enough for it. ".repeat(4);
  const note = (id, quote, body) => `  - {id: ${id}, quote: "${quote}", note: "${body}"}`;
  const notes = ["context:"];
  for (let number = 0; number < paragraphs; number++) {
    for (let index = 0; index < 3; index++) {
      notes.push(note(`n${number}-${"abc"[index]}`, `word${number}x${index * 9 + 4} word${number}x${index * 9 + 5}`, "A short note of one sentence or so."));
    }
  }
  notes.push("  - {id: crossing, from: word2x10, to: word2x30, note: Crosses.}", "  - {id: crossed, from: word2x20, to: word2x40, note: Is crossed.}");
  notes.push("  - {id: same-one, quote: word3x50, note: The same.}", "  - {id: same-two, quote: word3x50, note: The same.}");
  notes.push("  - {id: over, from: word5x40, to: word10x10, note: Over six paragraphs.}");
  notes.push("sources:");
  for (let index = 0; index < 5; index++) notes.push(note(`long-${"abcde"[index]}`, `word${last}x${index * 7 + 30}`, long));
  return project({ "documents/stress.txt": text, "annotations/stress.yaml": notes.join("\n") });
}

/** Opens a page; what the console says and what is requested is kept. */
export async function open(browser, url, { width = 1440, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const console = [];
  const requests = [];
  page.on("console", (message) => console.push(message.text()));
  page.on("pageerror", (error) => console.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, console, requests, close: () => context.close() };
}

/** The boxes of the notes that are shown, of the text's paragraphs, and how wide the page is. */
export const measure = async (page) => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))));
  return page.evaluate(() => {
    const box = (element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { id: element.id, left, right, top: top + scrollY, bottom: bottom + scrollY };
    };
    const shown = (element) => element.offsetHeight > 0;
    const place = (note) => {
      const mark = document.querySelector(`mark[data-annotation="${CSS.escape(note.id.slice(2))}"]`);
      return mark ? mark.getClientRects()[0].top + scrollY : null;
    };
    const notes = [...document.querySelectorAll(".notes .note")].filter(shown);
    return {
      notes: notes.map((note) => ({ ...box(note), wanted: place(note), number: Number(note.querySelector(".back").textContent) })),
      text: [...document.querySelectorAll(".unit > :not(.notes), .about, footer, h1, .filters")].filter(shown).map(box),
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
      inner: innerWidth,
      display: getComputedStyle(document.querySelector("article")).display,
    };
  });
};

/** The pairs of boxes that overlap by more than half a pixel. */
export function overlaps(boxes, others = boxes) {
  const found = [];
  for (const [index, one] of boxes.entries()) {
    for (const other of others === boxes ? boxes.slice(index + 1) : others) {
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (width > 0.5 && height > 0.5) found.push(`${one.id} and ${other.id || "text"}`);
    }
  }
  return found;
}

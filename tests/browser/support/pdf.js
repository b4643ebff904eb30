// What stands on which page of a printed copy, as poppler's pdftotext reads it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "./programs.js";

/** The text of each page, packed. */
export function pagesOf(pdf) {
  const folder = mkdtempSync(join(tmpdir(), "postil-print-"));
  try {
    writeFileSync(join(folder, "copy.pdf"), pdf);
    const text = execFileSync(program("pdftotext"), ["-bbox", join(folder, "copy.pdf"), "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
    return text.split("<page ").slice(1).map(inReadingOrder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words of a page, line by line: a file holds them in the order in which they were painted. */
function inReadingOrder(page) {
  const words = [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g)].map(([, left, top, bottom, text]) => ({
    left: Number(left), middle: (Number(top) + Number(bottom)) / 2, text: packed(unescaped(text)),
  })).filter(({ text }) => text !== "").sort((one, other) => one.middle - other.middle);
  const lines = [];
  for (const word of words) {
    if (lines.length > 0 && word.middle - lines.at(-1)[0].middle < 4) lines.at(-1).push(word);
    else lines.push([word]);
  }
  return lines.flatMap((line) => line.sort((one, other) => one.left - other.left).map(({ text }) => text)).join("");
}

const unescaped = (text) => text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]);

/** Text with ligatures written out, without spaces and hyphens, since lines break where they like, without digits, as
    the numbers of markers stand between words, and in small letters, as a style may print capitals. */
export const packed = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\d\u00ad\u2010-]+/g, "");

/** Finds text that may begin on one page and end on the next: the pages of its beginning, from 0; -1 if it is not there. */
export function finder(pages) {
  const all = pages.join("");
  const ends = pages.map(((sum) => (page) => (sum += page.length))(0));
  const pageAt = (index) => ends.findIndex((end) => index < end);
  return (text, from = 0) => {
    const index = all.indexOf(packed(text), from);
    return index < 0 ? { index, page: -1 } : { index, page: pageAt(index) };
  };
}

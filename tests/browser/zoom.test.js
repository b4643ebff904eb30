// Readers with larger letters or wider spacing lose nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clipped, layout } from "./checks/layout.js";
import { charactersPerLine } from "./checks/lines.js";
import { sweep, widths } from "./checks/sweep.js";

const documents = ["demo", "stress", "scholarly", "newsroom"];

for (const name of documents) {
  test(`${name} holds with a default font of 32 px`, async () => {
    assert.deepEqual(await sweep("chromium", name, widths(160), [layout, clipped], { args: ["--blink-settings=defaultFontSize=32"] }), []);
  });

  test(`${name} holds with a root of 200 %, and clips nothing`, async () => {
    const prepare = (view) => { view.document.documentElement.style.fontSize = "200%"; };
    assert.deepEqual(await sweep("chromium", name, widths(160), [layout, clipped], { prepare }), []);
  });

  test(`${name} holds with the text spacing of WCAG 1.4.12`, async () => {
    const prepare = (view) => {
      view.document.styleSheets[0].insertRule("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
      view.document.styleSheets[0].insertRule("p { margin-bottom: 2em !important }", 1);
    };
    for (const engine of ["chromium", "firefox"]) assert.deepEqual(await sweep(engine, name, [320, 390, 768, 1024, 1440, 1920], [layout, clipped], { prepare }), []);
  });
}

test("a default font of 32 px is one, and makes one column of 1024 px", async () => {
  const oneColumn = function oneColumn(view) {
    const found = view.getComputedStyle(view.document.documentElement).fontSize === "32px" ? [] : ["the font is not 32 px"];
    const [text, note] = [".unit:has(.note) > :first-child", ".notes .note"].map((selector) => view.document.querySelector(selector).getBoundingClientRect());
    if (note.left > text.right) found.push("there are two columns");
    return found;
  };
  assert.deepEqual(await sweep("chromium", "demo", [1024], [oneColumn], { args: ["--blink-settings=defaultFontSize=32"] }), []);
});

test("lines are neither long nor short", async () => {
  const lineLength = Object.assign(function lineLength(view) {
    const count = charactersPerLine(view);
    const [least, most] = view.innerWidth >= 1024 ? [60, 72] : [35, 80];
    return count >= least && count <= most ? [] : [`${count} characters (a machine without Palatino needs Debian's package fonts-urw-base35)`];
  }, { needs: [charactersPerLine] });
  assert.deepEqual(await sweep("chromium", "demo", widths(16), [lineLength]), []);
});

// The tests of where notes stand, for one engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filterStates } from "./filters.js";
import { foldStates } from "./folds.js";
import { layout, markersAtLineStart, notesAtTheLeft } from "./layout.js";
import { underlines } from "./lines.js";
import { sweep, widths } from "./sweep.js";

/** The documents, and how many pixels lie between the widths they are looked at: fewer widths where that takes long. */
const documents = (engine) => {
  const coarse = engine === "webkit" ? 64 : 32;
  return { demo: 16, stress: 16, density: coarse, rightToLeft: coarse, scholarly: coarse, newsroom: coarse, many: 4 * coarse };
};

export function apart(engine) {
  for (const [name, step] of Object.entries(documents(engine))) {
    test(`${engine}: notes of ${name} stand apart, in order and within the page`, async () => {
      assert.deepEqual(await sweep(engine, name, widths(step), [layout]), []);
    });
    test(`${engine}: without script notes of ${name} do so, too, and no marker begins a line`, async () => {
      assert.deepEqual(await sweep(engine, name, widths(step), [layout, markersAtLineStart], { script: false }), []);
    });
    test(`${engine}: in ${name} every kind is underlined, each in its way`, async () => {
      assert.deepEqual(await sweep(engine, name, [1440], [underlines]), []);
    });
  }

  for (const name of ["demo", "stress", "rightToLeft", "scholarly", "newsroom"]) {
    test(`${engine}: with text of twice the size ${name} holds`, async () => {
      const prepare = (view) => { view.document.documentElement.style.fontSize = "200%"; };
      assert.deepEqual(await sweep(engine, name, widths(160), [layout], { prepare }), []);
    });
  }

  for (const script of [true, false]) {
    test(`${engine}: in every state of the filters notes stand apart, ${script ? "with" : "without"} script`, async () => {
      assert.deepEqual(await sweep(engine, "demo", [390, 1024, 1440], [filterStates], { script }), []);
    });
  }

  for (const script of [true, false]) {
    test(`${engine}: whatever is unfolded, notes stand apart, ${script ? "with" : "without"} script`, async () => {
      for (const name of ["demo", "stress"]) assert.deepEqual(await sweep(engine, name, [390, 1024, 1440], [foldStates], { script }), []);
    });
  }

  test(`${engine}: the notes on a right-to-left text stand at its left`, async () => {
    for (const script of [true, false]) {
      assert.deepEqual(await sweep(engine, "rightToLeft", [1024, 1440, 2560], [notesAtTheLeft], { script }), []);
    }
  });
}

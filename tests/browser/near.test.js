// Notes stand at their lines as far as the notes around them let them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { distances, places, pushedWithoutNeed } from "./checks/near.js";
import { sweep, widths } from "./checks/sweep.js";

/** A check that gives what was measured instead of what is wrong. */
const measured = async (engine, name, width, options) => {
  const report = Object.assign((view) => [JSON.stringify(distances(view))], { needs: [distances] });
  Object.defineProperty(report, "name", { value: "report" });
  const [found] = await sweep(engine, name, [width], [report], options);
  return JSON.parse(found.replace(/^\d+ px: /, ""));
};

// The density is that of the prototype, for which the thresholds were set.
for (const width of [1280, 1440, 2560]) {
  test(`chromium: at ${width} px the middle note is within 8 px of its line, the farthest within 160`, async (context) => {
    const { median, max } = await measured("chromium", "density", width);
    context.diagnostic(`median ${median} px, max ${max} px`);
    assert.ok(median <= 8, `median ${median}`);
    assert.ok(max <= 160, `max ${max}`);
  });
}

// Where style sheets cannot do it: the grid, and notes placed by the script.
for (const engine of ["webkit", "firefox"]) {
  for (const [script, limit] of [[false, 200], [true, 120]]) {
    test(`${engine}: ${script ? "with" : "without"} script the farthest note is within ${limit} px of its line`, async (context) => {
      const { median, max } = await measured(engine, "density", 1440, { script });
      context.diagnostic(`median ${median} px, max ${max} px`);
      assert.ok(max <= limit, `max ${max}`);
    });
  }
}

for (const [engine, names] of [["chromium", ["demo", "stress", "density", "many"]], ["firefox", ["demo", "stress"]], ["webkit", ["demo", "stress", "many"]]]) {
  for (const name of names) {
    test(`${engine}: in ${name} a note is off its line only where the notes around it hold it off`, async () => {
      assert.deepEqual(await sweep(engine, name, widths(320, 960), [pushedWithoutNeed]), []);
    });
  }
}

test("a paragraph’s first note is at its line when the note before it ends above", async () => {
  const firstNotes = Object.assign(function firstNotes(view) {
    return places(view).filter(({ first, free, off }) => first && free > 16 && Math.abs(off) > 4).map(({ id, off }) => `${id} is ${off} px off`);
  }, { needs: [places] });
  for (const name of ["demo", "density"]) assert.deepEqual(await sweep("chromium", name, [1280, 1440, 1920], [firstNotes]), []);
});

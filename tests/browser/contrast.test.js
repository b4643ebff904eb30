// Text and lines stand out from what is under them, in both colour schemes and all themes, and where colours are forced.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast } from "./checks/contrast.js";
import { forcedColours, underlines } from "./checks/lines.js";
import { ask } from "./support/ask.js";

for (const name of ["demo", "scholarly", "newsroom", "layers", "stress"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`in ${name} text stands out by 4.5 to 1 and lines by 3 to 1 on every highlight, ${colorScheme}`, async () => {
      assert.deepEqual(await ask("chromium", name, contrast, { colorScheme }), []);
    });
  }
}

for (const name of ["demo", "scholarly", "newsroom"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`in ${name} kinds differ by their lines where colours are forced, ${colorScheme}`, async () => {
      const options = { forcedColors: "active", colorScheme };
      assert.deepEqual(await ask("chromium", name, underlines, options), []);
      assert.deepEqual(await ask("chromium", name, forcedColours, options), []);
    });
  }
}

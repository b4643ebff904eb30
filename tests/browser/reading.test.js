// What a reader does: follow a note and come back, filter, come in by a link, go through the page by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrival } from "./checks/arrival.js";
import { focused, stops } from "./checks/focus.js";
import { layout, noteBoxes } from "./checks/layout.js";
import { contradictions, links } from "./checks/links.js";
import { ask, onWindow } from "./support/ask.js";
import { open, withPage } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { site } from "./support/sites.js";

const demo = async (options) => (await serve(site("demo").folder, options)).url + site("demo").page;

for (const name of ["demo", "stress", "many", "rightToLeft", "density", "scholarly", "newsroom"]) {
  test(`in ${name} links lead somewhere, and each note has one marker, one way back, one permalink`, async () => {
    assert.deepEqual(await ask("chromium", name, links), []);
  });
}

for (const name of ["demo", "stress", "density"]) {
  test(`in ${name} each side of a contradiction leads to the passages and notes of the others`, async () => {
    assert.deepEqual(await ask("chromium", name, contradictions), []);
  });
}

test("both sides of every contradiction are shown by the filter of contradictions alone", async () => {
  await withPage("chromium", await demo(), {}, async ({ page }) => {
    for (const input of await page.locator(".filters input:not(.show-contradiction)").all()) await input.uncheck();
    const sides = page.locator(".notes .note.kind-contradiction");
    assert.ok((await sides.count()) >= 2);
    for (const side of await sides.all()) assert.ok(await side.isVisible());
    assert.equal(await page.locator(".notes .note:visible").count(), await sides.count());
  });
});

test("a marker leads to its note and the note’s number back to its passage, in Chromium and Firefox", async () => {
  for (const engine of ["chromium", "firefox"]) {
    await withPage(engine, await demo(), {}, async ({ run }) => {
      const trail = await run(async () => {
        const arrived = () => new Promise((done) => addEventListener("hashchange", done, { once: true }));
        const marker = document.querySelectorAll(".ref")[3];
        marker.click();
        await arrived();
        const led = location.hash;
        document.querySelector(":target .back").click();
        await arrived();
        return { marker: marker.hash, led, back: location.hash, passage: document.querySelector(":target")?.tagName };
      });
      assert.equal(trail.led, trail.marker);
      assert.equal(trail.back, trail.led.replace("#n-", "#m-"));
      assert.equal(trail.passage, "MARK");
    });
  }
});

for (const engine of ["chromium", "firefox"]) {
  test(`${engine}: with and without script notes stand at the same places`, async () => {
    for (const name of ["demo", "stress"]) {
      // Where notes are placed by the script, they are not.
      for (const width of engine === "chromium" ? [390, 1024, 1440] : [390]) {
        const [once, again] = await Promise.all([true, false].map((script) => ask(engine, name, noteBoxes, { script, width })));
        assert.deepEqual(once, again, `${name} at ${width} px`);
      }
    }
  });
}

test("with script switched off every note is visible, and filters work", async () => {
  await withPage("chromium", `${await demo()}#n-yates`, { script: false }, async ({ page }) => {
    const notes = page.locator(".note");
    assert.equal(await page.locator(".note:visible").count(), await notes.count());
    await page.locator(".show-context").uncheck();
    assert.equal(await page.locator(".note.kind-context:visible").count(), 1, "of the hidden kind, only the note that is linked to");
    assert.ok(await page.locator("#n-yates").isVisible());
    assert.equal(await page.locator(".ref.kind-context:visible").count(), 0);
    assert.ok((await page.locator(".note.kind-source:visible").count()) > 0);
  });
});

test("with script a link to a note of a hidden kind shows that kind", async () => {
  await withPage("chromium", await demo(), {}, async ({ page, run }) => {
    await page.locator(".show-context").uncheck();
    await run(() => { location.hash = "n-yates"; });
    await page.waitForFunction(() => document.querySelector(".show-context").checked);
    assert.equal(await page.locator(".note.kind-context:visible").count(), await page.locator(".note.kind-context").count());
  });
});

for (const engine of ["chromium", "firefox"]) {
  for (const script of [true, false]) {
    test(`${engine}: a link to a note, a passage or a paragraph brings it into sight and lights its counterpart, ${script ? "with" : "without"} script`, async () => {
      for (const hash of ["#n-yates", "#m-yates", "#p12"]) assert.deepEqual(await ask(engine, "demo", arrival, { hash, script }), []);
    });
  }
}

test("opening what is folded moves the later notes down, and neither the text nor the notes before", async () => {
  const page = await open("chromium");
  await page.goto(await demo());
  const texts = () => page.run(() => [...document.querySelectorAll(".unit > :first-child > p")].map((paragraph) => paragraph.getBoundingClientRect().top + scrollY));
  const [before, text] = [await page.run(onWindow(noteBoxes)), await texts()];
  const opened = await page.run(() => {
    const summary = [...document.querySelectorAll(".notes .note summary")][2];
    summary.click();
    return summary.closest(".note").id;
  });
  const after = await page.run(onWindow(noteBoxes));
  const index = before.findIndex(({ id }) => id === opened);
  assert.deepEqual(await texts(), text);
  assert.deepEqual(after.slice(0, index), before.slice(0, index));
  assert.ok(after[index].bottom - after[index].top > before[index].bottom - before[index].top + 10, "the note grew");
  assert.ok(after.slice(index + 1).every((note, offset) => note.top >= before[index + 1 + offset].top - 0.5));
  assert.ok(after[index + 1].top > before[index + 1].top, "the next note moved down");
  assert.deepEqual(await page.run(onWindow(layout)), []);
  await page.close();
});

for (const [name, width, limit] of [["density", 1440, Infinity], ["demo", 1440, 90], ["demo", 390, 60]]) {
  test(`at ${width} px the keyboard goes through ${name} in its order, and every stop is seen`, async () => {
    const page = await open("chromium", { width, height: 900 });
    await page.goto((await serve(site(name).folder)).url + site(name).page);
    const expected = await page.run(onWindow(stops));
    assert.ok(expected.length > 60);
    for (const stop of expected.slice(0, limit)) {
      await page.press("Tab");
      const reached = await page.run(onWindow(focused));
      assert.equal(reached.stop, stop);
      assert.deepEqual(reached.found.map((finding) => `${stop} ${finding}`), []);
    }
    await page.close();
  });
}

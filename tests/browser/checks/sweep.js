// A check at many widths, in a frame within the page, which is quicker than sizing the window.
import { open } from "../support/browsers.js";
import { serve } from "../support/server.js";
import { site } from "../support/sites.js";
import { define } from "../support/source.js";

/** Every so many pixels: every second one upwards, the rest downwards, as windows are made wider and narrower. */
export function widths(step, from = 320, to = 2560) {
  const all = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  return [...all.filter((_, index) => index % 2 === 0), ...all.filter((_, index) => index % 2 === 1).reverse()];
}

/** Runs in the host page: loads an address into a frame, and at each width asks what is wrong. Gives the first findings. */
async function inFrame(address, all, settle, prepare, checks) {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.style.cssText = `width: ${all[0]}px; height: 900px`;
  await new Promise((loaded) => {
    frame.onload = loaded;
    frame.src = address;
  });
  const view = frame.contentWindow;
  // The page's script places notes when it is told of a new width, which is before the second frame is drawn.
  const pause = () => new Promise((done) => view.requestAnimationFrame(() => view.requestAnimationFrame(() => setTimeout(done, 0))));
  prepare?.(view);
  const found = [];
  for (const width of all) {
    frame.style.width = `${width}px`;
    if (settle) await pause();
    for (const check of checks) found.push(...(await check(view)).map((finding) => `${width} px: ${finding}`));
    if (found.length > 40) break;
  }
  frame.remove();
  return found.slice(0, 12);
}

/** Sweeps checks over widths of a document; gives what was found. `prepare` runs in the page first. */
export async function sweep(engine, name, all, checks, { prepare = null, script = true, spoil, hash = "", ...options } = {}) {
  const { folder, page: file } = site(name);
  const { url } = await serve(folder, { script, spoil });
  const page = await open(engine, options);
  try {
    await page.goto(`${url}host.html`);
    // Checks are functions, which travel as text: the call is written out, not handed over.
    const source = `(address, all, settle) => { ${define(checks)}
      return (${inFrame})(address, all, settle, ${prepare}, [${checks.map((check) => check.name)}]); }`;
    return await page.run({ toString: () => source }, url + file + hash, all, script);
  } finally {
    await page.close();
  }
}

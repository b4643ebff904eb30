// The filters: what they hide and what they leave. Runs in the page.
import { layout } from "./layout.js";
import { isShown } from "./markup.js";

/** Tries every combination of kinds: what is shown are the notes and markers of those that are ticked. */
export async function filterStates(view) {
  const found = [];
  const inputs = [...view.document.querySelectorAll(".filters input")];
  if (inputs.length < 3) return ["there are fewer than three filters"];
  const shown = (selector) => [...view.document.querySelectorAll(selector)].filter(isShown).length;
  const pause = () => new Promise((done) => view.requestAnimationFrame(() => view.requestAnimationFrame(done)));
  const counts = inputs.map((input) => Number(input.closest("label").querySelector(".count").textContent));
  for (let state = 0; state < 1 << inputs.length; state++) {
    inputs.forEach((input, index) => { if (input.checked !== Boolean(state & (1 << index))) input.click(); });
    await pause();
    const expected = counts.reduce((sum, count, index) => sum + (state & (1 << index) ? count : 0), 0);
    if (shown(".note") !== expected) found.push(`state ${state}: ${shown(".note")} notes, not ${expected}`);
    if (shown(".ref") !== shown(".notes .note")) found.push(`state ${state}: ${shown(".ref")} markers for ${shown(".notes .note")} notes`);
    found.push(...layout(view).filter((finding) => state > 0 || finding !== "no notes are shown").map((finding) => `state ${state}: ${finding}`));
  }
  for (const input of inputs) if (!input.checked) input.click();
  return found;
}
filterStates.needs = [isShown, layout];

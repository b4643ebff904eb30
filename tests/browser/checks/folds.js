// What is folded in notes, opened and closed again. Runs in the page.
import { layout } from "./layout.js";

/** Opens folds one after another, then closes them, and looks at the page now and then. */
export async function foldStates(view) {
  const found = [];
  const folds = [...view.document.querySelectorAll(".notes .note details")];
  if (folds.length < 2) return ["fewer than two folds"];
  const pause = () => new Promise((done) => view.requestAnimationFrame(() => view.requestAnimationFrame(() => view.setTimeout(done, 0))));
  for (const open of [true, false]) {
    for (const [index, fold] of folds.entries()) {
      fold.open = open;
      if (index % 5 > 0 && index < folds.length - 1) continue;
      await pause();
      found.push(...layout(view).map((finding) => `fold ${index} ${open ? "opened" : "closed"}: ${finding}`));
      if (found.length > 10) return found;
    }
  }
  return found;
}
foldStates.needs = [layout];

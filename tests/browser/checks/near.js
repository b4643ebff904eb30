// How far notes stand from their passages. Runs in the page.
import { isShown, marksOf } from "./markup.js";

/** For each note beside the text: how far its top lies under the first line of its passage, and how far under the note before. */
export function places(view) {
  const found = [];
  let before = null;
  // The article begins as high as a note can stand.
  const highest = view.document.querySelector("article").getBoundingClientRect().top;
  for (const note of view.document.querySelectorAll(".notes .note")) {
    const [mark] = marksOf(view, note);
    if (!isShown(note)) continue;
    const box = note.getBoundingClientRect();
    const off = box.top - mark.getClientRects()[0].top;
    found.push({ id: note.id, off, free: box.top - (before?.bottom ?? highest), first: !before || before.unit !== note.parentElement });
    before = { bottom: box.bottom, unit: note.parentElement };
  }
  return found;
}

places.needs = [isShown, marksOf];

/** Notes that are off their line without a note beside them that holds them off. */
export function pushedWithoutNeed(view) {
  const all = places(view);
  const touching = 16;
  return all.filter(({ off, free }, index) => Math.abs(off) > 4 && free > touching && !(off < 0 && all[index + 1]?.free <= touching))
    .map(({ id, off, free }) => `${id} is ${Math.round(off)} px off its line, ${Math.round(free)} px under the note before`);
}
pushedWithoutNeed.needs = [places];

/** The middle and the greatest distance. */
export function distances(view) {
  const all = places(view).map(({ off }) => Math.abs(off)).sort((one, other) => one - other);
  return { median: all[Math.floor(all.length / 2)], max: all.at(-1) };
}
distances.needs = [places];

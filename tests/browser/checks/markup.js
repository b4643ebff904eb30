// What the checks know of the page's markup. Runs in the page.

/** The marks of a note's passage, in the order of the text. */
export function marksOf(view, note) {
  const name = view.CSS.escape(note.id.slice(2));
  return [...view.document.querySelectorAll(`#m-${name}, mark[data-note="${name}"]`)];
}

/** A note's number, which begins its way back to the passage. */
export function numberOf(note) {
  return Number.parseInt(note.querySelector(".back").textContent, 10);
}

/** The markers in the text that lead to a note. */
export function markersOf(view, note) {
  return [...view.document.querySelectorAll(`.ref[href="#${view.CSS.escape(note.id)}"]`)];
}

/** Whether anything of an element is drawn. */
export function isShown(element) {
  return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
}

/** The blocks of the source text: paragraphs, headings, lists and so on. */
export function blocksOf(view) {
  return [...view.document.querySelectorAll(".unit > :first-child > :not(.place)")];
}

// Where notes are printed.
import { finder, packed } from "../support/pdf.js";
import { marksOf } from "./markup.js";

/** The words of each note, and those of its paragraph from the beginning of its passage. */
export const printedWords = Object.assign(function printedWords() {
  return [...document.querySelectorAll(".notes .note")].map((note) => {
    const words = note.cloneNode(true);
    for (const element of words.querySelectorAll(".tools, .perma, summary")) element.remove();
    const [mark] = marksOf(window, note);
    const passage = document.createRange();
    passage.selectNodeContents(mark.closest("p, li, td, th, pre, h1, h2, blockquote"));
    passage.setStartBefore(mark);
    return { id: note.id, words: words.textContent, passage: passage.toString(), paragraph: note.closest(".unit").firstElementChild.textContent };
  });
}, { needs: [marksOf] });

/** Notes that are not on the page of their passage or the next one, or that are split. */
export function misplaced(notes, pages) {
  const find = finder(pages);
  const found = [];
  // Notes quote the text and each other, so each is looked for behind what stands before it.
  let behind = 0;
  for (const { id, words, passage, paragraph } of notes) {
    const begins = find(packed(paragraph).slice(0, 60)).index;
    const text = find(packed(passage).slice(0, 40), begins);
    const first = find(packed(words).slice(0, 30), Math.max(behind, begins + packed(paragraph).length));
    const last = find(packed(words).slice(-20), first.index);
    if (text.page < 0) found.push(`the passage of ${id} is not printed`);
    else if (first.page < 0 || last.page < 0) found.push(`${id} is not printed`);
    else if (first.page !== text.page && first.page !== text.page + 1) found.push(`${id} is on page ${first.page + 1}, its passage on page ${text.page + 1}`);
    if (last.page !== first.page) found.push(`${id} is split`);
    behind = Math.max(behind, last.index);
  }
  return found;
}

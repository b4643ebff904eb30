// Whether the page gives back the source text. Runs in the page.
import { blocksOf, marksOf } from "./markup.js";

/** The text of each paragraph of a plain text, without what the page adds. */
export function paragraphs(view) {
  return blocksOf(view).map((paragraph) => {
    const copy = paragraph.cloneNode(true);
    for (const element of copy.querySelectorAll(".ref, .place, .notes, .apparatus")) element.remove();
    return copy.textContent;
  });
}

paragraphs.needs = [blocksOf];

/** What a reader who selects a paragraph gets. */
export function selectedParagraphs(view) {
  const selection = view.getSelection();
  const texts = blocksOf(view).map((paragraph) => {
    selection.selectAllChildren(paragraph);
    return selection.toString();
  });
  selection.removeAllRanges();
  return texts;
}

selectedParagraphs.needs = [blocksOf];

/** For each note: the text between the beginning of its first mark and the end of its last, its marks and their blocks. */
export function passages(view) {
  return [...view.document.querySelectorAll(".notes .note")].map((note) => {
    const marks = marksOf(view, note);
    const range = view.document.createRange();
    range.setStartBefore(marks[0]);
    range.setEndAfter(marks.at(-1));
    const copy = view.document.createElement("div");
    copy.append(range.cloneContents());
    for (const element of copy.querySelectorAll(".ref, .place, .notes, .apparatus")) element.remove();
    // Blocks are joined by one line end in the document's text.
    const blocks = new Set(marks.map((mark) => mark.closest("p, li, td, th, pre, h1, h2, h3, h4, h5, h6")));
    return { name: note.id.slice(2), text: copy.textContent, marks: marks.length, blocks: blocks.size };
  });
}
passages.needs = [marksOf];

// What must hold of where things stand, at any width. Each function runs in the page and gives what is wrong: [] if nothing.
import { blocksOf, isShown, numberOf } from "./markup.js";

/** The boxes of the notes beside the text that are shown, in the order of the page. */
export function noteBoxes(view) {
  const found = [];
  for (const note of view.document.querySelectorAll(".notes .note")) {
    const { left, right, top, bottom } = note.getBoundingClientRect();
    if (isShown(note)) found.push({ id: note.id, left, right, top: top + view.scrollY, bottom: bottom + view.scrollY });
  }
  return found;
}

noteBoxes.needs = [isShown];

/** The boxes of what notes must keep off: paragraphs with what hangs out of them, title, filters, footer. */
export function textBoxes(view) {
  const found = [];
  for (const element of [...blocksOf(view), ...view.document.querySelectorAll("h1, .apparatus > *, .about, .top, .end")]) {
    let { left, right, top, bottom, width } = element.getBoundingClientRect();
    if (width === 0 || bottom - top === 0) continue;
    const style = view.getComputedStyle(element);
    const hanging = element.scrollWidth - element.clientWidth;
    if (style.overflowX === "visible" && hanging > 1) {
      if (style.direction === "rtl") left -= hanging;
      else right += hanging;
    }
    found.push({ id: element.id || element.className || element.tagName, left, right, top: top + view.scrollY, bottom: bottom + view.scrollY });
  }
  return found;
}

textBoxes.needs = [blocksOf];

/** The pairs of boxes that overlap by more than half a pixel. */
export function overlaps(boxes, others) {
  const found = [];
  const sorted = [...others].sort((one, other) => one.top - other.top);
  for (const one of boxes) {
    for (const other of sorted) {
      if (other.top > one.bottom - 0.5) break;
      if (other === one || (boxes === others && one.id > other.id)) continue;
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (width > 0.5 && height > 0.5) found.push(`${one.id} lies ${Math.round(height)} px over ${other.id}`);
    }
  }
  return found;
}

/** Notes apart, off the text, in order, within the page, which does not scroll sideways. */
export function layout(view) {
  const root = view.document.documentElement;
  const notes = noteBoxes(view);
  const found = [...overlaps(notes, notes), ...overlaps(notes, textBoxes(view))];
  if (notes.length === 0) found.push("no notes are shown");
  if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
  let before = { top: -Infinity, number: 0 };
  for (const box of notes) {
    const number = numberOf(view.document.getElementById(box.id));
    if (box.top < before.top - 0.5 || !(number > before.number)) found.push(`${box.id} stands out of order`);
    if (box.left < -0.5 || box.right > root.clientWidth + 0.5) found.push(`${box.id} hangs out of the page`);
    before = { top: box.top, number };
  }
  const lowest = Math.max(...notes.map((box) => box.bottom));
  if (lowest > root.scrollHeight + 1) found.push(`the page ends at ${root.scrollHeight}, the last note at ${lowest}`);
  return found;
}
layout.needs = [noteBoxes, textBoxes, overlaps, numberOf];

/** Markers that begin a line: those whose middle lies below the character before them. */
export function markersAtLineStart(view) {
  const found = [];
  for (const marker of view.document.querySelectorAll(".ref")) {
    const box = marker.getBoundingClientRect();
    if (box.width === 0) continue;
    const before = view.document.createTreeWalker(marker.closest(".unit"), 4);
    before.currentNode = marker;
    let text = before.previousNode();
    while (text && (text.parentElement.closest(".ref") || text.data.trim() === "")) text = before.previousNode();
    const range = view.document.createRange();
    const end = text.data.trimEnd().length;
    range.setStart(text, end - 1);
    range.setEnd(text, end);
    const character = range.getBoundingClientRect();
    if ((box.top + box.bottom) / 2 > character.bottom + 1) found.push(`the marker to ${marker.hash} begins a line`);
  }
  return found;
}

/** A right-to-left page has its notes at the left of the text where they stand beside it. */
export function notesAtTheLeft(view) {
  const text = blocksOf(view)[0].getBoundingClientRect();
  return noteBoxes(view).filter((box) => box.right > text.left).map((box) => `${box.id} is not at the left`);
}
notesAtTheLeft.needs = [blocksOf, noteBoxes];

/** Elements that cut off what is in them. What scrolls is not cut off. */
export function clipped(view) {
  const found = [];
  for (const element of view.document.body.querySelectorAll("*")) {
    const { overflowX, overflowY } = view.getComputedStyle(element);
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    if (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`${element.tagName} ${element.className} is cut off at its side`);
    if (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`${element.tagName} ${element.className} is cut off at its end`);
  }
  return found;
}

/** Notes that do not stand below their own paragraph and above the next one. */
export function followsItsParagraph(view) {
  const found = [];
  for (const unit of view.document.querySelectorAll(".unit:has(.note)")) {
    const text = unit.firstElementChild.getBoundingClientRect();
    const next = unit.nextElementSibling?.matches(".unit") ? unit.nextElementSibling.getBoundingClientRect().top : Infinity;
    let above = text.bottom;
    for (const note of [...unit.querySelectorAll(".note")].filter(isShown)) {
      const box = note.getBoundingClientRect();
      // The space between a paragraph and its first note is that between blocks at most.
      if (box.top < above - 0.5 || box.top > above + 40 || box.bottom > next + 0.5) found.push(`${note.id} stands at ${box.top}, after ${above}, before ${next}`);
      above = box.bottom;
    }
  }
  return found;
}
followsItsParagraph.needs = [isShown];

// The lines under marked passages, and the lines of text. Runs in the page.
import { blocksOf } from "./markup.js";

/** Every kind is underlined, each in its own way, in word, line and colour. */
export function underlines(view) {
  const found = [];
  const kinds = new Set([...view.document.querySelectorAll("mark")].map((mark) => mark.className.match(/kind-\S+/)[0]));
  if (kinds.size < 2) found.push("fewer than two kinds are marked");
  const ways = new Map();
  for (const kind of kinds) {
    const style = view.getComputedStyle(view.document.querySelector(`mark.${kind}`));
    if (style.textDecorationLine !== "underline") found.push(`${kind} is not underlined`);
    const way = `${style.textDecorationStyle} ${style.textDecorationThickness}`;
    if (ways.has(way)) found.push(`${kind} and ${ways.get(way)} have the same line: ${way}`);
    ways.set(way, kind);
  }
  return found;
}

/** In forced colours marks lie on the page's own background. */
export function forcedColours(view) {
  const canvas = view.document.body.appendChild(view.document.createElement("div"));
  canvas.className = "apparatus";
  canvas.setAttribute("style", "");
  canvas.style.backgroundColor = "Canvas";
  const expected = view.getComputedStyle(canvas).backgroundColor;
  canvas.remove();
  const marks = [...view.document.querySelectorAll("mark")];
  return marks.filter((mark) => view.getComputedStyle(mark).backgroundColor !== expected).map((mark) => `${mark.dataset.note} lies on ${view.getComputedStyle(mark).backgroundColor}, not on ${expected}`);
}

/** How many characters a line of the first paragraphs takes, by the width that they would have on one line. */
export function charactersPerLine(view) {
  const paragraphs = blocksOf(view).filter((block) => block.matches("p")).slice(0, 8);
  let characters = 0;
  let width = 0;
  for (const paragraph of paragraphs) {
    const line = paragraph.parentElement.appendChild(view.document.createElement("p"));
    line.style.cssText = "position: absolute; white-space: nowrap";
    const words = paragraph.cloneNode(true);
    for (const marker of words.querySelectorAll(".ref")) marker.remove();
    line.textContent = words.textContent;
    characters += line.textContent.length;
    width += line.getBoundingClientRect().width;
    line.remove();
  }
  return Math.round(paragraphs[0].getBoundingClientRect().width / (width / characters));
}
charactersPerLine.needs = [blocksOf];

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

/** How many characters a line of text takes in a book face such as those that the style sheet names first, of which one
    takes .445 em on average. What a machine has instead may be wider. */
export function charactersPerLine(view) {
  const paragraph = blocksOf(view).find((block) => block.matches("p"));
  const { width, fontSize } = view.getComputedStyle(paragraph);
  return Math.round(Number.parseFloat(width) / Number.parseFloat(fontSize) / 0.445);
}
charactersPerLine.needs = [blocksOf];

// Contrast of what is drawn, with all colours that lie under it put together. Runs in the page.
import { isShown, marksOf } from "./markup.js";

/** A colour as computed, as [red, green, blue, alpha] from 0 to 1. */
export function parsed(colour) {
  const numbers = colour.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  if (colour.startsWith("rgb")) return [...numbers.slice(0, 3).map((value) => value / 255), numbers[3] ?? 1];
  if (colour.startsWith("color(srgb")) return [...numbers.slice(0, 3), numbers[3] ?? 1];
  throw new Error(`a colour in another form: ${colour}`);
}

/** One colour laid over an opaque one. */
export const over = (top, under) => [0, 1, 2].map((index) => top[index] * top[3] + under[index] * (1 - top[3]));

export function luminance(colour) {
  const [red, green, blue] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function ratio(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (light + 0.05) / (dark + 0.05);
}
ratio.needs = [luminance];

/** What lies under an element's text: the backgrounds of all that it is in, from the page's up. */
export function background(view, element) {
  const layers = [];
  for (let each = element; each; each = each.parentElement) layers.unshift(parsed(view.getComputedStyle(each).backgroundColor));
  return layers.reduce((under, layer) => over(layer, under), [1, 1, 1]);
}
background.needs = [parsed, over];

/** Text that stands out by less than 4.5 to 1, and lines under passages by less than 3 to 1: as the page is read, and
    with each note and its passage lit. */
export function contrast(view) {
  const found = new Map();
  let deepest = 0;
  const look = (roots, state) => {
    const check = (what, value, limit) => { if (value < limit) found.set(`${what}${state}`, `${what}${state}: ${value.toFixed(2)}`); };
    for (const root of roots) {
      const walker = view.document.createTreeWalker(root, 4);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const element = text.parentElement;
        if (text.data.trim() === "" || element.closest("script, style, .skip") || !isShown(element)) continue;
        const under = background(view, element);
        const [red, green, blue, alpha] = parsed(view.getComputedStyle(element).color);
        // What shows only on hover or focus has no opacity until then; it is looked at as it shows then.
        let opacity = 1;
        for (let each = element; each; each = each.parentElement) opacity *= Number(view.getComputedStyle(each).opacity) || 1;
        const kind = (each) => each.className.match(/kind-\S+/)?.[0] ?? each.className;
        const marks = [];
        for (let mark = element.closest("mark"); mark; mark = mark.parentElement.closest("mark")) marks.push(mark);
        deepest = Math.max(deepest, marks.length);
        const where = marks.map(kind).join(" in ") || element.closest(".note, .apparatus, .about, nav")?.className || "the text";
        check(`${element.tagName.toLowerCase()} ${element.className.split(" ")[0]} in ${where}`, ratio(over([red, green, blue, alpha * opacity], under), under), 4.5);
        for (const mark of marks) check(`the line of ${kind(mark)} in ${where}`, ratio(over(parsed(view.getComputedStyle(mark).textDecorationColor), under), under), 3);
      }
    }
  };
  look([view.document.body], "");
  for (const note of view.document.querySelectorAll(".notes .note")) {
    const parts = [note, ...marksOf(view, note)];
    for (const part of parts) part.classList.add("lit");
    look(parts, ", lit");
    for (const part of parts) part.classList.remove("lit");
  }
  if (deepest < 2) found.set("depth", "no passage lies within another");
  return [...found.values()];
}
contrast.needs = [background, isShown, marksOf, over, parsed, ratio];

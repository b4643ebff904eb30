// What the keyboard reaches. Runs in the page.
import { isShown } from "./markup.js";

/** What can have the focus, in the order of the page: a name for each. */
export function stops(view) {
  const name = (element) => element.id || element.getAttribute("href") || element.textContent.trim().slice(0, 30);
  return [...view.document.querySelectorAll("a[href], input, summary, button, [tabindex]")]
    .filter((element) => (isShown(element) || element.matches(".skip")) && element.tabIndex >= 0 && element.checkVisibility({ contentVisibilityAuto: true }))
    .map((element) => `${element.tagName} ${name(element)}`);
}
stops.needs = [isShown];

/** What has the focus: its name, and what is wrong with how that is seen. */
export function focused(view) {
  const element = view.document.activeElement;
  const name = element.id || element.getAttribute("href") || element.textContent.trim().slice(0, 30);
  const found = [];
  const style = view.getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
  // Within a drawing the shape is outlined, for which engines draw no ring.
  const shape = element.querySelector("rect");
  const stroked = shape && view.getComputedStyle(shape).stroke !== "none" && Number.parseFloat(view.getComputedStyle(shape).strokeWidth) >= 2;
  if (!outlined && !stroked) found.push("has no ring");
  let opacity = 1;
  for (let each = element; each; each = each.parentElement) opacity *= Number(view.getComputedStyle(each).opacity);
  if (opacity < 0.7) found.push(`is seen through: ${opacity}`);
  const box = element.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) found.push("has no size");
  if (box.bottom < 0 || box.top > view.innerHeight || box.right < 0 || box.left > view.innerWidth) found.push("is off the screen");
  return { stop: `${element.tagName} ${name}`, found };
}

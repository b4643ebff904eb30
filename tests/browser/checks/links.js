// What leads where within a page. Runs in the page.
import { marksOf, markersOf } from "./markup.js";

/** Identifiers are given once, every link within the page leads to one, every note has its three links. */
export function links(view) {
  const { document } = view;
  const found = [];
  const ids = new Map();
  for (const { id } of document.querySelectorAll("[id]")) ids.set(id, (ids.get(id) ?? 0) + 1);
  for (const [id, count] of ids) if (count > 1) found.push(`#${id} is given ${count} times`);
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!ids.has(id)) found.push(`a link leads to #${id}, which is not there`);
  }
  for (const element of document.querySelectorAll("[aria-details], [aria-labelledby], [aria-describedby]")) {
    for (const name of ["aria-details", "aria-labelledby", "aria-describedby"]) {
      for (const id of element.getAttribute(name)?.split(" ") ?? []) if (!ids.has(id)) found.push(`${name} names ${id}, which is not there`);
    }
  }
  const notes = [...document.querySelectorAll(".note")];
  if (notes.length === 0) found.push("there are no notes");
  for (const note of notes) {
    const beside = Boolean(note.closest(".notes"));
    const counts = { ".back": note.querySelectorAll("a.back").length, ".perma": note.querySelectorAll("a.perma").length, ".ref": markersOf(view, note).length };
    const expected = { ".back": beside ? 1 : 0, ".perma": 1, ".ref": beside ? 1 : 0 };
    for (const [name, count] of Object.entries(expected)) if (counts[name] !== count) found.push(`${note.id} has ${counts[name]} ${name}, not ${count}`);
    if (!beside) continue;
    const back = document.getElementById(decodeURIComponent(note.querySelector("a.back").hash.slice(1)));
    if (back !== marksOf(view, note)[0]) found.push(`${note.id} does not lead back to the beginning of its passage`);
    if (note.querySelector("a.perma").hash !== `#${note.id}`) found.push(`${note.id} has the permalink of another`);
  }
  return found;
}
links.needs = [marksOf, markersOf];

/** Each side of a contradiction leads to the passage and the note of the others, and is shown by the same filter. */
export function contradictions(view) {
  const { document } = view;
  const found = [];
  const sides = [...document.querySelectorAll(".notes .note.kind-contradiction")];
  if (sides.length < 2) found.push("there is no contradiction");
  const targets = (note) => [...note.querySelectorAll(":is(.against, .sides) a[href^='#']")].map((link) => decodeURIComponent(link.hash.slice(1)));
  for (const note of sides) {
    const others = targets(note).filter((id) => id !== note.id && id.startsWith("n-")).map((id) => document.getElementById(id)).filter((other) => other?.matches(".kind-contradiction"));
    for (const other of others) {
      if (!targets(note).includes(`m-${other.id.slice(2)}`)) found.push(`${note.id} leads to ${other.id}, and not to its passage`);
      if (!targets(other).includes(note.id)) found.push(`${note.id} leads to ${other.id}, which does not lead back`);
    }
    if (!note.querySelector(".against")) found.push(`${note.id} does not say what it is set against`);
  }
  if (!sides.some((note) => targets(note).some((id) => id.startsWith("n-") && id !== note.id))) found.push("no side leads to another");
  return found;
}

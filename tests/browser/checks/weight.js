// What a page weighs, part by part. Runs in the page.

/** Bytes of the page's text, of what its notes say, of the rest of its notes, and what there is of both. */
export function weight(view) {
  const { document } = view;
  const bytes = (text) => new view.TextEncoder().encode(text).length;
  const sum = (list, size) => list.reduce((total, each) => total + size(each), 0);
  const notes = [...document.querySelectorAll(".note")];
  const said = (note) => {
    const copy = note.cloneNode(true);
    for (const element of copy.querySelectorAll(".back, .tools, .perma, summary")) element.remove();
    return bytes(copy.innerHTML);
  };
  const source = sum([...document.querySelectorAll(".unit > :first-child")], (text) => {
    const copy = text.cloneNode(true);
    for (const element of copy.querySelectorAll(".ref, .place")) element.remove();
    return bytes(copy.textContent);
  });
  return {
    source,
    notes: sum(notes, said),
    furniture: sum(notes, (note) => bytes(note.outerHTML) - said(note)),
    references: sum([...document.querySelectorAll(".ref")], (reference) => bytes(reference.outerHTML)),
    tags: sum([...document.querySelectorAll("mark")], (mark) => bytes(mark.cloneNode().outerHTML)),
    noteCount: notes.length,
    markCount: document.querySelectorAll("mark").length,
  };
}

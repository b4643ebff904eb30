// What the page can do without this, it does.
"use strict";
(() => {
  const article = document.querySelector("article.document");
  if (!article) return;
  const root = document.documentElement;
  const notes = [...article.querySelectorAll(".notes .note")];
  const marksOf = (note) => [...article.querySelectorAll(`mark[data-annotation="${CSS.escape(note.id.slice(2))}"]`)];
  const noteOf = (mark) => document.getElementById("n-" + mark.dataset.annotation);

  // A passage and its note light up together, in whatever paragraphs their parts stand.
  const light = (event, on) => {
    const from = event.target;
    if (!from.closest) return;
    const note = from.closest(".note") || (from.closest("mark") && noteOf(from.closest("mark")));
    if (!note) return;
    note.classList.toggle("lit", on);
    for (const mark of marksOf(note)) mark.classList.toggle("lit", on);
  };
  article.addEventListener("pointerover", (event) => light(event, true));
  article.addEventListener("pointerout", (event) => light(event, false));
  article.addEventListener("focusin", (event) => light(event, true));
  article.addEventListener("focusout", (event) => light(event, false));

  // A link to a note that a filter hides shows that kind again.
  const reveal = () => {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const note = document.getElementById(id);
    if (!note || !note.matches(".note")) return;
    const kind = [...note.classList].find((name) => name.startsWith("kind-"));
    const filter = kind && document.getElementById("show-" + kind.slice(5));
    if (filter && !filter.checked) { filter.checked = true; place(); note.scrollIntoView({ block: "center" }); }
  };

  // A click on a passage leads to its innermost note, unless words are being selected.
  article.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || event.target.closest("a, summary") || String(getSelection())) return;
    const note = noteOf(mark);
    if (note && note.offsetHeight) location.hash = note.id;
  });

  // Where the style sheet cannot align notes with their lines, they are put there: as near to them as their order and
  // heights allow (isotonic regression by pooling neighbours).
  function place() {
    root.classList.remove("placed");
    article.style.minHeight = "";
    for (const note of notes) note.style.top = "";
    if (getComputedStyle(article).display !== "grid") return;
    const wanted = [], heights = [], shown = [];
    for (const note of notes) {
      const mark = marksOf(note)[0];
      if (!note.offsetHeight || !mark || !mark.getClientRects().length) continue;
      shown.push([note, mark]);
    }
    root.classList.add("placed");
    const top = article.getBoundingClientRect().top;
    for (const [note, mark] of shown) {
      wanted.push(mark.getClientRects()[0].top - top + 2);
      heights.push(note.offsetHeight + 12);
    }
    const pools = [];
    let above = 0;
    wanted.forEach((at, index) => {
      let pool = { sum: at - above, count: 1 };
      above += heights[index];
      while (pools.length && pools.at(-1).sum / pools.at(-1).count > pool.sum / pool.count) {
        const before = pools.pop();
        pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
      }
      pools.push(pool);
    });
    let index = 0, offset = 0;
    for (const { sum, count } of pools) {
      for (let step = 0; step < count; step++, index++) {
        shown[index][0].style.top = Math.max(offset, sum / count + offset) + "px";
        offset += heights[index];
      }
    }
    const last = shown.at(-1);
    if (last) article.style.minHeight = Math.ceil(last[0].offsetTop + last[0].offsetHeight) + "px";
  }

  let width = 0;
  new ResizeObserver(() => { if (article.clientWidth !== width) { width = article.clientWidth; place(); } }).observe(article);
  article.addEventListener("change", place);
  article.addEventListener("toggle", place, true);
  addEventListener("hashchange", reveal);
  place();
  reveal();
})();

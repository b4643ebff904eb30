// What the page can do without this, it does.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, values) => Object.assign(document.createElement(name), values);
  const on = (target, types, react) => types.split(" ").forEach(type => target.addEventListener(type, react, true));
  const marksOf = note => all(`[data-note="${CSS.escape(note.id.slice(2))}"]`);
  const caseOf = note => note.querySelector(".all :last-child")?.href;
  const shown = element => element.offsetHeight;
  const topOf = element => element.getBoundingClientRect().top;

  // The note that an element is part of, or that it leads to.
  const noteOf = element => element.closest(".note")
    || document.getElementById(element.getAttribute("aria-details") || "n-" + element.closest("mark")?.dataset.note);

  for (const article of all("article.document")) {
    const words = article.dataset, notes = all(".note", article);

    // A passage and its note light up together, in whatever paragraphs they stand; so do all sides of a contradiction.
    on(article, "pointerover pointerout focusin focusout", ({ type, target }) => {
      const note = noteOf(target), side = note && caseOf(note);
      for (const lit of all(".note")) if (lit == note || side && caseOf(lit) == side)
        for (const part of [lit, ...marksOf(lit)]) part.classList.toggle("lit", /over|in$/.test(type));
    });

    // With the arrow keys, from a note to the next one that is shown, or the one before.
    on(article, "keydown", event => {
      const note = noteOf(event.target);
      let by = { ArrowLeft: -1, ArrowRight: 1 }[event.key], at = notes.indexOf(note);
      if (!note || !by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (note.matches(":dir(rtl)")) by = -by;
      do at += by; while (notes[at]?.offsetHeight == 0);
      const to = notes[at];
      if (!to) return;
      location.hash = to.id;
      to.querySelector("a").focus({ preventScroll: true });
    });

    notes.forEach((note, index) => {
      const tools = note.querySelector(".tools");
      tools.append(make("button", { textContent: words.cite }));
      for (const [rel, sign, other] of [["prev", "‹", notes[index - 1]], ["next", "›", notes[index + 1]]])
        if (other) tools.append(make("a", { rel, href: "#" + other.id, textContent: sign, ariaLabel: words[rel] }));
    });

    // What is copied is said, too.
    const status = make("output");
    const copy = (target, text) => navigator.clipboard?.writeText(text).then(() => {
      target.parentNode.append(status);
      status.textContent = words.copied;
      setTimeout(() => status.textContent = "", 2e3);
    }, () => {});

    // Several notes on one passage are offered to choose from.
    const menu = make("div", { className: "menu", popover: "" });
    on(menu, "click", () => menu.hidePopover());
    article.append(menu);
    const offer = source => {
      const here = all("mark", article).filter(mark => mark.contains(source)).map(noteOf).filter(shown);
      if (!here[1] || !menu.showPopover) return here.map(({ id }) => location.hash = id);
      menu.replaceChildren(...here.map(note => make("a", { href: "#" + note.id, className: note.classList[1], textContent: note.ariaLabel })));
      menu.showPopover({ source });
      menu.firstChild.focus();
    };

    on(article, "click", ({ target }) => {
      if (target.matches(".tools :is(.perma, button)")) copy(target, target.href ?? [noteOf(target).ariaLabel, document.title, target.previousSibling.href].join(". "));
      else if (!target.closest("a, summary") && !String(getSelection())) offer(target.closest("mark"));
    });

    // Where the style sheet cannot align notes with their lines, they are put there: as near to them as their order and
    // heights allow (isotonic regression by pooling neighbours).
    const place = () => {
      // What is being read stays where it is.
      const read = document.elementFromPoint(innerWidth / 2, innerHeight / 4 + 9), was = read && topOf(read);
      const beside = getComputedStyle(article).getPropertyValue("--beside") == 1;
      const margin = beside ? all(".notes .note", article).filter(shown) : [];
      article.classList.toggle("placed", beside);
      if (!beside) for (const note of notes) note.style.top = "";
      const top = topOf(article), heights = margin.map(note => shown(note) + 12), pools = [];
      let above = 0, index = 0, offset = 0;
      margin.forEach((note, index) => {
        let sum = marksOf(note)[0].getClientRects()[0].top - top + 2 - above, count = 1;
        above += heights[index];
        for (let last; (last = pools.at(-1)) && last[0] / last[1] > sum / count; pools.pop()) {
          sum += last[0];
          count += last[1];
        }
        pools.push([sum, count]);
      });
      for (const [sum, count] of pools) for (let end = index + count; index < end; offset += heights[index++])
        margin[index].style.top = Math.max(0, sum / count) + offset + "px";
      article.style.minHeight = (margin.at(-1)?.offsetTop + heights.at(-1) || 0) + "px";
      const moved = read && topOf(read) - was;
      if (moved) scrollBy({ top: moved, behavior: "instant" });
    };
    const sizes = new ResizeObserver(() => requestAnimationFrame(place));
    for (const part of [article, ...notes]) sizes.observe(part);
    place();
  }

  // A link to a note that a filter hides shows that kind again.
  on(window, "load hashchange", () => {
    const note = document.querySelector(".note:target");
    const filter = note?.closest("article").querySelector(`.show-${note.classList[1].slice(5)}:not(:checked)`);
    if (filter) {
      filter.click();
      note.scrollIntoView();
    }
  });
})();

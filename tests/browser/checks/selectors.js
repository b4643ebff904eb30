// What selectors select of a page, by two implementations that know nothing of Postil, and what the page marks.
// Runs in the page; `resolvers` is the bundle of both.

/** What stands in the article beside the text: docs/open-data.md lists it. */
export const apparatus = ".apparatus, .notes, .place, .ref, .footnote-reference, .footnote-name";

/** The article without its apparatus, which leaves the text and its marks. */
export function bareArticle(apparatus) {
  const article = document.querySelector("article.document");
  for (const element of article.querySelectorAll(apparatus)) element.remove();
  return article;
}

/** The part of an article's text that a range selects, in code points, without white space at its ends. */
export function interval(article, range) {
  const before = document.createRange();
  before.setStart(article, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const points = (string) => [...string].length;
  return [points(before.toString()) + points(text) - points(text.trimStart()), points(before.toString()) + points(text.trimEnd())];
}

/** The passages that the page marks: parts of one note's mark with only white space between them are one. */
export function markedPassages(article) {
  const text = [...article.textContent];
  const byNote = new Map();
  for (const mark of article.querySelectorAll("mark")) {
    const range = document.createRange();
    range.selectNodeContents(mark);
    if (range.toString().trim() === "") continue;
    const [start, end] = interval(article, range);
    const passages = byNote.get(mark.dataset.note) ?? [];
    const last = passages.at(-1);
    if (last && text.slice(last[1], start).join("").trim() === "") last[1] = Math.max(last[1], end);
    else passages.push([start, end]);
    byNote.set(mark.dataset.note, passages);
  }
  return [...byNote.values()].flat().map(String).sort();
}
markedPassages.needs = [interval];

/** The range that dom-anchor-text-quote finds. It takes what is nearly like a quote for it, and no more than 32 units
    before and behind into account, so that it gets, as it asks for, the hint where to look first. */
export function anchored(article, quote, near) {
  const { anchorQuote } = window.resolvers;
  const before = document.createRange();
  before.setStart(article, 0);
  before.setEnd(near.startContainer, near.startOffset);
  const [prefix, suffix] = [quote.prefix.slice(-32), quote.suffix.slice(0, 32)];
  // It gives no range for words that end where the text does: for a while the text goes on.
  const more = document.createTextNode(" ");
  article.append(more);
  const range = anchorQuote(article, { ...quote, prefix, suffix }, { hint: before.toString().length - prefix.length });
  more.remove();
  return range;
}

/** What is wrong with the selectors of one page, and the passages that they select. */
export async function resolved(targets, apparatus) {
  const article = bareArticle(apparatus);
  const { createTextQuoteSelectorMatcher, createTextPositionSelectorMatcher } = window.resolvers;
  const findings = [];
  const passages = [];
  const all = async (matches) => {
    const found = [];
    for await (const range of matches) found.push(range);
    return found;
  };
  for (const { id, selector } of targets) {
    const [quote, position, ...others] = selector;
    if (quote.type === "FragmentSelector") {
      if (!document.getElementById(quote.value)) findings.push(`${id}: nothing has the id ${quote.value}`);
      continue;
    }
    if (quote.type !== "TextQuoteSelector" || position.type !== "TextPositionSelector" || others.length > 0) findings.push(`${id}: other selectors`);
    const byQuote = await all(createTextQuoteSelectorMatcher(quote)(article));
    const byPosition = await all(createTextPositionSelectorMatcher(position)(article));
    if (byQuote.length !== 1 || byPosition.length !== 1) {
      findings.push(`${id}: ${byQuote.length} by quote, ${byPosition.length} by position: ${quote.exact}`);
      continue;
    }
    const intervals = [byQuote[0], byPosition[0], anchored(article, quote, byPosition[0])].map((range) => interval(article, range).join());
    if (new Set(intervals).size !== 1) findings.push(`${id}: ${intervals.join(" / ")} are not the same: ${quote.exact}`);
    if (byQuote[0].toString() !== quote.exact || byPosition[0].toString() !== quote.exact) findings.push(`${id}: other words than ${quote.exact}`);
    passages.push(intervals[0]);
  }
  return { findings, passages: passages.sort(), marked: markedPassages(article), text: article.textContent };
}
resolved.needs = [anchored, bareArticle, interval, markedPassages];

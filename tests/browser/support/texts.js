// Made-up texts that ask much of the margin. Every word is there once, so that any of them can be quoted.
const english = "river stone harbour winter letter council market island garden witness journey promise shadow kettle window bridge farmer lantern paper silence".split(" ");
const arabic = "الكتاب المدينة النهر السفينة الحديقة الرسالة الشتاء الجبل السوق المجلس القمر الطريق الوعد النافذة الجسر الفلاح البيت الصمت المرفأ الشاهد".split(" ");

/** A source of words: `take(12)` gives the next twelve, one string each. */
function words(vocabulary) {
  let next = 0;
  return (count) => Array.from({ length: count }, () => `${vocabulary[next % vocabulary.length]}${next++}`);
}

const sentence = "A short note of one sentence or so, as most are.";
const two = "What the reader of today may not know any more. It is said in two sentences, with a *word* that is stressed.";
const long = "A long note that goes on for a while, so that the margin beside the last paragraph is not enough for it, and it must find room below. ".repeat(4).trim();
const folded = `${two}\n\n      More of it stands in a second paragraph, which is folded until somebody asks for it, and then pushes the notes below it down.`;

/** A writer of annotations, by kind. */
function annotations() {
  const lists = { context: [], sources: [], person: [], place: [] };
  const claims = [];
  let count = 0;
  const push = (kind, passage, note) => lists[kind].push(`  - id: ${kind}-${++count}\n    ${passage}\n    note: |\n      ${note}`);
  return {
    get count() { return count; },
    quote: (kind, quoted, note = sentence) => push(kind, `quote: ${quoted}`, note),
    span: (kind, from, to, note = sentence) => push(kind, `from: ${from}\n    to: ${to}`, note),
    against(title, ...quotes) {
      count += quotes.length;
      const sides = quotes.map((quoted) => `      - quote: ${quoted}\n        by: A witness`).join("\n");
      claims.push(`  - id: against-${count}\n    title: ${title}\n    status: disputed\n    claims:\n${sides}\n    note: What speaks for each of the readings.`);
    },
    toString() {
      const parts = Object.entries(lists).filter(([, list]) => list.length > 0).map(([kind, list]) => `${kind}:\n${list.join("\n")}`);
      return [...parts, ...(claims.length > 0 ? [`contradictions:\n${claims.join("\n")}`] : [])].join("\n");
    },
  };
}

const kinds = "kinds:\n  person: {label: Person, plural: People, colour: \"#1b6b52\"}\n  place: {label: Place, plural: Places}\n";

/** Markdown with notes on every kind of block, many in one paragraph, crossing, the same, long ones at the end. */
export function stress(wanted) {
  const take = words(english);
  const notes = annotations();
  const blocks = [];
  const paragraph = (length = 70) => {
    const made = take(length);
    blocks.push(made.join(" "));
    return made;
  };
  const at = (made, from, length = 3) => made.slice(from, from + length).join(" ");

  const title = take(5);
  blocks.push(`# ${title.join(" ")}`);
  notes.quote("context", at(title, 1));
  const heading = take(4);
  blocks.push(`## ${heading.join(" ")}`);
  notes.quote("person", at(heading, 0));
  const items = [take(12), take(30), take(9)];
  blocks.push(items.map((item) => `- ${item.join(" ")}`).join("\n"));
  for (const item of items) notes.quote("sources", at(item, 4), two);
  const cells = Array.from({ length: 3 }, () => Array.from({ length: 7 }, () => take(2).join(" ")));
  blocks.push([cells[0], Array(7).fill("---"), ...cells.slice(1)].map((row) => `| ${row.join(" | ")} |`).join("\n"));
  notes.quote("place", cells[1][1]);
  notes.quote("context", cells[2][6], two);
  const quoted = take(40);
  blocks.push(`> ${quoted.join(" ")}`);
  notes.quote("context", at(quoted, 20));
  const code = [take(22), take(4)];
  blocks.push(`\`\`\`\n${code.map((line) => line.join(" ")).join("\n")}\n\`\`\``);
  notes.quote("sources", at(code[1], 1));

  const crossing = paragraph();
  notes.span("context", at(crossing, 10), at(crossing, 30), "Crosses the next.");
  notes.span("sources", at(crossing, 20), at(crossing, 40), "Is crossed.");
  notes.span("context", at(crossing, 22), at(crossing, 26), "Lies in both.");
  const same = paragraph();
  notes.quote("context", at(same, 50), "The same passage.");
  notes.quote("sources", at(same, 50), "And again the same.");
  const six = Array.from({ length: 6 }, () => paragraph(45));
  notes.span("person", at(six[0], 20), at(six[5], 10), "Over six paragraphs.");
  notes.quote("context", at(six[3], 12), folded);
  const sides = [paragraph(), paragraph(), paragraph()];
  notes.against("Two sides?", at(sides[0], 5), at(sides[1], 5));
  notes.against("Three sides?", at(sides[0], 30), at(sides[1], 30), at(sides[2], 30));
  const dense = paragraph(120);
  for (let index = 0; index < 14; index++) notes.quote(["context", "sources", "place"][index % 3], at(dense, index * 8 + 2, 2), index % 4 ? sentence : folded);

  const left = wanted - 5 - notes.count;
  for (let index = 0; index < left; index += 4) {
    const made = paragraph();
    for (let each = 0; each < Math.min(4, left - index); each++) notes.quote(["context", "sources", "person"][each % 3], at(made, each * 15 + 4), each % 3 ? sentence : two);
  }
  const last = paragraph(60);
  for (let index = 0; index < 5; index++) notes.quote("sources", at(last, index * 9 + 3), long);
  return { "documents/text.md": `${blocks.join("\n\n")}\n`, "annotations/text.yaml": `${notes}\n`, "postil.yaml": `title: Stress\n${kinds}` };
}

/** Passages of all kinds that lie three deep in each other. */
export function layers() {
  const take = words(english);
  const notes = annotations();
  const blocks = [];
  const all = ["context", "sources", "person", "place"];
  for (const one of all) {
    for (const two of all) {
      const made = take(60);
      blocks.push(made.join(" "));
      const part = (from, to) => made.slice(from, to).join(" ");
      notes.span(one, part(2, 4), part(55, 58));
      notes.span(two, part(6, 8), part(50, 53));
      all.forEach((three, index) => notes.quote(three, part(10 + index * 5, 13 + index * 5)));
      notes.against("Two sides?", part(35, 38), part(42, 45));
    }
  }
  return { "documents/text.md": `${blocks.join("\n\n")}\n`, "annotations/text.yaml": `${notes}\n`, "postil.yaml": `title: Layers\n${kinds}` };
}

/** Arabic, with notes in Arabic. */
export function rightToLeft() {
  const take = words(arabic);
  const notes = annotations();
  const blocks = [`# ${take(4).join(" ")}`];
  const said = "هذه ملاحظة قصيرة في هامش النص، يقرؤها من يريد أن يعرف المزيد عن هذا الموضع.";
  for (let number = 0; number < 12; number++) {
    const made = take(50);
    blocks.push(number === 4 ? `- ${made.join(" ")}` : number === 7 ? `> ${made.join(" ")}` : made.join(" "));
    for (let each = 0; each < 3; each++) notes.quote(["context", "sources"][each % 2], made.slice(each * 14 + 2, each * 14 + 5).join(" "), number % 3 ? said : `${said} ${said}\n\n      ${said}`);
  }
  const last = take(60);
  blocks.push(last.join(" "));
  notes.against("تناقض", last.slice(3, 6).join(" "), last.slice(30, 33).join(" "));
  for (let each = 0; each < 5; each++) notes.quote("context", last.slice(each * 9 + 12, each * 9 + 14).join(" "), `${said} `.repeat(4).trim());
  const front = `---\nlanguage: ar\n---\n`;
  return { "documents/text.md": `${front}${blocks.join("\n\n")}\n`, "annotations/text.yaml": `${notes}\n`, "postil.yaml": "title: نصوص\nlanguage: ar\n" };
}

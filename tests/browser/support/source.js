// Functions that run in a page travel as source text; what they call of each other is named in `needs`.

/** Definitions of functions and of all that they need. */
export function define(functions) {
  const needed = new Map();
  const collect = (each) => {
    if (needed.has(each.name)) return;
    needed.set(each.name, each);
    (each.needs ?? []).forEach(collect);
  };
  functions.forEach(collect);
  return [...needed.values()].map((each) => `const ${each.name} = ${each};`).join("\n");
}

/** An expression that calls a function in the page. */
export const call = (run, args) => `(async () => { ${define(run.needs ?? [])}\nreturn (${run})(...${JSON.stringify(args)}); })()`;

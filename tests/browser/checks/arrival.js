// Coming to the page by a link to something in it. Runs in the page.

/** The target of the address stands well within the window, and its counterpart is told from its like. */
export async function arrival(view) {
  await new Promise((done) => view.setTimeout(done, 100));
  const { document } = view;
  const id = decodeURIComponent(view.location.hash.slice(1));
  const found = [];
  const place = document.getElementById(id).getBoundingClientRect().top / view.innerHeight;
  if (place < 0.1 || place > 0.6) found.push(`${id} is at ${place.toFixed(2)} of the window`);
  const name = id.slice(2);
  const counterpart = id.startsWith("n-") ? document.getElementById(`m-${name}`) : id.startsWith("m-") ? document.getElementById(`n-${name}`) : null;
  if (!counterpart) return found;
  const look = (element) => {
    const style = view.getComputedStyle(element);
    return `${style.backgroundColor} ${style.outlineStyle} ${style.outlineWidth}`;
  };
  const alike = [...document.querySelectorAll(`${counterpart.tagName}.${counterpart.className.match(/kind-\S+/)[0]}`)].filter((each) => each !== counterpart && each.dataset.note !== name);
  if (alike.some((other) => look(other) === look(counterpart))) found.push(`the counterpart of ${id} looks like others`);
  return found;
}

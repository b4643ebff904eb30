// What on a page could run, ask or lead anywhere by itself: nothing but the page's own script.

/** What is found of it, one line each. */
export function active(window) {
  // What the page's own script sets: where a note stands, how high an article is.
  const placed = (element, value) => (element.matches("aside.note") ? /^(top: [\d.]+px;)?$/ : /^min-height: [\d.]+px;$/).test(value) && element.matches("aside.note, article.document");
  const { document } = window;
  const found = [];
  const say = (element, what) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  const never = new Set("iframe frame frameset object embed applet portal fencedframe base form select textarea keygen video audio source track style math foreignobject animate set discard use image feimage template noscript plaintext xmp noembed marquee dialog meter map area".split(" "));
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName.toLowerCase();
    if (never.has(name) && !(name === "style" && element.parentNode === document.head)) say(element, name);
    if (name === "script" && element.type !== "application/ld+json" && !/(^|\/)assets\/reader\.js$/.test(element.getAttribute("src") ?? "") && element.parentNode !== document.body) say(element, name);
    if (name === "meta" && element.httpEquiv && element.httpEquiv !== "Content-Security-Policy") say(element, name);
    if (["meta", "link", "title", "body"].includes(name) && name !== "body" && element.parentNode !== document.head && !element.closest("svg")) say(element, "out of its place");
    if (name === "input" && element.type !== "checkbox") say(element, name);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^(srcdoc|formaction|action|ping|background|poster|srcset|style|autofocus|contenteditable|name)$/.test(attribute) && !(name === "meta" && attribute === "name") && !(attribute === "style" && placed(element, value))) say(element, attribute);
      if (/^(href|src|xlink:href|data)$/.test(attribute)) {
        const address = value.replace(/[\u0000-\u0020\u007f-\u009f]/g, "");
        const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1].toLowerCase();
        const own = name === "link" && address === "data:," || name === "a" && element.hasAttribute("download") && scheme === "data";
        if (scheme && !["http", "https", "mailto"].includes(scheme) && !own) say(element, attribute);
        if (/^[\\/]{2}|\\/.test(address)) say(element, attribute);
      }
    }
  }
  // What the page is made of stands where it belongs: nothing ended it or swallowed the rest.
  if (document.querySelectorAll("body > main").length !== 1 || document.querySelectorAll("body > footer").length !== 1) found.push("the frame of the page is broken");
  const units = document.querySelectorAll(".unit").length;
  if (document.querySelectorAll("article.document > .unit").length !== units) found.push("blocks lie in each other");
  const notes = document.querySelectorAll("aside.note").length;
  if (document.querySelectorAll(".notes > aside.note, .head-notes > aside.note").length !== notes) found.push("notes lie in each other");
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) found.push(`an id stands twice: ${ids.filter((id, index) => ids.indexOf(id) !== index).slice(0, 3)}`);
  return found;
}

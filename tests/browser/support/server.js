// A web server for a built site, which can leave out the script, spoil a file, or send the policy as a header.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** A page to put a page of the site into, at any width. It has no policy of its own. */
const host = "<!doctype html><title>host</title><style>body{margin:0}iframe{border:0;display:block}</style>";

/** Serves a folder and gives the address of its root, and the paths that are asked for. `spoil` has functions that
    change the text of files, by the ends of their names. */
export async function serve(folder, { script = true, policy = null, spoil = {} } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    requests.push(path);
    const headers = { "content-type": types[extname(path)] ?? "text/plain", "cache-control": "no-store" };
    if (path === "/host.html") return response.writeHead(200, headers).end(host);
    if (policy) headers["content-security-policy"] = policy;
    try {
      let body = readFileSync(join(folder, decodeURIComponent(path)));
      if (path.endsWith("/reader.js") && !script) body = "";
      for (const [end, change] of Object.entries(spoil)) if (path.endsWith(end)) body = change(String(body));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  server.unref();
  return { url: `http://127.0.0.1:${server.address().port}/`, requests };
}

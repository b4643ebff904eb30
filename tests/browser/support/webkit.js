// WebKitGTK's MiniBrowser, by plain WebDriver, on a display of its own.
import { spawn } from "node:child_process";
import { program } from "./programs.js";
import { call } from "./source.js";

const patience = 300_000;

/** Starts a program and gives the first line that matches of what it writes. */
function started(command, args, options, pattern) {
  const child = spawn(command, args, options);
  return new Promise((resolve, reject) => {
    let text = "";
    const listen = (chunk) => {
      text += chunk;
      const found = text.match(pattern);
      if (found) resolve({ child, found });
    };
    for (const stream of child.stdio.slice(1)) stream?.on("data", listen);
    child.on("error", reject);
    child.on("exit", (status) => reject(new Error(`${command} ended with ${status}: ${text}`)));
  });
}

/** A display that nobody sees; the server picks a free number and writes it down. */
async function display() {
  const args = ["-displayfd", "3", "-screen", "0", "2700x1200x24", "-nolisten", "tcp"];
  const { child, found } = await started(program("xvfb"), args, { stdio: ["ignore", "ignore", "ignore", "pipe"] }, /^(\d+)\n/);
  return { child, name: `:${found[1]}` };
}

/** The driver writes no line when it is ready, so it is asked until it answers. */
async function driver(screen) {
  // Without user namespaces, as in most containers, the sandbox cannot start; the pages are our own.
  const env = { ...process.env, DISPLAY: screen, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" };
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const child = spawn(program("webkitDriver"), [`--port=${port}`], { env, stdio: "ignore" });
    for (let wait = 0; wait < 50 && child.exitCode === null; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
      if (answer?.ok) return { child, base: `http://127.0.0.1:${port}` };
    }
    child.kill();
  }
  throw new Error("WebKitWebDriver does not answer");
}

async function ask(address, body, method = body === undefined ? "GET" : "POST") {
  const answer = await fetch(address, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

export async function launch() {
  const screen = await display();
  const { child, base } = await driver(screen.name);
  const options = { binary: program("miniBrowser"), args: ["--automation"] };
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": options, timeouts: { script: patience } } };
  const { sessionId } = await ask(`${base}/session`, { capabilities });
  const session = `${base}/session/${sessionId}`;
  return {
    open: (size) => open(session, size),
    close: async () => {
      await ask(session, undefined, "DELETE").catch(() => {});
      child.kill();
      screen.child.kill();
    },
  };
}

/** A driver has one session, and the session one window; pages follow each other in it. */
async function open(session, { width, height }) {
  const size = (wide, high) => ask(`${session}/window/rect`, { x: 0, y: 0, width: wide, height: high });
  await size(width, height);
  return {
    goto: (url) => ask(`${session}/url`, { url }),
    run: async (fn, ...args) => {
      const script = `const done = arguments[0]; ${call(fn, args)}.then((value) => done({ value }), (error) => done({ error: String(error) }))`;
      const result = await ask(`${session}/execute/async`, { script, args: [] });
      if (result.error) throw new Error(result.error);
      return result.value;
    },
    size,
    close: async () => {},
  };
}

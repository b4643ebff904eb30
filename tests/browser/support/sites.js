// Projects to build, and the folders of the sites built.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { layers, rightToLeft, stress } from "./texts.js";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
export const program = process.env.POSTIL ?? join(root, "target/release/postil");

const temporary = mkdtempSync(join(tmpdir(), "postil-browser-"));
process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));
let folders = 0;

/** The path of a new folder or file, which is gone when the tests have ended. */
export const newPath = (end = "") => join(temporary, String(folders++) + end);

/** Runs Postil and gives what it writes. */
export const run = (...args) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });

/** Builds a project into a new folder and gives the folder. */
export function build(project, ...options) {
  const output = newPath();
  run("build", project, "--output", output, ...options);
  return output;
}

/** Writes a project of the given files and gives its folder. */
export function project(files) {
  const made = newPath();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), text);
  }
  return made;
}

/** The demo, in a theme: this repository's own texts and notes. */
function themed(theme) {
  const made = newPath();
  for (const name of ["documents", "annotations"]) cpSync(join(root, name), join(made, name), { recursive: true });
  const settings = readFileSync(join(root, "postil.yaml"), "utf8").replace(/^theme:.*\n/m, "");
  writeFileSync(join(made, "postil.yaml"), `${settings.trimEnd()}\ntheme: ${theme}\n`);
  return made;
}

/** The demo's text with as many notes as the prototype of the page had. */
const density = () => project({
  "documents/text.txt": readFileSync(join(root, "documents/press-conference.txt")),
  "annotations/text.yaml": readFileSync(new URL("../fixtures/density.yaml", import.meta.url)),
});

const projects = {
  demo: [() => root, "press-conference.html"],
  scholarly: [() => themed("scholarly"), "press-conference.html"],
  newsroom: [() => themed("newsroom"), "press-conference.html"],
  density: [density, "text.html"],
  stress: [() => project(stress(120)), "text.html"],
  many: [() => project(stress(800)), "text.html"],
  layers: [() => project(layers()), "text.html"],
  rightToLeft: [() => project(rightToLeft()), "text.html"],
  drafts: [() => join(root, "tests/cases/pages/feed.in"), "speech.html", "--drafts"],
};
const built = new Map();

/** A document under test: the folder of its project, the folder of its site, the name of its page. */
export function site(name) {
  if (!built.has(name)) {
    const [make, page, ...options] = projects[name];
    const source = make();
    built.set(name, { source, folder: build(source, ...options), page });
  }
  return built.get(name);
}

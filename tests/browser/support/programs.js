// The programs that the tests run; one that is missing is said with the Debian package that has it.
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

const known = {
  chromium: ["CHROMIUM", "chromium", ["chromium", "chromium-browser", "google-chrome"]],
  firefox: ["FIREFOX", "firefox-esr", ["firefox-esr", "firefox"]],
  webkitDriver: ["WEBKIT_DRIVER", "webkit2gtk-driver", ["WebKitWebDriver"]],
  miniBrowser: ["MINI_BROWSER", "webkit2gtk-driver", ["webkit2gtk-4.1/MiniBrowser", "webkitgtk-6.0/MiniBrowser"]],
  xvfb: ["XVFB", "xvfb", ["Xvfb"]],
  pdftotext: ["PDFTOTEXT", "poppler-utils", ["pdftotext"]],
  xmllint: ["XMLLINT", "libxml2-utils", ["xmllint"]],
};
const libraries = ["x86_64-linux-gnu", "aarch64-linux-gnu", "."].flatMap((name) => [join("/usr/lib", name), join("/usr/libexec", name)]);

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a program. */
export function program(name) {
  const [variable, packaged, candidates] = known[name];
  const named = process.env[variable];
  if (named && isAbsolute(named) && runs(named)) return named;
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...libraries];
  const found = (named ? [named] : candidates).flatMap((file) => folders.map((folder) => join(folder, file))).find(runs);
  if (!found) throw new Error(`no ${candidates[0]}: install Debian's package ${packaged}, or name the program in ${variable}`);
  return found;
}

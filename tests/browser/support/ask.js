// One check of one document in one engine.
import { withPage } from "./browsers.js";
import { serve } from "./server.js";
import { site } from "./sites.js";

/** A function for `run` that calls a check on the page's window. */
export const onWindow = (check) => Object.assign(new Function(`return () => ${check.name}(window)`)(), { needs: [check] });

/** Opens a document over http and gives what a check finds in it. */
export async function ask(engine, name, check, { hash = "", script = true, spoil, ...options } = {}) {
  const { folder, page } = site(name);
  const { url } = await serve(folder, { script, spoil });
  return withPage(engine, url + page + hash, options, ({ run }) => run(onWindow(check)));
}

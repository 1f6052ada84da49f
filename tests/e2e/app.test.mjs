// The single-page app, as built.

import { test } from "node:test";
import { DIST } from "./support/dist.mjs";
import { open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

for (const prefix of ["/", "/widgets/v1/"]) {
  test(`the app starts under ${prefix}`, async (t) => {
    const host = await serve({ folders: { [prefix]: DIST } });
    t.after(() => host.close());
    const page = await open(t);
    await page.goto(host.origin + prefix);
    await page.waitForFunction(() => window.wasmBindings !== undefined);
  });
}

// The `dist` under test: the one `cargo xtask test` has made, or the one in the repository.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of the `dist`. */
export const DIST = process.env.MONOGRAPH_DIST ?? join(ROOT, "dist");

if (!existsSync(join(DIST, "index.html"))) {
  throw new Error(`${DIST} holds no dist: run \`cargo xtask dist\`, or the tests with \`cargo xtask test\``);
}

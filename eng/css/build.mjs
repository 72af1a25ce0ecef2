// Compiles dis.scss, mirrors it for right-to-left pages and writes the one committed file.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as sass from "sass";
import postcss from "postcss";
import rtlcss from "postcss-rtlcss";
import { transform, browserslistToTargets } from "lightningcss";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const output = process.argv[2] ?? here("../../framework/Core/Pages/wwwroot/dis.css");

const compiled = sass.compile(here("dis.scss"), { quietDeps: true, loadPaths: [here(".")] });
const mirrored = await postcss([rtlcss({ mode: "combined" })]).process(compiled.css, { from: undefined });
const { code } = transform({
  filename: "dis.css",
  code: Buffer.from(mirrored.css),
  minify: true,
  targets: browserslistToTargets(["chrome 100", "firefox 100", "safari 15"]),
});

writeFileSync(output, "/* Built by eng/css/build.sh from eng/css/dis.scss; contains govuk-frontend, MIT licence. */\n" + code + "\n");
console.log(`${output}: ${code.length} bytes`);

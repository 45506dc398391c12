// Bundles the viewer into one HTML template: `npm ci && npm run build` writes ../viewer.html and ../LICENSES.txt.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

const result = await build({ entryPoints: ["src/app.js"], bundle: true, minify: true, write: false, format: "iife", target: "es2022", legalComments: "none", charset: "utf8" });
const script = result.outputFiles[0].text.replaceAll("</script", "<\\/script");
const style = await readFile("src/style.css", "utf8");
const page = (await readFile("src/index.html", "utf8")).replace("/*STYLE*/", () => style).replace("/*SCRIPT*/", () => script);

await writeFile(process.argv[2] || "../viewer.html", page);
let licences = "";
for (const name of ["sigma", "graphology", "graphology-utils", "graphology-layout-forceatlas2", "graphology-layout-noverlap", "events"]) {
  const { version, license } = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
  let text = "";
  for (const file of ["LICENSE.txt", "LICENSE"]) text ||= await readFile(`node_modules/${name}/${file}`, "utf8").catch(() => "");
  licences += `${name} ${version} (${license})\n\n${text}\n\n`;
}
if (!process.argv[2]) await writeFile("../LICENSES.txt", licences);

// typst.mjs WORKSPACE MAIN.typ OUT.pdf: one document by Typst.
import { writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [workspace, main, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/noto"] }] });
writeFileSync(out, compiler.pdf({ mainFilePath: main }));

// Asks llama.cpp which texts it takes under each grammar and stores its answers as test data.
// Usage: node grammars.mjs FOLDER_WITH_grammars.json ../../tests/Agent.Inference.Tests/Data
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [asked, data] = process.argv.slice(2);
if (!asked || !data) {
  console.error("Usage: node grammars.mjs FOLDER_WITH_grammars.json FOLDER_FOR_THE_ANSWERS");
  process.exit(2);
}

const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error });
const cases = JSON.parse(await readFile(join(asked, "grammars.json"), "utf8"));
for (const each of cases) {
  const start = performance.now();
  const grammar = await llama.createGrammar({ grammar: each.grammar });
  each.taken = each.texts.map((text) => grammar._testText(text));
  if (performance.now() - start > 1000) console.log(`slow: ${Math.round(performance.now() - start)} ms for ${each.schema}`);
}
await writeFile(join(data, "llama-cpp-grammars.json"), "[\n" + cases.map((each) => JSON.stringify(each)).join(",\n") + "\n]\n");
console.log(`${cases.length} grammars, ${cases.flatMap((each) => each.texts).length} texts`);
process.exit(0);

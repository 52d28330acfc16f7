// Asks llama.cpp for the tokens of every text and stores its answers as test data.
// Usage: node tokens.mjs FOLDER_WITH_GGUF_FILES ../../tests/Agent.Inference.Tests/Data
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [models, data] = process.argv.slice(2);
if (!models || !data) {
  console.error("Usage: node tokens.mjs FOLDER_WITH_GGUF_FILES FOLDER_WITH_tokenizer-texts.json");
  process.exit(2);
}

const texts = JSON.parse(await readFile(join(data, "tokenizer-texts.json"), "utf8"));
// The files have no weights: llama.cpp logs that as an error before it loads the vocabulary alone.
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.disabled });
for (const file of (await readdir(models)).filter((name) => name.endsWith(".gguf")).sort()) {
  const model = await llama.loadModel({ modelPath: join(models, file), vocabOnly: true });
  const ask = (special) => texts.map((text) => (text === "" ? [] : [...model.tokenize(text, special)]));
  const answers = { plain: ask(false), special: ask(true) };
  const rows = (lists) => "[\n" + lists.map((ids) => JSON.stringify(ids)).join(",\n") + "\n]";
  const target = join(data, `llama-cpp-${basename(file, ".gguf")}.json`);
  await writeFile(target, `{"plain":${rows(answers.plain)},"special":${rows(answers.special)}}\n`);
  console.log(`${file}: ${texts.length} texts -> ${target}`);
  await model.dispose();
}

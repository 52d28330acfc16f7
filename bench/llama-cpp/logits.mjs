// Asks llama.cpp for the logits after a prompt and for the greedy tokens that follow, and stores its answers as test data.
// A file NAME.adapter beside NAME.gguf is applied to it at three quarters of its strength.
// Usage: node logits.mjs FOLDER_WITH_GGUF_FILES ../../tests/Agent.Inference.Tests/Data
import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [models, data] = process.argv.slice(2);
if (!models || !data) {
  console.error("Usage: node logits.mjs FOLDER_WITH_GGUF_FILES FOLDER_FOR_llama-cpp-logits.json");
  process.exit(2);
}

// Longer than a block of 32 positions, with every kind of distance between equal tokens.
const prompt = Array.from({ length: 45 }, (_, i) => (i * i * 7 + i * 13) % 256);
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: 1 });
const answers = {};
for (const file of (await readdir(models)).filter((name) => name.endsWith(".gguf")).sort()) {
  const model = await llama.loadModel({ modelPath: join(models, file) });
  const adapter = join(models, file.replace(/gguf$/, "adapter"));
  const context = await model.createContext({
    lora: existsSync(adapter) ? { adapters: [{ filePath: adapter, scale: 0.75 }] } : undefined,
    contextSize: 256, threads: 1, flashAttention: false, experimentalKvCacheKeyType: "F32", experimentalKvCacheValueType: "F32",
  });
  const sequence = context.getSequence();
  const input = prompt.map((token, i) => (i < prompt.length - 1 ? token : [token, { generateNext: { token: true, logits: true, options: { temperature: 0 } } }]));
  const last = (await sequence.controlledEvaluate(input)).at(-1).next;
  const logits = Array(last.logits.size).fill(0);
  for (const [token, logit] of last.logits) logits[token] = +logit.toFixed(6);
  const greedy = [last.token];
  for await (const token of sequence.evaluate([last.token], { temperature: 0, yieldEogToken: true })) {
    greedy.push(token);
    if (greedy.length >= 24) break;
  }
  answers[basename(file, ".gguf")] = { prompt, logits, greedy };
  console.log(file, greedy.join(" "));
  await context.dispose();
  await model.dispose();
}
const lines = Object.entries(answers).map(([name, answer]) => `${JSON.stringify(name)}:${JSON.stringify(answer)}`);
await writeFile(join(data, "llama-cpp-logits.json"), `{\n${lines.join(",\n")}\n}\n`);

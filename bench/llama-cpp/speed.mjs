// Runs the engine and llama.cpp by turns on the same files and prints milliseconds per token and their ratio.
// Usage: node speed.mjs FOLDER_WITH_GGUF_FILES PATH_OF_speed.dll [THREADS] [TURNS]
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROMPT = 512, REPLY = 64;

/** Measures llama.cpp in a process of its own, as the engine is measured; the first round warms up. */
async function measure(path, threads, rounds) {
  const { getLlama, LlamaLogLevel } = await import("node-llama-cpp");
  const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: threads });
  const model = await llama.loadModel({ modelPath: path });
  const prompt = Array.from({ length: PROMPT }, (_, i) => (i * 7) % 256);
  for (let round = 0; round <= rounds; round++) {
    const context = await model.createContext({ contextSize: 1024, batchSize: 512, threads });
    const sequence = context.getSequence();
    const timed = async (action) => {
      const [wall, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
      await action();
      const { user, system } = process.cpuUsage(cpu);
      return [Number(process.hrtime.bigint() - wall) / 1e6, (user + system) / 1e3];
    };
    const next = { generateNext: { token: true, options: { temperature: 0 } } };
    const prefill = await timed(() => sequence.controlledEvaluate(prompt.map((token, i) => (i < PROMPT - 1 ? token : [token, next]))));
    const decode = await timed(async () => {
      let left = REPLY;
      for await (const _ of sequence.evaluate([1], { temperature: 0, yieldEogToken: true })) if (--left === 0) break;
    });
    if (round > 0) console.log(JSON.stringify([...prefill.map((ms) => ms / PROMPT), ...decode.map((ms) => ms / REPLY)]));
    await context.dispose();
  }
  process.exit(0);
}

const [models, engine, threads = "1", turns = "5"] = process.argv.slice(2);
if (models === "measure") await measure(engine, +threads, +turns);
if (!models || !engine) {
  console.error("Usage: node speed.mjs FOLDER_WITH_GGUF_FILES PATH_OF_speed.dll [THREADS] [TURNS]");
  process.exit(2);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const lines = (command, args) => execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
  .split("\n").filter((line) => line.startsWith("[")).map((line) => JSON.parse(line));
console.log(`${threads} threads, ${turns} turns, load ${loadavg()[0].toFixed(1)}`);
for (const file of readdirSync(models).filter((name) => name.endsWith(".gguf")).sort()) {
  const [ours, theirs] = [[], []];
  for (let turn = 0; turn < +turns; turn++) {
    ours.push(...lines("dotnet", [engine, "run", join(models, file), threads, "2"]));
    theirs.push(...lines(process.execPath, [fileURLToPath(import.meta.url), "measure", join(models, file), threads, "2"]));
  }
  ["prefill, wall", "prefill, processor", "decode, wall", "decode, processor"].forEach((name, i) => {
    const [a, b] = [ours, theirs].map((rows) => median(rows.map((row) => row[i])));
    console.log(`${file}  ${name.padEnd(19)} engine ${a.toFixed(3)} ms  llama.cpp ${b.toFixed(3)} ms  engine is ${(b / a).toFixed(2)} times as fast`);
  });
}
console.log(`load ${loadavg()[0].toFixed(1)} at the end`);

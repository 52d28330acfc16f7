#!/usr/bin/env bash
# Teaches an older chef-nano from a dataset of a thousand runs, and measures it by the suites.
#
#   models/chef-nano/relearn.sh BASE.gguf OUT [MINUTES [GOALS]]
#
# BASE is a chef-nano. OUT gets everything that is made, OUT/tuned.gguf among it. MINUTES of training: 30.
# GOALS is how many goals of each suite are done; all without it.
# TRAINER is the command that runs the trainer, where its library needs another system than this one (see its README).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -ge 2 ] || { sed -n '4,8s/^# \{0,1\}//p' "$0"; exit 2; }
base=$(realpath "$1") minutes=${3:-30} goals=${4:-}
mkdir -p "$2"
out=$(cd "$2" && pwd)
cd "$root"

. models/chef-nano/commands.sh

rm -rf "$out"/{runs,dataset,eval-runs,home,data,probe,trained} "$out"/*.jsonl
mkdir -p "$out/data" "$out/probe"
cp "$base" "$out/base.gguf"

echo "== A thousand runs of the teacher, who stands here for a larger model; goals like those of a suite are left out"
teacher runs . "$out/runs" 11 1162
agent dataset --runs "$out/runs" --outcome met,out_of_reach --with-notes --unseen kitchen --unseen research --unseen chores --unseen refusals --split 96,4,0 --out "$out/dataset/kitchen"
teacher encode . "$out/base.gguf" "$out/data/kitchen.bin" "$out/dataset/kitchen.train.jsonl"
teacher encode . "$out/base.gguf" "$out/probe/kitchen.bin" "$out/dataset/kitchen.valid.jsonl"

echo "== Training, and a fifth of what the base knew"
trainer train --start "$out/base.gguf" --data "$out/data" --probe "$out/probe" --out "$out/trained" --minutes "$minutes" --rate 1e-3 --warmup 15 --decay 0.5
trainer export --checkpoint "$out/trained/latest.ckpt" --vocabulary "$out/base.gguf" --out "$out/tuned.gguf" --blend "$out/base.gguf" --share 0.2

for suite in kitchen research chores refusals; do
  echo "== $suite"
  agent eval "$suite" --seed 1 --quiet --model "$out/tuned.gguf" --runs "$out/eval-runs" --results "$out/$suite.jsonl" ${goals:+--limit "$goals"}
done

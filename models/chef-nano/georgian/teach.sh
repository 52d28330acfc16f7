#!/usr/bin/env bash
# Teaches a model a cuisine that it has not seen, as a LoRA adapter, and measures before and after.
#
#   models/chef-nano/georgian/teach.sh BASE.gguf OUT [MINUTES [RUNS]]
#
# BASE is a chef-nano. OUT gets everything that is made. MINUTES of training: 20. RUNS that are drawn for the dataset: 1600.
# TRAINER is the command that runs the trainer, where its library needs another system than this one (see its README).
# GOALS is how many goals of each suite are done; all without it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
[ $# -ge 2 ] || { sed -n '4,8s/^# \{0,1\}//p' "$0"; exit 2; }
base=$(realpath "$1") minutes=${3:-20} runs=${4:-1600}
mkdir -p "$2"
out=$(cd "$2" && pwd)
cd "$root"

. models/chef-nano/commands.sh
measure() { # NAME SUITE OPTIONS... : one line for each figure, and the results in OUT/NAME.jsonl
  local name=$1 suite=$2
  shift 2
  echo "== $name"
  agent eval "$suite" --seed 1 --quiet --runs "$out/eval-runs" --results "$out/$name.jsonl" ${GOALS:+--limit "$GOALS"} "$@"
}

echo "== The kitchen of the cuisine: its dishes, and what every kitchen shares"
rm -rf "$out"/{kitchen,named,open,dataset,runs,eval-runs,home,data,probe,adapter} "$out"/*.jsonl
knowledge=$out/kitchen/models/chef-nano/knowledge
mkdir -p "$knowledge" "$out/kitchen/library" "$out/data" "$out/probe"
cp models/chef-nano/knowledge/{ingredients,questions}*.json "$here/knowledge/dishes.json" "$knowledge"
cp -r models/chef-nano/knowledge/sayings "$knowledge"
cp -r library/*.md library/*.json library/recipes "$out/kitchen/library"
teacher recipes "$out/kitchen"
for suite in named open; do
  mkdir -p "$out/$suite"
  cp "$here/suite/$suite.json" "$out/$suite"
  echo '{ "library": "../kitchen/library" }' >"$out/$suite/suite.json"
done
cp "$base" "$out/base.gguf"

# Goals that name a dish of the cuisine, and goals that leave it open: there the adapter should think of one.
measure named-before "$out/named" --model "$out/base.gguf"
measure open-before "$out/open" --model "$out/base.gguf"
measure chores-before chores --model "$out/base.gguf"

echo "== The dataset: runs of the teacher, who stands here for a larger model; goals like those of a suite are left out"
teacher runs "$out/kitchen" "$out/runs" 1 "$runs" 0.95
unseen=()
for suite in "$out/named" "$out/open" kitchen research chores refusals; do unseen+=(--unseen "$suite"); done
agent dataset --runs "$out/runs" --outcome met,out_of_reach --with-notes "${unseen[@]}" --split 90,10,0 --out "$out/dataset/georgian"
teacher encode . "$out/base.gguf" "$out/data/georgian.bin" "$out/dataset/georgian.train.jsonl"
teacher encode . "$out/base.gguf" "$out/probe/georgian.bin" "$out/dataset/georgian.valid.jsonl"

echo "== The adapter"
trainer lora --base "$out/base.gguf" --data "$out/data" --probe "$out/probe" --out "$out/adapter" --name georgian --minutes "$minutes" --rate 3e-3

for suite in named open; do
  measure $suite-after "$out/$suite" --model "$out/base.gguf" --adapter "$out/adapter/adapter.gguf" --baseline "$out/$suite-before.jsonl"
done
measure chores-after chores --model "$out/base.gguf" --adapter "$out/adapter/adapter.gguf" --baseline "$out/chores-before.jsonl"

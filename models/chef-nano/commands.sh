# Sourced in the root of the repository, with OUT as $out: builds and names the commands agent, teacher and trainer.
# TRAINER is the command that runs the trainer, where its library needs another system than this one (see its README).
for project in src/Agent.Cli models/chef-nano/teacher; do
  dotnet build "$project" -c Release -v q -clp:NoSummary >"$out/build.log" || { cat "$out/build.log"; exit 1; }
done
export AGENT_HOME=$out/home
agent() { src/Agent.Cli/bin/Release/net10.0/agent "$@"; }
teacher() { dotnet models/chef-nano/teacher/bin/Release/net10.0/ChefNano.Teacher.dll "$@"; }
trainer() { ${TRAINER:-dotnet run -c Release --project models/chef-nano/trainer --} "$@"; }

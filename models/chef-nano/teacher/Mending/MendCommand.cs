using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Hosting;
using Agent.Inference;

namespace ChefNano.Teacher.Mending;

/// <summary>Counts how often the model finds and mends what was planted into its drafts, flaw by flaw.</summary>
internal static class MendCommand
{
    /// <param name="sitting">Where the runs are made.</param>
    /// <param name="checks">What judges the works.</param>
    /// <param name="modelPath">The model.</param>
    /// <param name="goals">Goals of an exam; its recipes are taken.</param>
    /// <param name="seed">The seed of the first run.</param>
    /// <param name="most">Runs of each kind of flaw.</param>
    public static async Task RunAsync(Sitting sitting, Checks checks, string modelPath, IReadOnlyList<ExamGoal> goals, ulong seed, int most)
    {
        using var model = new GgufChatClient(new GgufChatOptions { ModelPath = modelPath });
        var within = new WithinContext(model);
        var card = Exam.Card(model);
        var mending = new MendingExam(sitting, checks);
        List<string> table = [$"{"flaw",-12}{"planted",8}{"found",8}{"mended",8}{"in place",10}"];
        foreach (var kind in Flaws.ByName.Keys)
        {
            var followed = new List<Mended>();
            foreach (var goal in goals.Where(goal => goal.Kind == "recipe" && (kind != "diet" || goal.Checks.Any(c => c.Check == CheckKind.Diet))).Take(most))
            {
                var mended = await mending.FollowAsync(within, card, goal.Goal, goal.Checks, kind, seed);
                followed.Add(mended);
                Console.WriteLine($"{kind}: {(mended.Flaw is null ? "not planted" : $"{mended.Flaw.What}, {(mended.FoundBy is null ? "not found" : $"found by the {mended.FoundBy}")}, {(mended.Gone ? mended.InPlace ? "mended" : "gone in a new attempt" : "not mended")}")}: {goal.Goal}: {mended.Run.Outcome!.Message}");
            }
            table.Add($"{kind,-12}{followed.Count(m => m.Flaw is not null),8}{followed.Count(m => m.FoundBy is not null),8}{followed.Count(m => m.Gone),8}{followed.Count(m => m.InPlace),10}");
        }
        table.ForEach(Console.WriteLine);
    }
}

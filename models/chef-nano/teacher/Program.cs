using System.Globalization;
using Agent.Inference;
using Agent.Inference.Files;
using Agent.Inference.Templates;
using Agent.Inference.Tokenizers;
using Agent.Tools.Libraries;
using ChefNano.Teacher;
using ChefNano.Teacher.Kitchen;
using ChefNano.Teacher.Mending;

// teacher recipes ROOT                        the dishes as documents of the library
// teacher vocabulary ROOT OUT.gguf [EARLIER.gguf]   the tokenizer, from everything that will be said; tokens of an earlier one keep their numbers
// teacher write ROOT VOCABULARY OUT SEED RUNS OPENINGS   one shard of lessons
// teacher runs ROOT FOLDER SEED COUNT [SHARE] runs as journals, for agent dataset; SHARE of the goals that leave the dish open are thought of by name
// teacher own ROOT MODEL.gguf FOLDER SEED COUNT            the model's own runs of drawn goals, those that ended as they should
// teacher encode ROOT VOCABULARY OUT DATASET.jsonl       one shard of recorded runs, as agent dataset writes them
// teacher show ROOT SEED                      one run as text
// teacher exam ROOT MODEL.gguf GOALS.json SEED [--texts]   the model itself on goals that it never saw
// teacher mend ROOT MODEL.gguf GOALS.json SEED COUNT       how often it finds and mends what was planted into its drafts
// teacher goals ROOT SEED COUNT               goals only, one a line
var root = args[1];
var kitchen = KnowledgeBase.Read(Path.Combine(root, "models/chef-nano/knowledge"));
RecipeBook.Plurals = kitchen.Plurals;
var recipes = Path.Combine(root, "library/recipes");
var book = new RecipeBook(kitchen, Directory.EnumerateFiles(Path.Combine(root, "library"), "*.md").Select(file => File.ReadLines(file).First()[2..]));
if (args[0] == "recipes")
{
    Directory.CreateDirectory(recipes);
    foreach (var title in book.Titles)
        File.WriteAllText(Path.Combine(recipes, title.Replace(' ', '-').Replace("'", "", StringComparison.Ordinal) + ".md"), book.Document(title));
    Console.WriteLine($"{book.Titles.Count} recipes");
    return 0;
}
using var library = Library.Open(Path.Combine(root, "library"));
var scratch = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"teacher-{Environment.ProcessId}"));
try
{
    var course = new Course(kitchen, library, book, scratch.FullName, root);
    switch (args[0])
    {
        case "vocabulary":
            var builder = new VocabularyBuilder();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "library"), "*.md"))
                builder.Count(File.ReadAllText(file), 2);
            foreach (var question in kitchen.Questions)
                builder.Count(" " + question.Text);
            foreach (var ingredient in kitchen.Ingredients)
                builder.Count(" " + string.Join(' ', ingredient.Spoken), 2);
            Dice.Plain = true;
            await foreach (var (_, lesson) in course.LessonsAsync(seed: 7, runs: 2500, openings: 0))
                foreach (var message in lesson.Messages.Skip(1))
                    builder.Count(message.Text);
            builder.Count((await course.OneAsync(1)).Lessons[0].Messages[0].Text, 100);
            using (var earlier = args.Length > 3 ? GgufFile.Open(args[3]) : null)
                Console.WriteLine($"{builder.Write(args[2], least: 4, earlier)} tokens");
            break;
        case "write":
            using (var file = GgufFile.Open(args[2]))
            {
                var tokens = new Tokens(Tokenizer.From(file), ChatTemplate.From(file));
                var lessons = new List<(ushort[], byte[])>();
                long all = 0, learned = 0;
                await foreach (var (_, lesson) in course.LessonsAsync(int.Parse(args[4]), int.Parse(args[5]), int.Parse(args[6])))
                {
                    var encoded = tokens.Of(lesson);
                    all += encoded.Ids.Length;
                    learned += encoded.Mask.Count(m => m == 1);
                    lessons.Add(encoded);
                }
                Tokens.Write(args[3], lessons);
                Console.WriteLine($"{lessons.Count} lessons, {all} tokens, {learned} learned, longest {lessons.Max(l => l.Item1.Length)}; runs not met: {course.Failures}, nothing fitting: {course.Unfitting}");
            }
            break;
        case "runs":
            var thought = args.Length > 5 ? double.Parse(args[5], CultureInfo.InvariantCulture) : 0;
            // The dishes of a cuisine of its own are thought of where the goal leaves them open, and seldom asked for by name.
            course = thought > 0
                ? new Course(kitchen, library, book, scratch.FullName, root) { Faulty = 0, Named = 0.1, Thought = thought }
                : new Course(kitchen, library, book, scratch.FullName, root) { Faulty = 0, Mix = Mix.Few };
            Console.WriteLine($"{await RunsCommand.WriteAsync(course, args[2], int.Parse(args[3]), int.Parse(args[4]))} runs kept; not met: {course.Failures}, nothing fitting: {course.Unfitting}");
            break;
        case "own":
            var (done, kept) = await new OwnRunsCommand(course, new Sitting(library, scratch.FullName, KitchenChecks.All(root)), KitchenChecks.All(root), args[2]).WriteAsync(args[3], int.Parse(args[4]), int.Parse(args[5]));
            Console.WriteLine($"{kept} of {done} runs kept");
            break;
        case "encode":
            using (var file = GgufFile.Open(args[2]))
            {
                var tokens = new Tokens(Tokenizer.From(file), ChatTemplate.From(file));
                var encoded = Recorded.Read(args[4]).Select(tokens.Of).ToList();
                Tokens.Write(args[3], encoded);
                Console.WriteLine($"{encoded.Count} lessons, {encoded.Sum(l => (long)l.Ids.Length)} tokens, {encoded.Sum(l => (long)l.Mask.Count(m => m == 1))} learned");
            }
            break;
        case "show":
            var (shown, run) = await course.OneAsync(int.Parse(args[2]));
            foreach (var lesson in shown)
            {
                foreach (var (message, i) in lesson.Messages.Select((m, i) => (m, i)))
                    Console.WriteLine($"[{message.Role}{(lesson.Learned.Contains(i) ? "*" : "")}] {message.Text}");
                Console.WriteLine("----");
            }
            Console.WriteLine(run?.Outcome);
            break;
        case "goals":
            for (var i = 0; i < int.Parse(args[3]); i++)
                Console.WriteLine(course.Draw(new Dice(int.Parse(args[2]) + i))?.Goal);
            break;
        case "exam":
            using (var model = new GgufChatClient(new GgufChatOptions { ModelPath = args[2] }))
            {
                var exam = new Exam(new Sitting(library, scratch.FullName, KitchenChecks.All(root)), KitchenChecks.All(root), model);
                var byKind = new SortedDictionary<string, (int Passed, int All)>();
                foreach (var goal in ExamGoal.Read(args[3]))
                {
                    var (faults, sat, text) = await exam.SitAsync(goal, ulong.Parse(args[4]));
                    var (passed, all) = byKind.GetValueOrDefault(goal.Kind);
                    byKind[goal.Kind] = (passed + (faults.Count == 0 ? 1 : 0), all + 1);
                    Console.WriteLine($"{(faults.Count == 0 ? "pass" : "FAIL")} {goal.Goal}{string.Concat(faults.Select(f => $"\n     {f}"))}");
                    if (args.Contains("--texts"))
                        Console.WriteLine($"--- {sat.Brief}\n{text}\n---");
                }
                foreach (var (kind, (passed, all)) in byKind)
                    Console.WriteLine($"{kind}: {passed} of {all}");
                Console.WriteLine($"all: {byKind.Values.Sum(v => v.Passed)} of {byKind.Values.Sum(v => v.All)}");
            }
            break;
        case "mend":
            await MendCommand.RunAsync(new Sitting(library, scratch.FullName, KitchenChecks.All(root)), KitchenChecks.All(root), args[2], ExamGoal.Read(args[3]), ulong.Parse(args[4]), int.Parse(args[5]));
            break;
        default:
            Console.Error.WriteLine($"There is no command '{args[0]}'. The commands are: recipes, vocabulary, write, runs, own, encode, show, goals, exam, mend.");
            return 2;
    }
    return 0;
}
finally
{
    scratch.Delete(recursive: true);
}

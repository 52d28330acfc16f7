using System.Text.Json;

namespace Agent.Inference.Grammars;

/// <summary>Turns a schema into nodes. Keywords that only describe are passed over; one that limits values and cannot be enforced is refused by name.</summary>
internal sealed partial class SchemaCompiler(JsonElement root)
{
    private const int MaxNodes = 20_000;
    private const int MaxNesting = 128;
    private const int MaxBranchSteps = 1_000_000;
    private const long MaxLeast = 1 << 20;

    private readonly List<Choice> choices = [];
    private readonly List<Container> containers = [];
    private readonly Dictionary<string, Choice> references = [];
    private readonly Queue<(Choice Choice, JsonElement Schema, string Path)> pending = [];
    private Choice? any;
    private int nodes;

    public Node Compile()
    {
        try
        {
            var start = Visit(root, "#", 0);
            while (pending.TryDequeue(out var next))
            {
                next.Choice.Branches.Add(Visit(next.Schema, next.Path, 0));
            }
            FlattenChoices();
            MeasureContainers();
            Possible(start.Least(Node.MaxDepth), MaxLeast);
            return start;
        }
        catch (InvalidOperationException unreadable) when (unreadable is not ObjectDisposedException)
        {
            throw new NotSupportedException($"The schema holds text that is not Unicode: {unreadable.Message}", unreadable);
        }
    }

    private Node Visit(JsonElement schema, string path, int nesting)
    {
        if (++nodes > MaxNodes)
        {
            throw new NotSupportedException($"The schema has more than {MaxNodes} parts. Offer fewer alternatives at a time.");
        }
        if (nesting > MaxNesting)
        {
            throw new NotSupportedException($"The schema is nested deeper than {MaxNesting} at '{path}'. Move the inner part to $defs.");
        }
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                return Any();
            case JsonValueKind.False:
                return NewChoice(path);
            case JsonValueKind.Object:
                return VisitObject(schema, path, nesting);
            default:
                throw new NotSupportedException($"There is a {schema.ValueKind} at '{path}' where a schema should stand. A schema is an object, true or false.");
        }
    }

    private Node VisitObject(JsonElement schema, string path, int nesting)
    {
        RefuseUnsupported(schema, path);
        if (schema.TryGetProperty("$ref", out var reference))
        {
            RefuseBeside(schema, path, "$ref");
            return Reference(Text(reference, path, "$ref"), path);
        }
        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (schema.TryGetProperty(keyword, out var branches))
            {
                RefuseBeside(schema, path, keyword);
                return Branches(branches, $"{path}/{keyword}", keyword, nesting);
            }
        }
        return schema.TryGetProperty("enum", out _) || schema.TryGetProperty("const", out _)
            ? Fixed(schema, path)
            : Typed(schema, path, nesting);
    }

    private Choice Branches(JsonElement branches, string path, string keyword, int nesting)
    {
        Expect(branches, JsonValueKind.Array, path);
        if (keyword == "allOf" && branches.GetArrayLength() != 1)
        {
            throw Unsupported("allOf", path, "Write the parts as one schema");
        }
        var choice = NewChoice(path);
        var index = 0;
        foreach (var branch in branches.EnumerateArray())
        {
            choice.Branches.Add(Visit(branch, $"{path}/{index++}", nesting + 1));
        }
        return choice;
    }

    private Choice Reference(string reference, string path)
    {
        if (references.TryGetValue(reference, out var known))
        {
            return known;
        }
        if (reference is not ("#" or ['#', '/', ..]))
        {
            throw new NotSupportedException($"The reference '{reference}' at '{path}' leaves the schema or names an anchor. Use one of the form '#/$defs/name'.");
        }
        var target = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~");
            var found = target.ValueKind switch
            {
                JsonValueKind.Object => target.TryGetProperty(name, out target),
                JsonValueKind.Array => int.TryParse(name, out var index) && index >= 0 && index < target.GetArrayLength() && Into(index),
                _ => false,
            };
            if (!found)
            {
                throw new NotSupportedException($"The reference '{reference}' at '{path}' points at nothing: there is no '{name}'. Add it under $defs.");
            }
            bool Into(int index)
            {
                target = target[index];
                return true;
            }
        }
        var choice = NewChoice(reference);
        references.Add(reference, choice);
        // Later, not now: a reference may point at what is being compiled, and a long chain of them would exhaust the stack.
        pending.Enqueue((choice, target, reference));
        return choice;
    }

    private Choice Any()
    {
        if (any is not null)
        {
            return any;
        }
        any = NewChoice("any value");
        any.Branches.Add(new Words(["null"u8.ToArray(), "true"u8.ToArray(), "false"u8.ToArray()]));
        any.Branches.Add(AnyNumber);
        any.Branches.Add(AnyString);
        any.Branches.Add(Keep(new ListNode(any, 0, ListNode.Unbounded)));
        any.Branches.Add(Keep(new ListNode(any, 0, ListNode.Unbounded, AnyString)));
        return any;
    }

    private Choice NewChoice(string path)
    {
        var choice = new Choice(path);
        choices.Add(choice);
        return choice;
    }

    private T Keep<T>(T container)
        where T : Container
    {
        containers.Add(container);
        return container;
    }

    private void FlattenChoices()
    {
        var steps = 0;
        foreach (var choice in choices)
        {
            steps += choice.Flatten(MaxBranchSteps - steps);
            if (choice.Branches.Count > PositionSet.MaxWays)
            {
                throw new NotSupportedException($"There are {choice.Branches.Count} alternatives at '{choice.Path}', and {PositionSet.MaxWays} are the most. Offer fewer at a time.");
            }
        }
    }

    /// <summary>Works out the shortest values for 1, 2, … nested containers, until one more changes nothing.</summary>
    private void MeasureContainers()
    {
        var changed = true;
        for (var budget = 1; changed && budget <= Node.MaxDepth; budget++)
        {
            changed = false;
            foreach (var container in containers)
            {
                changed |= container.Measure();
            }
        }
        foreach (var container in containers)
        {
            Possible(container.Least(Node.MaxDepth), Node.Never);
        }
    }

    private static void Possible(long least, long most)
    {
        if (least > MaxLeast && least < Node.Never)
        {
            throw new NotSupportedException($"The shortest value of a part of the schema takes {least} bytes, and {MaxLeast} are the most. Lower minLength or minItems.");
        }
        if (least > most)
        {
            throw new NotSupportedException($"No value can satisfy the schema within {Node.MaxDepth} levels of nesting. Look for a required member that contains itself, a minimum above its maximum, or an empty enum.");
        }
    }
}

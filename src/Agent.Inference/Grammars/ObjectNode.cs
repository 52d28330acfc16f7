using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>A member of an object: its canonical name with quotes and colon, with and without a comma before it.</summary>
internal sealed class Member(ReadOnlySpan<byte> quotedName, Node value, bool required)
{
    public Words First { get; } = new([.. quotedName, (byte)':']);
    public Words Further { get; } = new([(byte)',', .. quotedName, (byte)':']);
    public Node Value => value;
    public bool Required => required;
}

/// <summary>
/// An object whose members come in schema order. A place is three times a member's index, plus 0 before the first
/// member that is said, 1 after one, 2 before that member's value.
/// </summary>
internal sealed class ObjectNode(IReadOnlyList<Member> members) : Container
{
    private static readonly Words Open = new("{"u8);
    private static readonly Words Close = new("}"u8);

    public override void Enter(Frame? rest, PositionSet into) => Open.Enter(new Frame(this, 0, rest), into);

    public override void Resume(long at, Frame? parent, PositionSet into)
    {
        var (index, phase) = ((int)(at / 3), at % 3);
        if (phase == 2)
        {
            members[index].Value.Enter(Place(index + 1, 1, parent), into);
            return;
        }
        var inner = Frame.Budget(parent) - 1;
        for (; index < members.Count; index++)
        {
            var member = members[index];
            if (member.Value.Least(inner) != Never)
            {
                (phase == 0 ? member.First : member.Further).Enter(Place(index, 2, parent), into);
            }
            if (member.Required)
            {
                return;
            }
        }
        Close.Enter(parent, into);
    }

    public override long LeastFrom(long at, int inner)
    {
        var (index, phase) = ((int)(at / 3), at % 3);
        if (phase == 2)
        {
            return Sum(members[index].Value.Least(inner), LeastFrom(((index + 1) * 3) + 1, inner));
        }
        var sum = 1L;
        for (; index < members.Count; index++)
        {
            if (members[index].Required)
            {
                sum = Sum(sum, Sum(Name(index, phase).Length, members[index].Value.Least(inner)));
                phase = 1;
            }
        }
        return sum;
    }

    public override void WriteLeast(int budget, IBufferWriter<byte> writer)
    {
        writer.Write("{"u8);
        WriteLeastFrom(0, budget - 1, writer);
    }

    public override void WriteLeastFrom(long at, int inner, IBufferWriter<byte> writer)
    {
        var (index, phase) = ((int)(at / 3), at % 3);
        if (phase == 2)
        {
            members[index].Value.WriteLeast(inner, writer);
            (index, phase) = (index + 1, 1);
        }
        for (; index < members.Count; index++)
        {
            if (members[index].Required)
            {
                writer.Write(Name(index, phase));
                members[index].Value.WriteLeast(inner, writer);
                phase = 1;
            }
        }
        writer.Write("}"u8);
    }

    public override string AsGbnf(Gbnf rules)
    {
        var said = members.Where(member => Gbnf.IsPossible(member.Value)).ToList();
        var required = said.FindIndex(member => member.Required);
        var body = Rest(required + 1);
        if (required >= 0)
        {
            body = Named(said[required].First, required) + body;
        }
        // Optional members before the first required one: any of them may be the one without a comma.
        for (var i = (required >= 0 ? required : said.Count) - 1; i >= 0; i--)
        {
            var last = required < 0 && i == said.Count - 1;
            var from = Named(said[i].First, i) + (last ? "" : Further(i + 1));
            body = last ? from : $"{from} | {rules.Rule("begin", body.Trim())}";
        }
        return required == 0 || said.Count == 0 ? $"\"{{\"{body} \"}}\""
            : $"\"{{\" {rules.Rule("begin", body.Trim())}{(required < 0 ? "?" : "")} \"}}\"";

        string Further(int from) => from == said.Count ? "" : " " + rules.Rule("more", Rest(from).Trim());

        string Rest(int from) => string.Concat(said.Skip(from).Select((member, i) => member.Required ? Named(member.Further, from + i) : $" ({Named(member.Further, from + i).Trim()})?"));

        string Named(Words name, int i) => $" {Gbnf.Literal(name.All[0])} {rules.Use(said[i].Value)}";
    }

    protected override long LeastWhole(int inner) => Sum(1, LeastFrom(0, inner));

    private byte[] Name(int index, long phase) => (phase == 0 ? members[index].First : members[index].Further).All[0];

    private Frame Place(int index, int phase, Frame? parent) => new(this, ((long)index * 3) + phase, parent);
}

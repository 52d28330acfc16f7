using System.Text.Json;
using Agent.Core.Policies;
using Agent.Core.Tools;

namespace Agent.Core.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly ToolCall Call = new("t", JsonDocument.Parse("{}").RootElement);

    [Fact]
    public void Nothing_is_allowed_that_was_not_granted()
    {
        foreach (var effect in Enum.GetValues<Effect>())
            Assert.False(Policy.Decide(Tool(effect), Call, Label.User, new Grant([])).Allowed);
    }

    [Fact]
    public void A_call_of_no_tool_is_denied()
        => Assert.Equal("unknown_tool", Policy.Decide(null, Call, Label.User, Grant.Default).Rule);

    [Theory]
    [InlineData(Integrity.Trusted, Confidentiality.Public, true)]
    [InlineData(Integrity.Trusted, Confidentiality.Internal, false)]
    [InlineData(Integrity.Untrusted, Confidentiality.Public, true)]
    [InlineData(Integrity.Untrusted, Confidentiality.Secret, false)]
    public void What_has_read_private_text_sends_nothing_out(Integrity integrity, Confidentiality confidentiality, bool allowed)
        => Assert.Equal(allowed, Policy.Decide(Tool(Effect.Network), Call, new Label("x", integrity, confidentiality), new Grant([Effect.Network])).Allowed);

    [Fact]
    public void A_stricter_label_or_a_smaller_grant_never_turns_a_denial_into_a_permission()
    {
        foreach (var effect in Enum.GetValues<Effect>())
            foreach (var integrity in Enum.GetValues<Integrity>())
                foreach (var confidentiality in Enum.GetValues<Confidentiality>())
                {
                    var label = new Label("x", integrity, confidentiality);
                    var mild = Policy.Decide(Tool(effect), Call, new Label("x", Integrity.Trusted, Confidentiality.Public), new Grant([effect])).Allowed;
                    var strict = Policy.Decide(Tool(effect), Call, label, new Grant([effect])).Allowed;
                    Assert.True(mild || !strict);
                    Assert.False(Policy.Decide(Tool(effect), Call, label, new Grant([])).Allowed);
                }
    }

    private static Tool Tool(Effect effect) => new("t", "A tool.", effect, Idempotent: true, []);
}

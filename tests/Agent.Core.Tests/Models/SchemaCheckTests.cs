using System.Text.Json;
using Agent.Core.Goals;
using Agent.Core.Models;
using Agent.Core.Runs;

namespace Agent.Core.Tests.Models;

public sealed class SchemaCheckTests
{
    private static readonly Goal Soup = new("make soup");

    [Theory]
    [InlineData("""{"reach":"yes","role":"cook","subject":"s","file":"f","criteria":[]}""", null)]
    [InlineData("""{"reach":"perhaps","role":"cook","subject":"s","file":"f","criteria":[]}""", "one of")]
    [InlineData("""{"reach":"yes","role":"cook","subject":"s","criteria":[]}""", "lacks 'file'")]
    [InlineData("""{"reach":"yes","role":"cook","subject":"s","file":"f","criteria":[],"more":1}""", "'more'")]
    [InlineData("""{"reach":"yes","role":"","subject":"s","file":"f","criteria":[]}""", "at least 1")]
    [InlineData("""{"reach":"yes","role":7,"subject":"s","file":"f","criteria":[]}""", "type string")]
    [InlineData("[]", "type object")]
    public void The_first_fault_of_a_reply_is_one_sentence(string reply, string? part)
    {
        using var value = JsonDocument.Parse(reply);
        using var schema = JsonDocument.Parse(ReplySchemas.Brief(Soup, [], NamedFiles.Of(Soup, null)));

        var fault = SchemaCheck.FirstFault(value.RootElement, schema.RootElement);

        if (part is null)
            Assert.Null(fault);
        else
            Assert.Contains(part, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["leek","lamb"]""", null)]
    [InlineData("""["leek","lamb","leek"]""", "the reply names \"leek\" twice.")]
    public void What_may_come_once_comes_once(string reply, string? fault)
    {
        using var value = JsonDocument.Parse(reply);
        using var schema = JsonDocument.Parse("""{"type":"array","items":{"type":"string"},"uniqueItems":true}""");

        Assert.Equal(fault, SchemaCheck.FirstFault(value.RootElement, schema.RootElement));
    }
}

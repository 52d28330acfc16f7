using Agent.Evaluation.Datasets;

namespace Agent.Evaluation.Tests;

public sealed class MaskTests
{
    [Theory]
    [InlineData("write to ana.lopez+shop@mail.example.org today", "write to <email-1> today")]
    [InlineData("""{"content":"mail zoë@bücher.example\nnow"}""", """{"content":"mail <email-1>\nnow"}""")]
    [InlineData("call +44 20 7946 0958 or (555) 123-4567", "call <phone-1> or <phone-2>")]
    [InlineData("ring 030/1234567, not 555-867-5309", "ring <phone-1>, not <phone-2>")]
    [InlineData("card 4111 1111 1111 1111 or 5500-0000-0000-0004", "card <card-1> or <card-2>")]
    [InlineData("pay to DE89 3704 0044 0532 0130 00 please", "pay to <iban-1> please")]
    [InlineData("key AKIAIOSFODNN7EXAMPLE and ghp_abcdefghijklmnopqrstuvwxyz0123456789", "key <token-1> and <token-2>")]
    [InlineData("sk-proj-abcdefghijklmnop1234 again sk-proj-abcdefghijklmnop1234", "<token-1> again <token-1>")]
    [InlineData("password: hunter2! and api_key=abc123", "password: <secret-1> and api_key=<secret-2>")]
    [InlineData("""{"password\":\"tr0ub4dor\"}""", """{"password\":\"<secret-1>\"}""")]
    [InlineData("the wifi password is Rosen4711", "the wifi password is <secret-1>")]
    [InlineData("/home/maria/notes.txt and C:\\\\Users\\\\bob\\\\x and /Users/eve", "/home/<user-1>/notes.txt and C:\\\\Users\\\\<user-2>\\\\x and /Users/<user-3>")]
    [InlineData("from 203.0.113.9 to 127.0.0.1", "from <address-1> to 127.0.0.1")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\\nMIIB\\n-----END RSA PRIVATE KEY-----!", "<key-1>!")]
    public void What_is_secret_or_personal_is_named_and_the_rest_stays(string text, string expected) => Assert.Equal(expected, new Mask().Of(text));

    [Theory]
    [InlineData("- 1200 g leg of lamb\n- 4 cloves garlic\n1. Heat the oven to 180 C for 90 minutes.")]
    [InlineData("id,name,timestamp\n3,Alice,2023-09-25 14:10:00\n1,Bob,2023-09-24 12:05:00")]
    [InlineData("the secret is butter, the token of love, the key to a good sauce")]
    [InlineData("no card 4111 1111 1111 1112, no sum 1234567890123")]
    [InlineData("version 1.2.3.400 of 2026-11-24, 12.5 % of 1,861.55, order 20261124-045853")]
    [InlineData("ratio 3:2:1, 0 1 2 3 4 5 6 7 8 9")]
    [InlineData("a@b, @home, 5 @ 2")]
    public void Amounts_dates_tables_and_plain_words_are_left_alone(string text) => Assert.Equal(text, new Mask().Of(text));

    [Fact]
    public void The_same_text_has_the_same_name_throughout_and_is_counted_once()
    {
        var mask = new Mask();

        Assert.Equal("<email-1>, <email-2>, <email-1>", mask.Of("a@x.org, b@x.org, a@x.org"));
        Assert.Equal("again <email-2>", mask.Of("again b@x.org"));
        Assert.Equal(2, mask.Counts["email"]);
    }

    [Fact]
    public void What_was_masked_is_not_masked_again() => Assert.Equal("password: <secret-1>", new Mask().Of(new Mask().Of("password: hunter2!")));
}

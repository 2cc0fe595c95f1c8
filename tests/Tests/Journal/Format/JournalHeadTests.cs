using Plimsoll.Journal.Format;

namespace Plimsoll.Tests.Journal.Format;

public sealed class JournalHeadTests
{
    private static readonly string Hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    [Fact]
    public void TryParse_ItsOwnText_GivesTheSame()
    {
        var head = new JournalHead(1_234_567, Hash);
        Assert.True(JournalHead.TryParse(head.ToString(), out var read));
        Assert.Equal(head, read);
        Assert.True(JournalHead.TryParse(head.ToString().ToUpperInvariant(), out read));
        Assert.Equal(head, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("7:")]
    [InlineData(":abc")]
    [InlineData("0:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("-1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg")]
    [InlineData("1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(JournalHead.TryParse(text, out _));
}

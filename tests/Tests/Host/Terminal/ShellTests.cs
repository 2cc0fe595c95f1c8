using Plimsoll.Host.Terminal;

namespace Plimsoll.Tests.Tests.Host.Terminal;

public sealed class ShellTests
{
    [Theory]
    [InlineData("plain-1.0_x:y=z,a/b%", "plain-1.0_x:y=z,a/b%")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("ü", "'ü'")]
    public void Quote_AnyText_IsOneWord(string text, string quoted) => Assert.Equal(quoted, Shell.Quote(text));
}

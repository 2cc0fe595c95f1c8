using Plimsoll.Research.Strategies;

namespace Plimsoll.Tests.Tests.Research.Strategies;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["Fast", "Slow", "Period", "BarsHeldMax"];

    [Theory]
    [InlineData("fast", "Fast")]
    [InlineData("Fsat", "Fast")]
    [InlineData("Fas", "Fast")]
    [InlineData("Faster", "Fast")]
    [InlineData("Slaw", "Slow")]
    [InlineData("priod", "Period")]
    [InlineData("BarHeldsMax", "BarsHeldMax")]
    public void Find_Misspelling_IsFound(string written, string meant) =>
        Assert.Equal(meant, NearestName.Find(written, Names));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("Volatility")]
    public void Find_NothingNear_IsNull(string written) => Assert.Null(NearestName.Find(written, Names));

    [Fact]
    public void Find_TextOfAnyLength_IsAnsweredAtOnce() =>
        Assert.Null(NearestName.Find(new string('F', 100_000), Names));

    [Fact]
    public void Find_EquallyNear_FirstWins() => Assert.Equal("ab", NearestName.Find("aa", ["ab", "ac"]));

    [Fact]
    public void Hint_NothingNear_SaysTheAlternative()
    {
        Assert.Equal("did you mean 'Slow'?", NearestName.Hint("Sloww", Names, "there are many"));
        Assert.Equal("there are many", NearestName.Hint("Volatility", Names, "there are many"));
    }
}

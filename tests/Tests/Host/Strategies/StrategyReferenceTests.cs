using Plimsoll.Host.Strategies;

namespace Plimsoll.Tests.Tests.Host.Strategies;

public sealed class StrategyReferenceTests
{
    [Theory]
    [InlineData("SmaCross", "SmaCross", null)]
    [InlineData("Mine.cs", "", "Mine.cs")]
    [InlineData("a b/Mine.CS", "", "a b/Mine.CS")]
    [InlineData("Mine.cs:Second", "Second", "Mine.cs")]
    [InlineData("C:\\work\\Mine.cs:Second", "Second", "C:\\work\\Mine.cs")]
    [InlineData("C:\\work\\Mine.dll", "", "C:\\work\\Mine.dll")]
    [InlineData("Sma:Cross", "Sma:Cross", null)]
    public void Parse_AnyForm_DividesFileAndClass(string text, string name, string? file)
    {
        var reference = StrategyReference.Parse(text);

        Assert.Equal(name, reference.Name);
        Assert.Equal(file, reference.File);
    }
}

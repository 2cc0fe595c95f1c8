using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture;

public sealed class RatchetTests
{
    private static readonly Ratchet OneAllowed = Ratchet.Parse("{ \"Rule\": { \"a.cs\": 1 } }");

    [Fact]
    public void Beyond_AsManyAsAllowed_ReportsNothing() =>
        Assert.Empty(OneAllowed.Beyond("Rule", [new Finding("a.cs", 1, "x", "y")]));

    [Fact]
    public void Beyond_OneMore_ReportsAllOfThatFile() =>
        Assert.Equal(
            2, OneAllowed.Beyond("Rule", [new Finding("a.cs", 1, "x", "y"), new Finding("a.cs", 2, "x", "y")]).Count());

    [Fact]
    public void Beyond_OtherFileOrRule_IsReported()
    {
        Assert.Single(OneAllowed.Beyond("Rule", [new Finding("b.cs", 1, "x", "y")]));
        Assert.Single(OneAllowed.Beyond("Other", [new Finding("a.cs", 1, "x", "y")]));
        Assert.Equal(1, OneAllowed.Total);
    }
}

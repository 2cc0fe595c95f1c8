using Plimsoll.Tests.Architecture.Rules;

namespace Plimsoll.Tests.Architecture;

public sealed class SizeTests
{
    private const string Path = "src/Model/A.cs";

    [Fact]
    public void FileLength_Repository_IsWithinLimit() => Check.Holds(SizeRules.FileLength);

    [Fact]
    public void TypeLength_Repository_IsWithinLimit() => Check.Holds(SizeRules.TypeLength);

    [Fact]
    public void MethodLength_Repository_IsWithinLimit() => Check.Holds(SizeRules.MethodLength);

    [Fact]
    public void LineLength_Repository_IsWithinLimit() => Check.Holds(SizeRules.LineLength);

    [Fact]
    public void FileLength_OneLineTooMany_IsFound()
    {
        Assert.Equal(501, Check.Finds(SizeRules.FileLength, Path, Lines(501)).Line);
        Check.FindsNothing(SizeRules.FileLength, Path, Lines(500));
    }

    [Fact]
    public void TypeLength_SplitOverTwoFiles_CountsTogether()
    {
        var part = "namespace N;\npartial class A\n{\n" + Lines(248) + "}\n";
        Assert.Empty(SizeRules.TypeLength(Check.Snippets((Path, part))));
        Assert.Single(SizeRules.TypeLength(Check.Snippets((Path, part), ("src/Model/A.More.cs", part))));
    }

    [Fact]
    public void MethodLength_OneLineTooMany_IsFound()
    {
        // The documentation and the attribute above a method do not count, its signature and braces do.
        Assert.Equal(4, Check.Finds(SizeRules.MethodLength, Path, Method(68)).Line);
        Check.FindsNothing(SizeRules.MethodLength, Path, Method(67));
    }

    [Fact]
    public void MethodLength_LongAccessor_IsFound() => Check.Finds(
        SizeRules.MethodLength, Path, "class A\n{\n    int B\n    {\n        get\n        {\n" + Lines(70)
            + "        }\n    }\n}\n");

    [Fact]
    public void LineLength_OneColumnTooMany_IsFound()
    {
        Assert.Equal(2, Check.Finds(SizeRules.LineLength, Path, "class A { }\n// " + new string('x', 118)).Line);
        Check.FindsNothing(SizeRules.LineLength, Path, "// " + new string('x', 117));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("//\n", count));

    private static string Method(int inside) =>
        "class A\n{\n    /// <summary>B.</summary>\n    [Obsolete]\n    void B()\n    {\n" + Lines(inside)
            + "    }\n}\n";
}

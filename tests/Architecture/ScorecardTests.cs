using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture;

public sealed class ScorecardTests
{
    [Fact]
    public void CodeLines_BlankAndCommentLines_DoNotCount() => Assert.Equal(
        4, Scorecard.CodeLines(
            new SourceFile(new TextFile("src/Model/A.cs", "// a\n\nclass A\n{\n    /* b */\n    int c;\n}\n"))));

    [Fact]
    public void Rows_Snippets_AreMeasured()
    {
        var tree = Check.Snippets(
            ("src/Model/A.cs", "namespace Plimsoll.Model;\nsealed class A\n{\n    void B()\n    {\n    }\n}\n"),
            ("src/Model/C.cs", "namespace Plimsoll.Model;\nclass C\n{\n    static int d;\n}\n"),
            ("tests/Tests/T.cs", "class T\n{\n}\n"));
        var rows = Scorecard.Rows(tree).ToDictionary(row => row.Row, row => row.Measured);
        Assert.Equal("2 / 12", rows["Source files / code lines"]);
        Assert.Equal("7", rows["Largest file (lines)"]);
        Assert.Equal("3", rows["Longest function (lines)"]);
        Assert.Equal("0.25", rows["Test code / source code"]);
        Assert.Equal("1", rows["Mutable statics"]);
        Assert.Equal("50 %", rows["Sealed share of instantiable classes"]);
        Assert.Equal("0 of 1", rows["Namespaces in a cycle"]);
    }

    [Fact]
    public void Document_Snippets_IsATable() => Assert.Contains(
        "| Projects | 0 | ≤ 14 |\n",
            Scorecard.Document(Check.Snippets(("src/Model/A.cs", "class A;")), "2026-01-01", "abc1234"));
}

using Plimsoll.Tests.Architecture.Rules;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture;

public sealed class WordTests
{
    private const string Path = "src/Model/A.cs";

    [Fact]
    public void EmptyTypeNames_Repository_None() => Check.Holds(WordRules.EmptyTypeNames);

    [Fact]
    public void RunModeNames_Repository_OnlyInHost() => Check.Holds(WordRules.RunModeNames);

    [Fact]
    public void UnfinishedComments_Repository_None() => Check.Holds(WordRules.UnfinishedComments);

    [Fact]
    public void NotImplemented_Repository_None() => Check.Holds(WordRules.NotImplemented);

    [Fact]
    public void ForeignWords_Repository_None() => Check.Holds(WordRules.ForeignWords);

    [Fact]
    public void Links_Repository_AllLeadSomewhere() => Check.Holds(tree => LinkRules.Broken(tree, ExistsInRepository));

    [Theory]
    [InlineData("class OrderManager { }")]
    [InlineData("static class Utils { }")]
    [InlineData("class DateHelper<T> { }")]
    [InlineData("enum MiscKind { }")]
    [InlineData("delegate void CommonThing();")]
    public void EmptyTypeNames_TypeOfThatName_IsFound(string text) => Check.Finds(WordRules.EmptyTypeNames, Path, text);

    [Theory]
    [InlineData("class Utilization { }")]
    [InlineData("class Order { void Manager() { } }")]
    public void EmptyTypeNames_OtherNames_AreAllowed(string text) =>
        Check.FindsNothing(WordRules.EmptyTypeNames, Path, text);

    [Theory]
    [InlineData("bool isBacktest")]
    [InlineData("bool _isLive")]
    [InlineData("int runMode")]
    [InlineData("int PaperMode")]
    [InlineData("bool IsLiveTrading")]
    public void RunModeNames_OutsideHost_IsFound(string field)
    {
        Check.Finds(WordRules.RunModeNames, "src/Kernel/A.cs", $"class A {{ {field}; }}");
        Check.FindsNothing(WordRules.RunModeNames, "src/Host/A.cs", $"class A {{ {field}; }}");
    }

    [Theory]
    [InlineData("// TO" + "DO later")]
    [InlineData("/* FIX" + "ME */")]
    [InlineData("/// <summary>HA" + "CK.</summary>\nclass A { }")]
    public void UnfinishedComments_Note_IsFound(string text) => Check.Finds(WordRules.UnfinishedComments, Path, text);

    [Fact]
    public void NotImplemented_Throw_IsFound() =>
        Check.Finds(WordRules.NotImplemented, Path, "class A { void B() => throw new NotImplementedException(); }");

    [Theory]
    [InlineData("docs/a.md", "see /wo" + "rk/main")]
    [InlineData("eng/a.sh", "cat \"/ho" + "me/someone/x\"")]
    [InlineData("src/a.json", "https://registry.exam" + "ple.org/v3")]
    public void ForeignWords_MachinePath_IsFound(string path, string text) =>
        Check.Finds(WordRules.ForeignWords, path, text);

    [Theory]
    [InlineData("https://example.org/home/page")]
    [InlineData("$HOME/work/x and src/root/x")]
    public void ForeignWords_OtherPaths_AreAllowed(string text) =>
        Check.FindsNothing(WordRules.ForeignWords, "docs/a.md", text);

    [Theory]
    [InlineData("[x](missing.md)")]
    [InlineData("[x](../docs/other.md#no-such-part)")]
    [InlineData("[x](#no-such-part)")]
    public void Links_Broken_IsFound(string text)
    {
        var tree = Check.Snippets(("docs/a.md", "# A part\n" + text), ("docs/other.md", "# The other, part 2\n"));
        Assert.Equal(2, Assert.Single(LinkRules.Broken(tree, path => Holds(tree, path))).Line);
    }

    [Theory]
    [InlineData("[x](other.md) [y](other.md#the-other-part-2)")]
    [InlineData("[x](#a-part)")]
    [InlineData("[x](https://example.org)")]
    [InlineData("```\n[x](missing.md)\n```")]
    public void Links_Sound_AreAllowed(string text)
    {
        var tree = Check.Snippets(("docs/a.md", "# A part\n" + text), ("docs/other.md", "# The other, part 2\n"));
        Assert.Empty(LinkRules.Broken(tree, path => Holds(tree, path)));
    }

    private static bool Holds(SourceTree tree, string path) => tree.Texts.Any(text => text.Path == path);

    private static bool ExistsInRepository(string path)
    {
        var full = System.IO.Path.Combine(ReferenceData.RepositoryRoot, path);
        return File.Exists(full) || Directory.Exists(full);
    }
}

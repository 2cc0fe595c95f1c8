using Plimsoll.Tests.Architecture.Rules;

namespace Plimsoll.Tests.Architecture;

public sealed class ErrorTests
{
    private const string Path = "src/Model/A.cs";

    [Fact]
    public void CatchAll_Repository_OnlyInListedFiles() => Check.Holds(ErrorRules.CatchAll);

    [Fact]
    public void CatchAllCount_Repository_IsWithinLimit() => Check.Holds(ErrorRules.CatchAllCount);

    [Fact]
    public void CatchAllAllowed_EveryEntry_NamesAFileAndAReason()
    {
        Assert.InRange(ErrorRules.CatchAllAllowed.Count, 0, ErrorRules.CatchAllMax);
        Assert.All(ErrorRules.CatchAllAllowed, entry =>
        {
            Assert.Contains(Check.Repository.Product, file => file.Path == entry.Key);
            Assert.EndsWith(".", entry.Value);
        });
    }

    [Fact]
    public void EmptyCatch_Repository_None() => Check.Holds(ErrorRules.EmptyCatch);

    [Theory]
    [InlineData("catch { B(); }")]
    [InlineData("catch (Exception) { B(); }")]
    [InlineData("catch (System.Exception e) { B(); throw; }")]
    public void CatchAll_UnlistedFile_IsFound(string clause) => Check.Finds(ErrorRules.CatchAll, Path, Code(clause));

    [Theory]
    [InlineData("catch (IOException) { B(); }")]
    [InlineData("catch (Exception e) when (e is IOException) { B(); }")]
    public void CatchAll_NamedKind_IsAllowed(string clause) =>
        Check.FindsNothing(ErrorRules.CatchAll, Path, Code(clause));

    [Fact]
    public void CatchAllCount_OneTooMany_IsFound()
    {
        var files =
            Enumerable.Range(0, ErrorRules.CatchAllMax + 1).Select(n => ($"src/Host/A{n}.cs", Code("catch { B(); }")));
        Assert.Single(ErrorRules.CatchAllCount(Check.Snippets([.. files])));
    }

    [Theory]
    [InlineData("src/Model/A.cs")]
    [InlineData("tests/Tests/A.cs")]
    public void EmptyCatch_AnyKind_IsFound(string path) =>
        Check.Finds(ErrorRules.EmptyCatch, path, Code("catch (IOException) { }"));

    private static string Code(string clause) => "class A { void B() { try { } " + clause + " } }";
}

using Plimsoll.Tests.Architecture.Rules;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture;

public sealed class InterfaceTests
{
    private const string Path = "src/Model/A.cs";

    [Fact]
    public void Documented_Repository_Everywhere() => Check.Holds(InterfaceRules.Documented);

    [Fact]
    public void Inexact_Repository_OnlyListedMembers() =>
        Check.Holds(tree => InterfaceRules.Inexact(tree, Allowed().Keys.ToHashSet()));

    [Fact]
    public void InexactMembers_EveryEntry_IsNeededAndHasAReason()
    {
        var found = InterfaceRules.InexactMembers(Check.Repository).Select(member => member.Name).ToHashSet();
        Assert.All(Allowed(), entry =>
        {
            Assert.NotEmpty(entry.Value);
            Assert.Contains(found, name =>
                name == entry.Key || (entry.Key.EndsWith(".*", StringComparison.Ordinal)
                    && name.StartsWith(entry.Key[..^1], StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void SettableMessage_Repository_None() => Check.Holds(InterfaceRules.SettableMessage);

    [Fact]
    public void HashOrder_Repository_None() => Check.Holds(DeterminismRules.HashOrder);

    [Theory]
    [InlineData("public class A { }")]
    [InlineData("/// <summary>A.</summary>\npublic class A { public int B; }")]
    [InlineData("/// <summary>A.</summary>\npublic enum A { B }")]
    [InlineData("/// <summary>A.</summary>\npublic interface A { void B(); }")]
    public void Documented_Missing_IsFound(string text) => Check.Finds(InterfaceRules.Documented, Path, text);

    [Theory]
    [InlineData("class A { public int B; }")]
    [InlineData("/// <summary>A.</summary>\npublic class A { int b; public override string ToString() => \"\"; }")]
    public void Documented_NotVisible_IsAllowed(string text) =>
        Check.FindsNothing(InterfaceRules.Documented, Path, text);

    [Theory]
    [InlineData("public decimal B() => 1;", "N.A.B")]
    [InlineData("public void B(double x) { }", "N.A.B")]
    [InlineData("public double? B { get; }", "N.A.B")]
    [InlineData("public A(float x) { }", "N.A.constructor")]
    public void Inexact_PublicMember_IsFound(string member, string name)
    {
        var tree = Check.Snippets((Path, $"namespace N;\npublic class A {{ {member} }}"));
        Assert.Contains(name, Assert.Single(InterfaceRules.Inexact(tree, new HashSet<string>())).Problem);
        Assert.Empty(InterfaceRules.Inexact(tree, new HashSet<string> { name }));
        Assert.Empty(InterfaceRules.Inexact(tree, new HashSet<string> { "N.A.*" }));
    }

    [Fact]
    public void Inexact_PrimaryConstructor_IsFound() => Check.Finds(
        tree => InterfaceRules.Inexact(tree, new HashSet<string>()), Path, "namespace N;\npublic record A(double B);");

    [Fact]
    public void Inexact_InsideABody_IsAllowed() => Check.FindsNothing(
        tree => InterfaceRules.Inexact(tree, new HashSet<string>()), Path,
            "public class A { public int B() { double x = 1; return (int)x; } }");

    [Theory]
    [InlineData("class A { public int B { get; set; } }")]
    [InlineData("class A { public int B; }")]
    [InlineData("record struct A(int B);")]
    public void SettableMessage_Event_IsFound(string text) =>
        Check.Finds(InterfaceRules.SettableMessage, "src/Model/Events/A.cs", text);

    [Theory]
    [InlineData("class A { public int B { get; init; } }")]
    [InlineData("readonly record struct A(int B);")]
    [InlineData("record A(int B);")]
    public void SettableMessage_Fixed_IsAllowed(string text) =>
        Check.FindsNothing(InterfaceRules.SettableMessage, "src/Model/Commands/A.cs", text);

    [Theory]
    [InlineData("foreach (var x in map) { }")]
    [InlineData("foreach (var (k, v) in map) { }")]
    [InlineData("foreach (var x in map.Keys) { }")]
    [InlineData("foreach (var x in set) { }")]
    [InlineData("int[] all = [.. set];")]
    [InlineData("var all = new List<int>(set);")]
    [InlineData("var walker = map.GetEnumerator();")]
    [InlineData("set.CopyTo(new int[3]);")]
    public void HashOrder_Walk_IsFound(string statement) =>
        Check.Finds(DeterminismRules.HashOrder, "src/Kernel/A.cs", Walk(statement));

    [Theory]
    [InlineData("var x = map[1];")]
    [InlineData("foreach (var x in sorted) { }")]
    [InlineData("foreach (var x in sorted.Keys) { }")]
    [InlineData("map.Remove(1); set.Add(2);")]
    public void HashOrder_LookUp_IsAllowed(string statement) =>
        Check.FindsNothing(DeterminismRules.HashOrder, "src/Kernel/A.cs", Walk(statement));

    private static string Walk(string statement) =>
        "class A { void B(Dictionary<int, int> map, HashSet<int> set, SortedDictionary<int, int> sorted) { " + statement
            + " } }";

    private static SortedDictionary<string, string> Allowed()
    {
        var list = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var path = System.IO.Path.Combine(ReferenceData.RepositoryRoot, "tests/Architecture/InexactMembers.txt");
        foreach (var line in new TextFile(path, File.ReadAllText(path)).Lines.Where(
            line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split(' ', 2);
            list.Add(parts[0], parts.Length > 1 ? parts[1].Trim() : "");
        }

        return list;
    }
}

using Plimsoll.Tests.Architecture.Rules;

namespace Plimsoll.Tests.Architecture;

public sealed class NamespaceTests
{
    [Fact]
    public void Cycles_Repository_None() => Check.Holds(NamespaceRules.Cycles);

    [Fact]
    public void Semantics_PureProjects_AreUnderstood()
    {
        // The rules that ask for types are blind where the in-memory build fails.
        var errors =
            DeterminismRules.Pure.SelectMany(Check.Repository.Semantics.ErrorsIn).Select(error => error.ToString());
        Assert.Empty(errors.Take(10));
    }

    [Fact]
    public void Cycles_ByUsingLines_IsFound()
    {
        var tree = Check.Snippets(
            ("src/Model/A/One.cs", "using Plimsoll.Model.B;\nnamespace Plimsoll.Model.A;\nclass One { }"),
            ("src/Model/B/Two.cs", "using Plimsoll.Model.A;\nnamespace Plimsoll.Model.B;\nclass Two { }"));
        var finding = Assert.Single(NamespaceRules.Cycles(tree));
        Assert.Contains("Plimsoll.Model.A uses Plimsoll.Model.B at src/Model/A/One.cs:1", finding.Problem);
        Assert.Contains("Plimsoll.Model.B uses Plimsoll.Model.A at src/Model/B/Two.cs:1", finding.Problem);
    }

    [Fact]
    public void Cycles_ByQualifiedName_IsFound()
    {
        var tree = Check.Snippets(
            ("src/Model/A/One.cs", "namespace Plimsoll.Model.A;\nclass One { Plimsoll.Model.B.Two? two; }"),
            ("src/Model/B/Two.cs", "namespace Plimsoll.Model.B;\nclass Two { A.One? one; }"));
        Assert.Single(NamespaceRules.Cycles(tree));
    }

    [Fact]
    public void Cycles_ParentUsesChildThatUsesParent_IsFound()
    {
        var tree = Check.Snippets(
            ("src/Model/One.cs", "using Plimsoll.Model.B;\nnamespace Plimsoll.Model;\nclass One { Two? two; }"),
            ("src/Model/B/Two.cs", "namespace Plimsoll.Model.B;\nclass Two { One? one; }"));
        Assert.Single(NamespaceRules.Cycles(tree));
    }

    [Fact]
    public void Cycles_AcrossThreeNamespaces_IsFoundOnce()
    {
        var tree = Check.Snippets(
            ("src/Model/A/One.cs", "using Plimsoll.Model.B;\nnamespace Plimsoll.Model.A;\nclass One { }"),
            ("src/Model/B/Two.cs", "using Plimsoll.Model.C;\nnamespace Plimsoll.Model.B;\nclass Two { }"),
            ("src/Model/C/Three.cs", "using Plimsoll.Model.A;\nnamespace Plimsoll.Model.C;\nclass Three { }"));
        Assert.Single(NamespaceRules.Cycles(tree));
        Assert.Equal(3, NamespaceRules.CyclicCount(tree));
    }

    [Fact]
    public void Cycles_ChildUsesParent_IsAllowed() => Assert.Empty(NamespaceRules.Cycles(Check.Snippets(
        ("src/Model/One.cs", "namespace Plimsoll.Model;\nclass One { }"),
        ("src/Model/B/Two.cs", "namespace Plimsoll.Model.B;\nclass Two { One? one; }"))));
}

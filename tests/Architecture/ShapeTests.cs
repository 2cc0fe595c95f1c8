using Plimsoll.Tests.Architecture.Rules;

namespace Plimsoll.Tests.Architecture;

public sealed class ShapeTests
{
    private const string Path = "src/Model/A.cs";

    [Fact]
    public void FileScopedNamespace_Repository_Everywhere() => Check.Holds(ShapeRules.FileScopedNamespace);

    [Fact]
    public void NamespaceFollowsFolder_Repository_Everywhere() => Check.Holds(ShapeRules.NamespaceFollowsFolder);

    [Fact]
    public void OneTypePerFile_Repository_Everywhere() => Check.Holds(ShapeRules.OneTypePerFile);

    [Fact]
    public void FileNamedAfterType_Repository_Everywhere() => Check.Holds(ShapeRules.FileNamedAfterType);

    [Fact]
    public void Region_Repository_None() => Check.Holds(ShapeRules.Region);

    [Fact]
    public void Partial_Repository_NoneByHand() => Check.Holds(ShapeRules.Partial);

    [Fact]
    public void MutableStatic_Repository_None() => Check.Holds(ShapeRules.MutableStatic);

    [Fact]
    public void InheritanceDepth_Repository_IsWithinLimit() => Check.Holds(InheritanceRules.Depth);

    [Fact]
    public void SealedShare_Repository_IsWithinLimit() => Check.Holds(InheritanceRules.SealedShare);

    [Fact]
    public void FileScopedNamespace_Braces_IsFound() =>
        Check.Finds(ShapeRules.FileScopedNamespace, Path, "namespace Plimsoll.Model { class A { } }");

    [Fact]
    public void NamespaceFollowsFolder_OtherName_IsFound() =>
        Check.Finds(ShapeRules.NamespaceFollowsFolder, "src/Model/Values/A.cs", "namespace Plimsoll.Model.Other;");

    [Fact]
    public void NamespaceFollowsFolder_FolderOrOneAbove_IsAllowed()
    {
        Check.FindsNothing(
            ShapeRules.NamespaceFollowsFolder, "src/Model/Values/A.cs", "namespace Plimsoll.Model.Values;");
        Check.FindsNothing(ShapeRules.NamespaceFollowsFolder, "src/Model/Values/A.cs", "namespace Plimsoll.Model;");
        Check.Finds(ShapeRules.NamespaceFollowsFolder, "src/Model/Values/A.cs", "namespace Plimsoll;");
    }

    [Theory]
    [InlineData("class A { } class B { }")]
    [InlineData("class A { } delegate void B();")]
    [InlineData("class A { } enum B { }")]
    public void OneTypePerFile_Second_IsFound(string text) =>
        Assert.Contains("B is a second type", Check.Finds(ShapeRules.OneTypePerFile, Path, text).Problem);

    [Fact]
    public void OneTypePerFile_NestedType_IsAllowed() =>
        Check.FindsNothing(ShapeRules.OneTypePerFile, Path, "class A { class B { } }");

    [Fact]
    public void FileNamedAfterType_OtherName_IsFound()
    {
        Check.Finds(ShapeRules.FileNamedAfterType, Path, "class B { }");
        Check.FindsNothing(ShapeRules.FileNamedAfterType, "src/Model/B{T}.cs", "class B<T> { }");
        Check.FindsNothing(ShapeRules.FileNamedAfterType, Path, "class A<T> { }");
    }

    [Fact]
    public void Region_InMethod_IsFound() =>
        Assert.Equal(2, Check.Finds(ShapeRules.Region, Path, "class A { void B() {\n#region x\n#endregion\n} }").Line);

    [Fact]
    public void Partial_ByHand_IsFound()
    {
        Check.Finds(ShapeRules.Partial, Path, "partial class A { }");
        Check.FindsNothing(
            ShapeRules.Partial, Path, "partial class A { [GeneratedRegex(\"a\")] static partial Regex B(); }");
    }

    [Theory]
    [InlineData("static int b;")]
    [InlineData("[System.ThreadStatic] static int b;")]
    [InlineData("public static int B { get; set; }")]
    [InlineData("public static int B { get; private set; }")]
    [InlineData("static event System.Action? B;")]
    public void MutableStatic_Member_IsFound(string member) =>
        Check.Finds(ShapeRules.MutableStatic, Path, $"class A {{ {member} }}");

    [Theory]
    [InlineData("static readonly int b;")]
    [InlineData("const int B = 1;")]
    [InlineData("public static int B { get; } = 1;")]
    [InlineData("public static int B => 1;")]
    [InlineData("public int B { get; set; }")]
    public void MutableStatic_ConstantMember_IsAllowed(string member) =>
        Check.FindsNothing(ShapeRules.MutableStatic, Path, $"class A {{ {member} }}");

    [Fact]
    public void InheritanceDepth_ThreeClasses_IsFound()
    {
        Assert.Contains("C is 3 classes deep", Check.Finds(
            InheritanceRules.Depth, Path, "class A : Exception { } class B : A { } class C : N.B { }").Problem);
        Check.FindsNothing(InheritanceRules.Depth, Path, "class A : Exception { } class B : A { } struct C : IB { }");
    }

    [Fact]
    public void SealedShare_TooManyOpenClasses_IsFound()
    {
        var closed = string.Concat(Enumerable.Range(0, 19).Select(n => $"sealed class S{n} {{ }} "));
        Check.FindsNothing(
            InheritanceRules.SealedShare, Path, closed + "class A { } abstract class B { } static class C { }");
        Assert.Equal(
            2, InheritanceRules.SealedShare(Check.Snippets((Path, closed + "class A { } record B { }"))).Count());
    }
}

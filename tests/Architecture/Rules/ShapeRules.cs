using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>How a file and a type are laid out.</summary>
internal static class ShapeRules
{
    // Methods whose other half a generator of the framework writes; only these make a type partial.
    private static readonly string[] GeneratorAttributes =
        ["GeneratedRegex", "LoggerMessage", "JsonSerializable", "LibraryImport"];

    public static IEnumerable<Finding> FileScopedNamespace(SourceTree tree) =>
        from file in tree.Files.Where(file => file.Area is "src" or "tests")
        from block in file.All<NamespaceDeclarationSyntax>()
        select file.Finding(block, $"namespace {block.Name} in braces", "Write it file-scoped");

    /// <summary>
    /// A namespace is that of its folder, or of a folder above it within the project: a project whose folders only sort
    /// its files may present itself as one namespace.
    /// </summary>
    public static IEnumerable<Finding> NamespaceFollowsFolder(SourceTree tree) =>
        from file in tree.Product
        from declared in file.All<BaseNamespaceDeclarationSyntax>()
        let name = declared.Name.ToString() + "."
        let expected = string.Join('.', file.Path.Split('/')[1..^1].Prepend("Plimsoll"))
        where !(expected + ".").StartsWith(name, StringComparison.Ordinal)
            || !name.StartsWith($"Plimsoll.{file.Project}.", StringComparison.Ordinal)
        select file.Finding(
            declared.Name, $"namespace {declared.Name}", $"Name it {expected}, after its folder, or move the file");

    public static IEnumerable<Finding> OneTypePerFile(SourceTree tree) =>
        from file in tree.Product
        from type in file.TopLevelTypes.Skip(1)
        select file.Finding(type, $"{type.NameOf()} is a second type in the file", $"Move it to {type.NameOf()}.cs");

    public static IEnumerable<Finding> FileNamedAfterType(SourceTree tree) =>
        from file in tree.Product
        let type = file.TopLevelTypes.FirstOrDefault()
        where type is not null
        let name = Path.GetFileNameWithoutExtension(file.Path)
        let generic = type is TypeDeclarationSyntax { TypeParameterList: not null }
        let isNamed = name == type.NameOf()
            || (generic
                && (name.StartsWith(type.NameOf() + "{", StringComparison.Ordinal) || name == type.NameOf() + "OfT"))
        where !isNamed
        select file.Finding(type, $"{type.NameOf()} in {name}.cs", $"Name the file {type.NameOf()}.cs");

    public static IEnumerable<Finding> Region(SourceTree tree) =>
        from file in tree.Files
        from trivia in file.Root.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select new Finding(
            file.Path, SourceFile.LineOf(trivia), "#region", "Remove it; a part worth a title is worth a type");

    public static IEnumerable<Finding> Partial(SourceTree tree) =>
        from file in tree.Product
        from type in file.All<TypeDeclarationSyntax>()
        where type.Has(SyntaxKind.PartialKeyword)
        where !type.DescendantNodesAndSelf().OfType<AttributeSyntax>().Any(attribute =>
            GeneratorAttributes.Contains(attribute.Name.ToString(), StringComparer.Ordinal))
        select file.Finding(type.Identifier, $"{type.Identifier.Text} is partial by hand",
            "Keep a type in one file; split by what it does");

    public static IEnumerable<Finding> MutableStatic(SourceTree tree) =>
        from file in tree.Product
        from member in file.All<MemberDeclarationSyntax>()
        where member.Has(SyntaxKind.StaticKeyword) && IsMutable(member)
        select file.Finding(member, $"{member.NameOf()} is mutable and static", "Pass it by constructor");

    private static bool IsMutable(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => !field.Has(SyntaxKind.ReadOnlyKeyword) && !field.Has(SyntaxKind.ConstKeyword),
        EventFieldDeclarationSyntax => true,
        PropertyDeclarationSyntax property =>
            property.AccessorList?.Accessors.Any(
                accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) == true,
        _ => false,
    };
}

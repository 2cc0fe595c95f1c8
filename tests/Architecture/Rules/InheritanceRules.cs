using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>Types are closed unless something derives from them, and nothing derives twice.</summary>
internal static class InheritanceRules
{
    public const int DepthMax = 2;
    public const double SealedShareMin = 0.95;

    public static IEnumerable<Finding> Depth(SourceTree tree)
    {
        var bases = Bases(tree);
        return from file in tree.Product
               from type in Classes(file)
               let depth = DepthOf(type.Identifier.Text, bases)
               where depth > DepthMax
               select file.Finding(
                   type.Identifier, $"{type.Identifier.Text} is {depth} classes deep",
                       "Use a field instead of a base class");
    }

    public static IEnumerable<Finding> SealedShare(SourceTree tree)
    {
        var (share, open) = Measure(tree);
        return share >= SealedShareMin
            ? []
            : open.Select(type => type.File.Finding(
                type.Class.Identifier, $"{type.Class.Identifier.Text} is not sealed and the sealed share is {share:P0}",
                    "Seal it"));
    }

    /// <summary>
    /// The share of sealed classes among those that can be instantiated, and those that are not sealed.
    /// </summary>
    public static (double Share, List<(SourceFile File, TypeDeclarationSyntax Class)> Open) Measure(SourceTree tree)
    {
        var all = (from file in tree.Product
                   from type in Classes(file)
                   where !type.Has(SyntaxKind.StaticKeyword) && !type.Has(SyntaxKind.AbstractKeyword)
                   select (File: file, Class: type)).ToList();
        var open = all.Where(type => !type.Class.Has(SyntaxKind.SealedKeyword)).ToList();
        return (all.Count == 0 ? 1 : 1 - ((double)open.Count / all.Count), open);
    }

    public static int Deepest(SourceTree tree)
    {
        var bases = Bases(tree);
        return bases.Keys.Select(name => DepthOf(name, bases)).DefaultIfEmpty().Max();
    }

    // By simple name, so a base of the framework ends the chain. Two classes of one name count as the deeper of both.
    private static Dictionary<string, List<string>> Bases(SourceTree tree) =>
        (from file in tree.Product
         from type in Classes(file)
         let first = type.BaseList?.Types[0].Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
             .FirstOrDefault(name => name.Parent is not QualifiedNameSyntax { Left: var left } || left != name)
         group first?.Identifier.Text by type.Identifier.Text)
        .ToDictionary(parts => parts.Key, parts => parts.OfType<string>().ToList(), StringComparer.Ordinal);

    private static int DepthOf(string name, Dictionary<string, List<string>> bases, int guard = 32) =>
        guard == 0 || !bases.TryGetValue(name, out var above)
            ? 0
            : 1 + above.Where(one => one != name).Select(one => DepthOf(one, bases, guard - 1)).DefaultIfEmpty().Max();

    private static IEnumerable<TypeDeclarationSyntax> Classes(SourceFile file) =>
        file.All<TypeDeclarationSyntax>().Where(type =>
            type is ClassDeclarationSyntax || type
                is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword });
}

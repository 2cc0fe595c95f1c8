using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>
/// What Model and Kernel show to the outside: documented, exact, and unchanging where it is a message.
/// </summary>
internal static class InterfaceRules
{
    private static readonly string[] Projects = ["Model", "Kernel"];

    public static IEnumerable<Finding> Documented(SourceTree tree) =>
        from file in tree.Of(Projects)
        from member in file.All<MemberDeclarationSyntax>()
        where member is not BaseNamespaceDeclarationSyntax && member.IsVisible()
        where !member.Has(SyntaxKind.OverrideKeyword) && !member.HasDocumentation()
        select file.Finding(
            member, $"{member.NameOf()} is public and not documented",
                "State unit, sign, range and meaning of the default, or make it internal");

    /// <summary>Public members that speak in decimal or double, apart from those listed with a reason.</summary>
    public static IEnumerable<Finding> Inexact(SourceTree tree, IReadOnlySet<string> allowed) =>
        from found in InexactMembers(tree)
        where !allowed.Contains(found.Name) && !Above(found.Name).Any(name => allowed.Contains(name + ".*"))
        select found.File.Finding(
            found.Member, $"{found.Name} speaks in decimal or double",
            "Use a scaled integer; what parses, displays or counts goes on tests/Architecture/InexactMembers.txt");

    public static IEnumerable<(SourceFile File, MemberDeclarationSyntax Member, string Name)> InexactMembers(
        SourceTree tree) =>
        from file in tree.Of(Projects)
        from member in file.All<MemberDeclarationSyntax>()
        where member is not BaseNamespaceDeclarationSyntax && member.IsVisible() && SpeaksInexactly(member)
        let type = member as BaseTypeDeclarationSyntax ?? member.Ancestors().OfType<BaseTypeDeclarationSyntax>().First()
        select (file, member, type.FullName() + "." + (member == type ? "constructor" : member.NameOf()));

    /// <summary>Messages are facts: what is in an event or a command never changes.</summary>
    public static IEnumerable<Finding> SettableMessage(SourceTree tree) =>
        from file in tree.Of(Projects)
        where file.Path.Contains("/Events/", StringComparison.Ordinal)
            || file.Path.Contains("/Commands/", StringComparison.Ordinal)
        from member in file.All<MemberDeclarationSyntax>()
        where IsSettable(member)
        select file.Finding(
            member, $"{member.NameOf()} of a message can be changed", "Make it readonly, get-only or init-only");

    // The types and namespaces around a full name, the nearest first.
    private static IEnumerable<string> Above(string name)
    {
        for (var end = name.LastIndexOf('.'); end > 0; end = name.LastIndexOf('.', end - 1))
        {
            yield return name[..end];
        }
    }

    private static bool SpeaksInexactly(MemberDeclarationSyntax member)
    {
        // Of a type only its primary constructor speaks; its members are asked one by one. Bodies do not speak at all.
        IEnumerable<SyntaxNode> spoken = member is BaseTypeDeclarationSyntax type
            ? (type as TypeDeclarationSyntax)?.ParameterList?.DescendantNodes() ?? []
            : member.DescendantNodes(node =>
                node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeSyntax));
        return spoken.OfType<PredefinedTypeSyntax>().Any(name =>
            name.Keyword.IsKind(SyntaxKind.DecimalKeyword) || name.Keyword.IsKind(SyntaxKind.DoubleKeyword)
            || name.Keyword.IsKind(SyntaxKind.FloatKeyword));
    }

    private static bool IsSettable(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property =>
            property.AccessorList?.Accessors.Any(
                accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) == true,
        FieldDeclarationSyntax field => !field.Has(SyntaxKind.ReadOnlyKeyword) && !field.Has(SyntaxKind.ConstKeyword),
        RecordDeclarationSyntax record => record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)
            && record.ParameterList is not null && !record.Has(SyntaxKind.ReadOnlyKeyword),
        _ => false,
    };
}

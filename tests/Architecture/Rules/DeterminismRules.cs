using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>No result may depend on the order in which a hash table happens to hold its entries.</summary>
internal static class DeterminismRules
{
    /// <summary>The projects in which hash tables may be looked up but never walked.</summary>
    public static IReadOnlyList<string> Pure { get; } = ["Model", "Kernel", "Simulation"];

    private static readonly string[] HashTypes =
    [
        "Dictionary", "HashSet", "FrozenDictionary", "FrozenSet", "ConcurrentDictionary", "ImmutableDictionary",
        "ImmutableHashSet", "IDictionary", "IReadOnlyDictionary", "ISet", "IReadOnlySet", "KeyCollection",
            "ValueCollection",
    ];

    public static IEnumerable<Finding> HashOrder(SourceTree tree)
    {
        foreach (var file in tree.Of([.. Pure]))
        {
            var model = tree.Semantics.ModelOf(file);
            foreach (var walked in file.Root.DescendantNodes()
                .Select(node => Walked(node, model)).OfType<ExpressionSyntax>())
            {
                if (IsHash(model.GetTypeInfo(walked).Type))
                {
                    yield return file.Finding(
                        walked, $"{walked} is walked in hash order",
                            "Walk an array, a list or a sorted structure instead");
                }
            }
        }
    }

    // The expression whose entries this node visits one after another, or null.
    private static ExpressionSyntax? Walked(SyntaxNode node, SemanticModel model) => node switch
    {
        CommonForEachStatementSyntax loop => loop.Expression,
        SpreadElementSyntax spread => spread.Expression,
        MemberAccessExpressionSyntax { Name.Identifier.Text: "GetEnumerator" or "CopyTo" or "ToArray" } access =>
            access.Expression,
        ArgumentSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } argument
            when BecomesSequence(argument.Expression, model) => argument.Expression,
        _ => null,
    };

    private static bool BecomesSequence(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).ConvertedType
            is { Name: "IEnumerable" or "ICollection" or "IReadOnlyCollection" };

    private static bool IsHash(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
        && named.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal)
        && HashTypes.Contains(named.Name, StringComparer.Ordinal)
        && named.ContainingType?.Name is not ("SortedDictionary" or "SortedList");
}

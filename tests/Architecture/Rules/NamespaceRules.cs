using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>Namespaces form a graph without cycles, counting using-lines and every type that is really named.</summary>
internal static class NamespaceRules
{
    public static IEnumerable<Finding> Cycles(SourceTree tree)
    {
        var graph = Graph(tree);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in graph.Keys.Order(StringComparer.Ordinal))
        {
            if (reported.Contains(start) || ShortestCycle(graph, start) is not { } cycle)
            {
                continue;
            }

            reported.UnionWith(cycle);
            var steps = cycle.Zip(cycle.Skip(1).Append(start), (from, to) =>
                $"{from} uses {to} at {graph[from][to].Path}:{graph[from][to].Line}");
            var first = graph[start][cycle.Count > 1 ? cycle[1] : start];
            yield return new Finding(
                first.Path, first.Line, "namespaces in a cycle: " + string.Join("; ", steps),
                "Move the shared type to the namespace that is used, or to one below both");
        }
    }

    /// <summary>For each namespace of the product the namespaces it uses, with one place that does.</summary>
    public static Dictionary<string, SortedDictionary<string, Finding>> Graph(SourceTree tree)
    {
        var graph = tree.Product
            .SelectMany(file => file.TopLevelTypes.Select(type => type.Namespace()))
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, _ =>
                new SortedDictionary<string, Finding>(StringComparer.Ordinal), StringComparer.Ordinal);
        var declared = DeclaredNames(tree);
        foreach (var file in tree.Product)
        {
            var own = file.TopLevelTypes.Select(type => type.Namespace()).Distinct(StringComparer.Ordinal).ToList();
            foreach (var (used, node) in UsedByLine(file).Concat(UsedByName(tree, file, declared)))
            {
                foreach (var name in own.Where(one => one != used && graph.ContainsKey(one) && graph.ContainsKey(used)))
                {
                    graph[name].TryAdd(used, file.Finding(node, "", ""));
                }
            }
        }

        return graph;
    }

    /// <summary>The namespaces that lie on a cycle.</summary>
    public static int CyclicCount(SourceTree tree)
    {
        var graph = Graph(tree);
        return graph.Keys.Count(name => ShortestCycle(graph, name) is not null);
    }

    private static IEnumerable<(string Namespace, SyntaxNode Node)> UsedByLine(SourceFile file) =>
        from line in file.All<UsingDirectiveSyntax>()
        where line.Alias is null && line.Name is not null
        select (line.Name!.ToString(), (SyntaxNode)line);

    // Only these names can lead to another namespace of the product; asking the compiler about others is wasted time.
    private static HashSet<string> DeclaredNames(SourceTree tree) =>
        tree.Product.SelectMany(file => file.All<MemberDeclarationSyntax>())
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
                || (member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] }
                    && first.Modifiers.Any(SyntaxKind.ThisKeyword)))
            .Select(member => member.NameOf())
            .SelectMany(name => new[] { name, name.Replace("Attribute", "", StringComparison.Ordinal) })
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Namespace, SyntaxNode Node)> UsedByName(
        SourceTree tree, SourceFile file, HashSet<string> declared)
    {
        if (!tree.Semantics.Knows(file))
        {
            yield break;
        }

        var model = tree.Semantics.ModelOf(file);
        foreach (var name in file.All<SimpleNameSyntax>().Where(name => declared.Contains(name.Identifier.Text)))
        {
            if (name.Ancestors().Any(node => node is UsingDirectiveSyntax) || IsNamespaceName(name))
            {
                continue;
            }

            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol switch
            {
                INamedTypeSymbol named => named,
                IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.ReducedExtension } method =>
                    method.ContainingType,
                _ => null,
            };
            if (type is { ContainingNamespace.IsGlobalNamespace: false })
            {
                yield return (type.ContainingNamespace.ToDisplayString(), name);
            }
        }
    }

    private static bool IsNamespaceName(SyntaxNode name) => name.AncestorsAndSelf()
        .TakeWhile(node => node is NameSyntax or BaseNamespaceDeclarationSyntax)
        .Any(node => node is BaseNamespaceDeclarationSyntax);

    private static List<string>? ShortestCycle(
        Dictionary<string, SortedDictionary<string, Finding>> graph, string start)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var next in graph[at].Keys)
            {
                if (next == start)
                {
                    var path = new List<string> { at };
                    while (path[^1] != start)
                    {
                        path.Add(cameFrom[path[^1]]);
                    }

                    path.Reverse();
                    return path;
                }

                if (cameFrom.TryAdd(next, at))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return null;
    }
}

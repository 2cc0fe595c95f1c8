using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Rules;

namespace Plimsoll.Tests.Architecture.Source;

/// <summary>The measured rows of the scorecard: what, how much, and what we aim at.</summary>
internal static class Scorecard
{
    private static readonly string[] Guards = ["Assert", "Invariant", "Require", "Holds", "ThrowIf", "Check"];

    public static IReadOnlyList<(string Row, string Measured, string Aim)> Rows(SourceTree tree)
    {
        var product = tree.Product.ToList();
        var fileLines = product.Select(file => file.File.Lines.Count).Order().ToList();
        var functions = product.SelectMany(file => file.Functions()).Select(node => node.LineCount()).Order().ToList();
        var types =
            SizeRules.TypeLines(tree).Where(type => type.Path.StartsWith("src/", StringComparison.Ordinal)).ToList();
        var code = product.Sum(CodeLines);
        return
        [
            ("Projects", Text(tree.Projects.Count), $"≤ {Layers.ProjectsMax}"),
            ("Depth of the project graph, tests included", Text(LayerRules.Depths(tree).Values.DefaultIfEmpty().Max()),
                "≤ 6"),
            ("Source files / code lines", $"{Text(product.Count)} / {Text(code)}", "report"),
            ("Largest file (lines)", Text(fileLines.DefaultIfEmpty().Last()), "≤ 500"),
            ("Largest type, all its parts (lines)", Text(types.Select(type => type.Lines).DefaultIfEmpty().Max()),
                "≤ 500"),
            ("File length median / p90", $"{At(fileLines, 0.5)} / {At(fileLines, 0.9)}", "≤ 100 / ≤ 300"),
            ("Function length median / p99", $"{At(functions, 0.5)} / {At(functions, 0.99)}", "p99 ≤ 50"),
            ("Longest function (lines)", Text(functions.DefaultIfEmpty().Last()), "≤ 70"),
            ("Functions over 70 lines", Text(functions.Count(lines => lines > SizeRules.MethodLinesMax)), "0"),
            ("Public types documented", Documented(product, types: true), "100 %"),
            ("Public members documented", Documented(product, types: false), "100 % in Model, Kernel"),
            ("Namespaces in a cycle",
                $"{Text(NamespaceRules.CyclicCount(tree))} of {Text(NamespaceRules.Graph(tree).Count)}", "0"),
            ("Test code / source code", Ratio(tree.Tests.Sum(CodeLines), code), "≥ 1.2"),
            ("Mutable statics", Text(ShapeRules.MutableStatic(tree).Count()), "0"),
            ("Deepest inheritance", Text(InheritanceRules.Deepest(tree)), "≤ 2"),
            ("Sealed share of instantiable classes",
                InheritanceRules.Measure(tree).Share.ToString("P0", CultureInfo.InvariantCulture), "≥ 95 %"),
            ("Run-mode names outside Host", Text(WordRules.RunModeNames(tree).Count()), "0"),
            ("Hash tables walked in Model, Kernel, Simulation", Text(DeterminismRules.HashOrder(tree).Count()), "0"),
            ("Guards per function in Kernel", GuardsPerFunction([.. tree.Of("Kernel")]), "≥ 1"),
            ("Catch-all / empty catch",
                $"{Text(ErrorRules.CatchAlls(tree).Count())} / {Text(ErrorRules.EmptyCatch(tree).Count())}",
                    "≤ 5, listed / 0"),
            ("Public decimal or double members in Model, Kernel", Text(InterfaceRules.InexactMembers(tree).Count()),
                "listed by name"),
        ];
    }

    /// <summary>The whole document, with the day and the commit of the measurement.</summary>
    public static string Document(SourceTree tree, string day, string commit) =>
        "# Scorecard\n\n"
        + $"Measured on {day} at commit {commit} by `dotnet run eng/measure.cs`, which rewrites this page.\n"
        + "A row may only stay or improve; a row that got worse needs a sentence here that says why.\n\n"
        + "| Row | Measured | Aim |\n|---|---|---|\n"
        + string.Concat(Rows(tree).Select(row => $"| {row.Row} | {row.Measured} | {row.Aim} |\n"));

    /// <summary>Lines that hold at least one word of code: neither blank nor comment alone.</summary>
    public static int CodeLines(SourceFile file)
    {
        var lines = new HashSet<int>();
        foreach (var token in file.Root.DescendantTokens().Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            var span = token.GetLocation().GetLineSpan();
            lines.UnionWith(Enumerable.Range(
                span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1));
        }

        return lines.Count;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Ratio(int part, int whole) =>
        ((double)part / Math.Max(1, whole)).ToString("0.00", CultureInfo.InvariantCulture);

    private static string At(List<int> sorted, double share) =>
        Text(sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))]);

    private static string Documented(List<SourceFile> files, bool types)
    {
        var all = files.SelectMany(file => file.All<MemberDeclarationSyntax>())
            .Where(member => member is not BaseNamespaceDeclarationSyntax && member.IsVisible())
            .Where(member => !member.Has(SyntaxKind.OverrideKeyword))
            .Where(member => types == (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
            .ToList();
        var documented = all.Count(member => member.HasDocumentation());
        return $"{Text(100 * documented / Math.Max(1, all.Count))} % of {Text(all.Count)}";
    }

    private static string GuardsPerFunction(List<SourceFile> files)
    {
        var guards = files.SelectMany(file => file.All<InvocationExpressionSyntax>()).Count(call =>
            call.Expression.ToString().Split('.').Any(name =>
                Guards.Any(guard => name.StartsWith(guard, StringComparison.Ordinal))));
        var thrown =
            files.Sum(file => file.All<ThrowStatementSyntax>().Count() + file.All<ThrowExpressionSyntax>().Count());
        return Ratio(guards + thrown, files.Sum(file => file.Functions().Count()));
    }
}

using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>Errors are handled where their kind is known; nothing is swallowed.</summary>
internal static class ErrorRules
{
    public const int CatchAllMax = 5;

    /// <summary>The few files that may catch every exception, each with the reason.</summary>
    public static SortedDictionary<string, string> CatchAllAllowed { get; } = new(StringComparer.Ordinal)
    {
        ["src/Host/Paper/KernelThread.cs"] =
            "A kernel that fails in whatever way hands its account over to the emergency desk.",
        ["src/Host/Terminal/TopLevelFilter.cs"] =
            "The last line of defence: one clear line and an exit code instead of a stack trace.",
    };

    public static IEnumerable<Finding> CatchAll(SourceTree tree) =>
        from found in CatchAlls(tree)
        where !CatchAllAllowed.ContainsKey(found.File.Path)
        select found.File.Finding(
            found.Clause, "every exception is caught",
                "Name the kinds that can be handled, or list the file with its reason in ErrorRules");

    public static IEnumerable<Finding> CatchAllCount(SourceTree tree)
    {
        var all = CatchAlls(tree).ToList();
        return all.Skip(CatchAllMax).Select(found => found.File.Finding(
            found.Clause, $"catch-all number {all.Count}", $"Keep to {CatchAllMax} in the whole product"));
    }

    public static IEnumerable<Finding> EmptyCatch(SourceTree tree) =>
        from file in tree.Files
        from clause in file.All<CatchClauseSyntax>()
        where clause.Block.Statements.Count == 0
        select file.Finding(clause, "an empty catch swallows the error", "Handle it, or let it pass");

    public static IEnumerable<(SourceFile File, CatchClauseSyntax Clause)> CatchAlls(SourceTree tree) =>
        from file in tree.Product
        from clause in file.All<CatchClauseSyntax>()
        where clause.CatchesAll()
        select (file, clause);
}

using System.Runtime.CompilerServices;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture;

/// <summary>
/// Runs a rule over the repository, which must satisfy it, or over snippets, in which it must find something.
/// </summary>
internal static class Check
{
    private static readonly Lazy<SourceTree> Tree = new(() => SourceTree.Read(ReferenceData.RepositoryRoot));

    private static readonly Lazy<Ratchet> KnownDebt = new(() =>
        Ratchet.Parse(File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, Ratchet.FilePath))));

    /// <summary>The repository, parsed once for all tests.</summary>
    public static SourceTree Repository => Tree.Value;

    /// <summary>
    /// The rule holds, apart from what <see cref="Ratchet"/> still allows under the name of the test.
    /// </summary>
    public static void Holds(
        Func<SourceTree, IEnumerable<Finding>> rule, [CallerMemberName] string test = "")
    {
        // A rule that sees nothing holds always; that is not what is meant.
        Assert.NotEmpty(Repository.Product);
        Report(KnownDebt.Value.Beyond(test, rule(Repository)));
    }

    public static void Report(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        if (all.Count > 0)
        {
            Assert.Fail($"{all.Count} found:\n" + string.Join('\n', all.Take(25)));
        }
    }

    public static SourceTree Snippets(params (string Path, string Text)[] files) =>
        new(files.Select(file => new TextFile(file.Path, file.Text)));

    /// <summary>The one thing the rule finds in one snippet.</summary>
    public static Finding Finds(Func<SourceTree, IEnumerable<Finding>> rule, string path, string text) =>
        Assert.Single(rule(Snippets((path, text))));

    public static void FindsNothing(Func<SourceTree, IEnumerable<Finding>> rule, string path, string text) =>
        Assert.Empty(rule(Snippets((path, text))));
}

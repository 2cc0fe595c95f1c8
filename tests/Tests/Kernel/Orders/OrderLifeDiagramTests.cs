using Plimsoll.Kernel.Orders;

namespace Plimsoll.Tests.Kernel.Orders;

public sealed class OrderLifeDiagramTests
{
    private const string Begin = "<!-- generated from the order table: begin -->\n";
    private const string End = "<!-- generated from the order table: end -->\n";

    /// <summary>With this environment variable set, the test writes the page instead of comparing it.</summary>
    private const string WriteSetting = "PLIMSOLL_WRITE_DOCS";

    [Fact]
    public void Render_Table_IsWhatThePageOfOrdersShows()
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "docs", "orders.md");
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end >= begin, "docs/orders.md has lost the marks of its generated part");
        if (Environment.GetEnvironmentVariable(WriteSetting) is not null)
        {
            File.WriteAllText(path, page[..begin] + "\n" + OrderLifeDiagram.Render() + "\n" + page[end..]);
            return;
        }

        Assert.Equal("\n" + OrderLifeDiagram.Render() + "\n", page[begin..end]);
    }

    [Fact]
    public void Render_KnownMoves_AreDrawn()
    {
        var diagram = OrderLifeDiagram.Render();
        Assert.Contains("    [*] --> PendingSubmit\n", diagram, StringComparison.Ordinal);
        Assert.Contains("    Accepted --> PendingCancel: AskCancel\n", diagram, StringComparison.Ordinal);
        Assert.Contains("    Canceled --> Filled: FillWhole!\n", diagram, StringComparison.Ordinal);
        Assert.Contains("    PendingCancel --> PartiallyFilled: RefuseCancel\n", diagram, StringComparison.Ordinal);
        Assert.DoesNotContain("Filled --> Canceled", diagram.Replace("PartiallyFilled", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }
}

using Plimsoll.Host.Terminal;

namespace Plimsoll.Tests.Tests.Host.Terminal;

public sealed class TextTableTests
{
    [Fact]
    public void WriteTo_WithHeadings_AlignsColumns()
    {
        var table = new TextTable("name", ">rows", "note");
        table.Add("a", "1", "");
        table.Add("longer", "1,000", "x");

        Assert.Equal("  name     rows  note\n  a           1\n  longer  1,000  x\n", Text(table, "  "));
    }

    [Fact]
    public void WriteTo_WithoutHeadings_HasRowsOnly()
    {
        var table = new TextTable("", ">");
        table.Add("a", "10");
        table.Add("b", "2");

        Assert.Equal("a  10\nb   2\n", Text(table, ""));
    }

    private static string Text(TextTable table, string indent)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        table.WriteTo(writer, indent);
        return writer.ToString();
    }
}

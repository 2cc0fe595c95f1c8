using System.Text;
using System.Xml;
using System.Xml.Linq;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

/// <summary>The rendered files of a result as text and as a document.</summary>
internal static class ReportText
{
    public static string Of(RunResult result, string name) => Encoding.UTF8.GetString(Bytes(result, name));

    public static byte[] Bytes(RunResult result, string name) =>
        ResultFiles.Render(result).Single(file => file.Name == name).Content.ToArray();

    public static string[] Lines(RunResult result, string name) => Of(result, name).Split('\n');

    /// <summary>The page read as XML, which fails on anything that is not closed or escaped.</summary>
    public static XDocument Page(RunResult result)
    {
        using StringReader text = new(Of(result, ResultFiles.Report));
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    /// <summary>All text of the page that a reader sees.</summary>
    public static string Visible(RunResult result) => string.Join(
        " ", Page(result).Descendants("body").DescendantNodes().OfType<XText>()
            .Where(text => text.Parent!.Name != "script").Select(text => text.Value));
}

using System.Globalization;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Limits;

/// <summary>Limits and rules as tables for people.</summary>
internal static class LimitTable
{
    private const decimal MillionthsPerPercent = 10_000m;

    public static void Write(TextWriter writer, LimitSheet sheet, string indent = "")
    {
        if (sheet.Limits.Count == 0 && sheet.Rules.Count == 0)
        {
            writer.WriteLine(indent + "nothing is limited");
            return;
        }

        var limits = new TextTable("limit", "level", "of", ">at", ">is", ">left", ">used", ">left", "");
        foreach (var one in sheet.Limits)
        {
            limits.Add(
                one.Limit, one.Level, one.About.Length == 0 ? "account" : one.About, one.Max, one.Now ?? "-",
                one.Remaining ?? "-", Percent(one.UsedMillionths), Percent(1_000_000 - one.UsedMillionths),
                one.Missing is { } missing ? "missing: " + missing : one.Now is null ? "each order" : "");
        }

        limits.WriteTo(writer, indent);
        if (sheet.Rules.Count == 0)
        {
            return;
        }

        var rules = new TextTable("rule", "level", "of", "is", "now");
        foreach (var one in sheet.Rules)
        {
            var now = one.Missing is { } missing ? "missing: " + missing : one.StopsEntries ? "stops entries" : "";
            rules.Add(one.Rule, one.Level, one.About.Length == 0 ? "account" : one.About, one.Text, now);
        }

        rules.WriteTo(writer, indent);
    }

    private static string Percent(long? millionths) => millionths is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known / MillionthsPerPercent:0.0} %")
        : "-";
}

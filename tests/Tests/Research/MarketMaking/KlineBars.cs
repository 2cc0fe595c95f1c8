using System.Globalization;
using System.IO.Compression;

namespace Plimsoll.Tests.Research.MarketMaking;

/// <summary>
/// Reads one-minute reference bars and groups them by the start of the longer bar, as the oracles do.
/// </summary>
internal static class KlineBars
{
    public static List<KlineBar> Read(string relativePath, int minutes)
    {
        var path = ReferenceData.Require("data/" + relativePath);
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.Entries[0].Open());
        List<KlineBar> bars = [];
        var length = minutes * 60_000L;
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (!long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time))
            {
                continue;
            }

            var openMs = time > 100_000_000_000_000 ? time / 1_000 : time;
            var bar = new KlineBar(
                openMs / length * length, Number(fields[1]), Number(fields[2]), Number(fields[3]), Number(fields[4]),
                Number(fields[5]));
            if (bars.Count == 0 || bars[^1].OpenMs != bar.OpenMs)
            {
                bars.Add(bar);
                continue;
            }

            var last = bars[^1];
            bars[^1] = last with
            {
                High = Math.Max(last.High, bar.High),
                Low = Math.Min(last.Low, bar.Low),
                Close = bar.Close,
                Volume = last.Volume + bar.Volume,
            };
        }

        return bars;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

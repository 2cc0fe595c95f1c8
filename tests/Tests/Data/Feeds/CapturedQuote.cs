using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Feeds;

/// <summary>A best bid and offer as the captured file has it, read in the plainest way.</summary>
internal sealed record CapturedQuote(
    long Line, long Id, long BidTicks, long BidLots, long AskTicks, long AskLots)
{
    /// <summary>All lines of a best bid and offer, in file order, and the line of the snapshot.</summary>
    public static (List<CapturedQuote> Quotes, List<(long Line, long Id)> Depth, long SnapshotLine) Read(
        string path, string tick, string lot)
    {
        var quotes = new List<CapturedQuote>();
        var depth = new List<(long, long)>();
        var prices = DecimalGrid.Parse(tick);
        var quantities = DecimalGrid.Parse(lot);
        long number = 0;
        long snapshot = 0;
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            number++;
            using var json = JsonDocument.Parse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (!json.RootElement.TryGetProperty("stream", out var stream))
            {
                snapshot = number;
                continue;
            }

            var data = json.RootElement.GetProperty("data");
            if (stream.GetString()!.EndsWith("@bookTicker", StringComparison.Ordinal))
            {
                quotes.Add(new CapturedQuote(
                    number, data.GetProperty("u").GetInt64(), Steps(data, "b", prices), Steps(data, "B", quantities),
                    Steps(data, "a", prices), Steps(data, "A", quantities)));
            }
            else if (data.TryGetProperty("U", out _))
            {
                depth.Add((number, data.GetProperty("u").GetInt64()));
            }
        }

        return (quotes, depth, snapshot);
    }

    private static long Steps(JsonElement data, string name, DecimalGrid grid)
    {
        var value = decimal.Parse(data.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
        return grid.TryToSteps(value, out var steps) ? steps : throw new FormatException(name);
    }
}

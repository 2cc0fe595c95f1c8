using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Plimsoll.Tests.Data.Feeds;

/// <summary>
/// A small recording, made line by line: a snapshot with number 100, then one update each 100 ms. The recorder's clock
/// is right; a message takes 5 ms.
/// </summary>
internal sealed class FeedText
{
    public const long StartMs = 1_700_000_000_000;

    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    /// <summary>Snapshot of 100, then updates 101-102, 103-104 and so on, a quote and a trade with each.</summary>
    public static FeedText Spot(int updates)
    {
        var text = new FeedText().Snapshot(0, 100);
        for (var i = 0; i < updates; i++)
        {
            text.Depth(i, 101 + (2 * i), 102 + (2 * i), Invariant($"[\"99.9{i % 10}\",\"{i + 1}\"]"), "")
                .Quote(i, 102 + (2 * i)).Trade(i, 500 + i);
        }

        return text;
    }

    /// <summary>Snapshot of 100, updates that name the one before.</summary>
    public static FeedText Futures(int updates)
    {
        var text = new FeedText().Snapshot(0, 100);
        for (var i = 0; i < updates; i++)
        {
            var before = i == 0 ? 95 : 90 + (20 * i);
            text.Line(i, Invariant(
                $"{{\"e\":\"depthUpdate\",\"E\":{Ms(i)},\"T\":{Ms(i) - 1},\"s\":\"COINUSDT\",\"U\":{before + 2},")
                + Invariant($"\"u\":{110 + (20 * i)},\"pu\":{before},\"b\":[[\"99.5\",\"{i + 1}\"]],\"a\":[]}}"));
        }

        return text;
    }

    public FeedText Snapshot(int at, long id, string bids = "[\"99.99\",\"5\"],[\"99.98\",\"6\"]") => Raw(
        Invariant($"{Ms(at) + 5}000000 {{\"lastUpdateId\":{id},\"bids\":[{bids}],")
        + "\"asks\":[[\"100.01\",\"7\"],[\"100.02\",\"8\"]]}");

    public FeedText Depth(
        int at, long first, long last, string bid, string ask, string symbol = "COINUSDT") => Line(
        at,
        Invariant($"{{\"e\":\"depthUpdate\",\"E\":{Ms(at)},\"s\":\"{symbol}\",\"U\":{first},\"u\":{last},")
        + $"\"b\":[{bid}],\"a\":[{ask}]}}");

    public FeedText Quote(int at, long id) => Raw(Invariant(
        $"{Ms(at) + 5}000001 {{\"stream\":\"coinusdt@bookTicker\",\"data\":{{\"u\":{id},\"s\":\"COINUSDT\",")
        + "\"b\":\"99.99\",\"B\":\"5\",\"a\":\"100.01\",\"A\":\"7\"}}");

    public FeedText Trade(int at, long number, string price = "100.01", string quantity = "2") => Line(
        at,
        Invariant($"{{\"e\":\"trade\",\"E\":{Ms(at)},\"s\":\"COINUSDT\",\"t\":{number},\"p\":\"{price}\",")
        + Invariant($"\"q\":\"{quantity}\",\"T\":{Ms(at)},\"m\":true,\"M\":true}}"));

    public FeedText Raw(string line)
    {
        lines.Add(line);
        return this;
    }

    public FeedText Remove(Predicate<string> which)
    {
        lines.RemoveAt(lines.FindIndex(which));
        return this;
    }

    public FeedText Swap(int one, int other)
    {
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return this;
    }

    public FeedText Insert(int at, string line)
    {
        lines.Insert(at, line);
        return this;
    }

    public FeedText Replace(int at, string old, string next)
    {
        Assert.Contains(old, lines[at], StringComparison.Ordinal);
        lines[at] = lines[at].Replace(old, next, StringComparison.Ordinal);
        return this;
    }

    public string Text() => string.Join('\n', lines) + "\n";

    public static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }

    private static long Ms(int at) => StartMs + (at * 100L);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private FeedText Line(int at, string data) =>
        Raw(Invariant($"{Ms(at) + 5}000000 {{\"stream\":\"coinusdt@x\",\"data\":{data}}}"));
}

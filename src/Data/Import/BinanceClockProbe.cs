using System.Buffers.Text;

namespace Plimsoll.Data.Import;

/// <summary>
/// Measures only the clock of a recording whose steps are known: it looks for the one field it needs instead of reading
/// the whole message, which halves the time of an import.
/// </summary>
internal sealed class BinanceClockProbe(FeedMeasure measure) : IFeedProbe
{
    private const int HeadLength = 64;

    public void Add(ReadOnlySpan<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out long receiveNs, out _))
        {
            return;
        }

        var at = line.IndexOf("\"E\":"u8);
        if (at < 0 || !Utf8Parser.TryParse(line[(at + 4)..], out long time, out _)
            || !FeedTime.TryNanoseconds(time, out var eventNs))
        {
            return;
        }

        // A snapshot was asked for and carries the time of the request's way, too.
        if (line[..Math.Min(line.Length, HeadLength)].IndexOf("\"lastUpdateId\""u8) < 0)
        {
            measure.AddLatency(receiveNs - eventNs);
        }
    }
}

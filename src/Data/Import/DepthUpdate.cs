using Plimsoll.Model.Market;

namespace Plimsoll.Data.Import;

/// <summary>The changed levels of one message of a depth stream, or the levels of a snapshot.</summary>
internal sealed class DepthUpdate
{
    private const int LevelsFirst = 64;

    private BookLevel[] levels = new BookLevel[LevelsFirst];
    private int count;

    /// <summary>Line of the file.</summary>
    public long Line { get; set; }

    /// <summary>First update number; of a snapshot not used.</summary>
    public long FirstId { get; set; }

    /// <summary>Last update number; of a snapshot the one it holds.</summary>
    public long LastId { get; set; }

    /// <summary>Last number of the update before; -1 when the feed does not say.</summary>
    public long PreviousId { get; set; }

    /// <summary>When it happened at the venue.</summary>
    public long TimeNs { get; set; }

    /// <summary>The recorder's clock at the receipt, corrected.</summary>
    public long ReceivedNs { get; set; }

    public ReadOnlySpan<BookLevel> Levels => levels.AsSpan(0, count);

    public void Clear() => count = 0;

    public void Add(in BookLevel level)
    {
        if (count == levels.Length)
        {
            Array.Resize(ref levels, count * 2);
        }

        levels[count++] = level;
    }
}

using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Orders;

/// <summary>
/// The numbered reports of a venue, each once: a number that comes again changes nothing. Remembers the newest
/// <see cref="Kept"/>; of an older one nobody can say any more whether it was booked.
/// </summary>
internal sealed class ReportLedger : ISavedPart
{
    /// <summary>How many reports are remembered.</summary>
    public const int Kept = 16_384;

    private readonly long[] numbers = new long[Kept];
    private readonly (long Order, long Ticks, long Lots, EventKind Kind)[] contents =
        new (long, long, long, EventKind)[Kept];

    private long count;
    private long highest;
    private long forgotten;

    /// <summary>What is known of a report with a number.</summary>
    public ReportNovelty Novelty(in Event e)
    {
        var number = e.Report.Execution.Value;
        if (number > highest)
        {
            // Venues mostly count upwards: then there is nothing to search.
            return ReportNovelty.New;
        }

        var place = numbers.AsSpan(0, (int)Math.Min(count, Kept)).IndexOf(number);
        if (place >= 0)
        {
            return contents[place] == Content(in e) ? ReportNovelty.Known : ReportNovelty.Contradicts;
        }

        return number <= forgotten ? ReportNovelty.Suspect : ReportNovelty.New;
    }

    /// <summary>Remembers a report whose number is new.</summary>
    public void Add(in Event e)
    {
        var place = (int)(count % Kept);
        if (count >= Kept)
        {
            forgotten = Math.Max(forgotten, numbers[place]);
        }

        numbers[place] = e.Report.Execution.Value;
        contents[place] = Content(in e);
        highest = Math.Max(highest, numbers[place]);
        count++;
    }

    /// <summary>Writes what is remembered, the oldest first.</summary>
    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Reports/1");
        writer.Write(highest);
        writer.Write(forgotten);
        var kept = Math.Min(count, Kept);
        writer.Write(kept);
        for (var i = count - kept; i < count; i++)
        {
            var (order, ticks, lots, kind) = contents[i % Kept];
            writer.Write(numbers[i % Kept]);
            writer.Write(order);
            writer.Write(ticks);
            writer.Write(lots);
            writer.Write((long)kind);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Reports/1");
        highest = reader.ReadInt64();
        forgotten = reader.ReadInt64();
        count = reader.ReadCount(Kept);
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.ReadInt64();
            contents[i] = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), (EventKind)reader.ReadInt64());
        }
    }

    private static (long Order, long Ticks, long Lots, EventKind Kind) Content(in Event e) =>
        (e.Report.Order.Value, e.Report.Price.Ticks, e.Report.Quantity.Lots, e.Kind);
}

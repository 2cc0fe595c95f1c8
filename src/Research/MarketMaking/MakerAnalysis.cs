using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.MarketMaking;

/// <summary>
/// Takes the profit of market making apart. Money is counted in half ticks times lots in 128 bits, so the parts sum to
/// the profit exactly: a fill at a price p with the mid at m earns side * (m - p) at once, and from then on the
/// inventory earns what the mid does.
/// </summary>
internal static class MakerAnalysis
{
    private const long SecondNs = 1_000_000_000;
    private const int PathPointsMax = 600;
    private static readonly long[] HorizonsNs = [SecondNs, 5 * SecondNs, 30 * SecondNs];

    /// <summary>Analyses one instrument.</summary>
    /// <param name="instrument">Its definition.</param>
    /// <param name="notes">What was noted while the run went on.</param>
    /// <param name="market">The market of the run, from its start.</param>
    /// <param name="accountTicks">The price at which the account values it at the end, in ticks.</param>
    /// <param name="endNs">End of the run. Nanoseconds since the epoch, UTC.</param>
    public static MakerResult Of(
        Instrument instrument, MakerNotes notes, IEventSource market, long accountTicks, long endNs)
    {
        var mids = new MidAround(notes.Fills, HorizonsNs);
        mids.Read(market);
        for (var i = 0; i < notes.Fills.Count; i++)
        {
            // A fill before any mid earns no spread.
            mids.Before[i] = mids.Before[i] == MidPrice.Unknown ? 2 * notes.Fills[i].PriceTicks : mids.Before[i];
        }

        var split = new MakerSplit(instrument);
        var inventory = new InventoryStatistics(instrument);
        var book = new AverageCostBook();
        for (var i = 0; i < notes.Fills.Count; i++)
        {
            var fill = notes.Fills[i];
            split.Add(in fill, mids.Before[i]);
            inventory.Add(in fill, mids.Before[i]);
            book.Apply(
                fill.Sign * fill.Lots * instrument.TickLotValueAsDouble, fill.PriceTicks, fill.Fee.ToDouble());
        }

        inventory.Close(endNs);
        split.Close(mids.Last == MidPrice.Unknown ? 2 * accountTicks : mids.Last, accountTicks);
        var result = new MakerResult
        {
            InstrumentId = instrument.Id.ToString(),
            OrdersRested = notes.OrdersRested,
            OrdersFilled = notes.OrdersFilled,
            OrdersRefused = notes.OrdersRefused,
            OrdersReplaced = notes.OrdersReplaced,
            QuantityFillRatio = notes.LotsRested > 0 ? (double)notes.LotsFilled / notes.LotsRested : null,
            MakerFills = notes.Fills.Count(fill => fill.IsMaker),
            TakerFills = notes.Fills.Count(fill => !fill.IsMaker),
            RealizedGross = book.RealizedGross,
            Unrealized = book.Unrealized(accountTicks),
            Markouts = MarkoutTable.Of(instrument, notes.Fills, mids, HorizonsNs),
            InventoryPath = inventory.Path(PathPointsMax),
        };
        return split.Into(inventory.Into(Waits(notes, result)));
    }

    private static MakerResult Waits(MakerNotes notes, MakerResult result)
    {
        var waits = notes.QueueWaitsNs;
        if (waits.Count == 0)
        {
            return result;
        }

        var sorted = waits.Order().ToArray();
        double sum = 0;
        foreach (var wait in sorted)
        {
            sum += wait;
        }

        return result with
        {
            QueueWaitMeanSeconds = sum / sorted.Length / SecondNs,
            QueueWaitMedianSeconds = (double)sorted[(sorted.Length - 1) / 2] / SecondNs,
            QueueWaitHighSeconds = (double)sorted[(sorted.Length - 1) * 9 / 10] / SecondNs,
        };
    }
}

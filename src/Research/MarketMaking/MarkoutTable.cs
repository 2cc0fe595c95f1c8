using Plimsoll.Indicators.Microstructure;
using Plimsoll.Model.Instruments;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.MarketMaking;

/// <summary>Moves of the mid after maker fills, by horizon and side.</summary>
internal static class MarkoutTable
{
    private const double NanosPerSecond = 1e9;

    public static IReadOnlyList<MakerMarkout> Of(
        Instrument instrument, IReadOnlyList<MakerFill> fills, MidAround mids, long[] horizonsNs)
    {
        var rows = new List<MakerMarkout>();
        for (var i = 0; i < horizonsNs.Length; i++)
        {
            foreach (var (side, name) in new[] { (0, "both"), (1, "buy"), (-1, "sell") })
            {
                if (Row(instrument, fills, mids.Before, mids.After[i], side) is { } row)
                {
                    rows.Add(row with { HorizonSeconds = horizonsNs[i] / NanosPerSecond, Side = name });
                }
            }
        }

        return rows;
    }

    private static MakerMarkout? Row(
        Instrument instrument, IReadOnlyList<MakerFill> fills, long[] before, long[] after, int side)
    {
        var moves = default(MarkoutStatistics);
        double lots = 0;
        double moved = 0;
        double kept = 0;
        double value = 0;
        for (var i = 0; i < fills.Count; i++)
        {
            var fill = fills[i];
            if (!fill.IsMaker || after[i] == MidPrice.Unknown || (side != 0 && fill.Sign != side))
            {
                continue;
            }

            var move = 0.5 * fill.Sign * (after[i] - before[i]);
            moves = moves.With(move);
            lots += fill.Lots;
            moved += move * fill.Lots;
            kept += 0.5 * fill.Sign * (after[i] - (2 * fill.PriceTicks)) * fill.Lots;
            value += 0.5 * before[i] * fill.Lots;
        }

        if (moves.Count == 0)
        {
            return null;
        }

        return new MakerMarkout(
            0,
            "",
            moves.Count,
            moved / lots,
            moves.Count < 2 ? null : moves.StandardError,
            value == 0 ? 0 : moved / value * 10_000,
            moved * instrument.TickLotValueAsDouble,
            kept / lots);
    }
}

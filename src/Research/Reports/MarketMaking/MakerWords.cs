using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Sentences of the market-making section.</summary>
internal static class MakerWords
{
    /// <summary>What a fill earned against what it cost.</summary>
    public static string Edge(MakerResult maker)
    {
        if (maker.HalfSpreadTicks is not { } spread || maker.FeeTicks is not { } fee)
        {
            return "No resting order was filled.";
        }

        var text = FigureText.Text(
            $"A fill stood {spread:0.###} ticks from the mid on average and cost {fee:0.###} ticks in fees");
        var later = maker.Markouts.FirstOrDefault(row => row is { Side: "both", HorizonSeconds: 5 });
        if (later is null)
        {
            return text + ".";
        }

        var left = later.RealizedTicks - fee;
        text += FigureText.Text(
            $"; five seconds later {later.RealizedTicks:0.###} ticks of it were left, {left:0.###} after fees. ");
        return text + (left > 0
            ? "The spread paid for fees and adverse moves over that time."
            : "The spread did not pay for fees and adverse moves: more such fills would lose more.");
    }

    /// <summary>How the orders fared.</summary>
    public static string Orders(MakerResult maker)
    {
        var fills = maker.MakerFills + maker.TakerFills;
        var text = $"{FigureText.Count(maker.OrdersRested)} orders rested, "
            + $"{FigureText.Count(maker.OrdersReplaced)} were moved, "
            + $"{FigureText.Count(maker.OrdersFilled)} filled at least in part "
            + $"({FigureText.Percent(Ratio(maker.OrdersFilled, maker.OrdersRested), 1)}; "
            + $"{FigureText.Percent(maker.QuantityFillRatio, 1)} of the quantity); "
            + $"{FigureText.Count(maker.OrdersRefused)} were refused. "
            + $"{FigureText.Count(maker.MakerFills)} fills as maker, {FigureText.Count(maker.TakerFills)} as taker. ";
        if (fills > 0)
        {
            text += FigureText.Text(
                $"{(double)(maker.OrdersRested + maker.OrdersReplaced) / fills:0.#} orders and changes a fill. ");
        }

        if (maker.QueueWaitMedianSeconds is { } median)
        {
            text += $"From taking its place to its first fill an order waited {FigureText.Precise(median)} seconds in "
                + $"the middle, {FigureText.Precise(maker.QueueWaitMeanSeconds)} on average; nine in ten no more than "
                + $"{FigureText.Precise(maker.QueueWaitHighSeconds)}.";
        }

        return text;
    }

    /// <summary>How much was held.</summary>
    public static string Inventory(MakerResult maker) =>
        $"At most {FigureText.Precise(maker.InventoryMaxLong)} long and "
        + $"{FigureText.Precise(maker.InventoryMaxShort)} short, {FigureText.Precise(maker.InventoryMean)} held on "
        + $"average over time, flat {FigureText.Percent(maker.FlatShare, 1)} of it, "
        + $"{FigureText.Precise(maker.InventoryAtEnd)} at the end.";

    private static double? Ratio(long part, long whole) => whole > 0 ? (double)part / whole : null;
}

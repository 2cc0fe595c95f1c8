using Plimsoll.Model.Instruments;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.MarketMaking;

/// <summary>How much was held, how long, and the path of it.</summary>
internal sealed class InventoryStatistics(Instrument instrument)
{
    private readonly List<MakerInventoryPoint> points = [];
    private long position;
    private long longest;
    private long shortest;
    private long firstNs;
    private long lastNs;
    private double heldNs;
    private double flatNs;

    public void Add(in MakerFill fill, long midHalfTicks)
    {
        Pass(fill.TimeNs);
        position += fill.Sign * fill.Lots;
        longest = Math.Max(longest, position);
        shortest = Math.Min(shortest, position);
        var mid = (instrument.PriceToDouble(midHalfTicks >> 1) + instrument.PriceToDouble((midHalfTicks + 1) >> 1)) / 2;
        points.Add(new MakerInventoryPoint(fill.TimeNs, instrument.QuantityToDouble(position), mid));
    }

    public void Close(long endNs)
    {
        if (points.Count > 0)
        {
            Pass(Math.Max(endNs, lastNs));
        }
    }

    public MakerResult Into(MakerResult result)
    {
        double span = lastNs - firstNs;
        return result with
        {
            InventoryMaxLong = instrument.QuantityToDouble(longest),
            InventoryMaxShort = -instrument.QuantityToDouble(shortest),
            InventoryAtEnd = instrument.QuantityToDouble(position),
            InventoryMean = span > 0 ? heldNs / span * instrument.QuantityToDouble(1) : null,
            FlatShare = span > 0 ? flatNs / span : null,
        };
    }

    /// <summary>The path in at most so many points; the extremes of a stretch are kept.</summary>
    public IReadOnlyList<MakerInventoryPoint> Path(int pointsMax)
    {
        if (points.Count <= pointsMax)
        {
            return points;
        }

        var stretch = (points.Count + (pointsMax / 2) - 1) / (pointsMax / 2);
        var path = new List<MakerInventoryPoint>(pointsMax);
        for (var from = 0; from < points.Count; from += stretch)
        {
            var (low, high) = (from, from);
            for (var i = from; i < Math.Min(from + stretch, points.Count); i++)
            {
                low = points[i].Quantity < points[low].Quantity ? i : low;
                high = points[i].Quantity > points[high].Quantity ? i : high;
            }

            path.Add(points[Math.Min(low, high)]);
            if (low != high)
            {
                path.Add(points[Math.Max(low, high)]);
            }
        }

        return path;
    }

    private void Pass(long timeNs)
    {
        firstNs = points.Count == 0 ? timeNs : firstNs;
        double passed = points.Count == 0 ? 0 : timeNs - lastNs;
        heldNs += passed * Math.Abs(position);
        flatNs += position == 0 ? passed : 0;
        lastNs = timeNs;
    }
}

using Plimsoll.Indicators.Quoting;
using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>What quotes must earn, by the fees known: those given until own fills show the true ones.</summary>
internal sealed class EdgeRule(MarketMaker maker)
{
    private const double BasisPoint = 1.0 / 10_000.0;
    private const double SecondsPerHour = 3_600;
    private double feeSum;
    private double valueSum;

    /// <summary>Maker fee as a share of the value; negative for a rebate.</summary>
    public double MakerRate => valueSum > 0 ? feeSum / valueSum : maker.MakerFeeBps * BasisPoint;

    /// <summary>Whether the rate is measured.</summary>
    public bool IsMeasured => valueSum > 0;

    /// <summary>Notes a fill as maker.</summary>
    /// <param name="value">Its value in the quote currency.</param>
    /// <param name="fee">Its fee.</param>
    public void Note(double value, double fee)
    {
        valueSum += value;
        feeSum += fee;
    }

    /// <summary>Cost of a fill in ticks.</summary>
    /// <param name="fairTicks">Fair price.</param>
    public double CostTicks(double fairTicks) => MakerRate * fairTicks;

    /// <summary>Least distance from the fair price at which a quote pays, in ticks.</summary>
    /// <param name="signals">Fair price and what followed own fills.</param>
    public double DepthMin(QuoteSignals signals)
    {
        var adverse = signals.Adverse;
        var isKnown = adverse.Count >= maker.AdverseFillsMin;
        return MinimumEdge.Depth(
            CostTicks(signals.Fair),
            isKnown ? -adverse.Mean : 0,
            isKnown ? adverse.StandardError : 0,
            tick: 1,
            maker.EdgeMinBps * BasisPoint * signals.Fair);
    }

    /// <summary>How often an hour the market trades beyond a distance, by the calibration.</summary>
    /// <param name="intensity">Arrivals a second.</param>
    /// <param name="depthTicks">Distance in ticks.</param>
    public static double FillsPerHour(ArrivalIntensity intensity, double depthTicks) =>
        SecondsPerHour * intensity.At(depthTicks);

    public void Save(IStateWriter writer)
    {
        writer.Write(feeSum);
        writer.Write(valueSum);
    }

    public void Restore(IStateReader reader)
    {
        feeSum = reader.ReadDouble();
        valueSum = reader.ReadDouble();
    }
}

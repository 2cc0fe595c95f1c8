using Plimsoll.Indicators.Quoting;
using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>Turns signals into depths: the model's line in the inventory, kept beyond the least edge.</summary>
internal sealed class QuotePlanner(MarketMaker maker, QuoteSignals signals, EdgeRule edge)
{
    private const double BasisPoint = 1.0 / 10_000.0;
    private const double FairMoveMax = 10 * BasisPoint;
    private QuoteCurve curve;
    private double fairThen;
    private double volatilityThen;
    private double rateThen;
    private long fillsThen = -1;
    private ArrivalIntensity intensityThen;

    /// <summary>The model's depths in ticks; inventory in order sizes.</summary>
    public QuoteCurve Curve => curve;

    /// <summary>Least distance at which a quote pays, in ticks.</summary>
    public double DepthMin { get; private set; }

    /// <summary>How far a standing quote may drift, in ticks.</summary>
    public long HysteresisTicks { get; private set; }

    /// <summary>Fills an hour that the calibration expects of one side at the least distance.</summary>
    public double FillsPerHour { get; private set; }

    /// <summary>Whether quoting is worth it at these fees.</summary>
    public bool Earns { get; private set; }

    /// <summary>Least depth of a new quote: what still pays after it has drifted.</summary>
    public double DepthFloor => DepthMin + HysteresisTicks;

    /// <summary>Makes the line anew when something it rests on has changed.</summary>
    public void Refresh()
    {
        var fair = signals.Fair;
        if (signals.Volatility == volatilityThen && signals.Intensity == intensityThen && edge.MakerRate == rateThen
            && signals.Adverse.Count == fillsThen && Math.Abs(fair - fairThen) <= FairMoveMax * Math.Abs(fairThen))
        {
            return;
        }

        fairThen = fair;
        volatilityThen = signals.Volatility;
        intensityThen = signals.Intensity;
        rateThen = edge.MakerRate;
        fillsThen = signals.Adverse.Count;
        DepthMin = edge.DepthMin(signals);
        HysteresisTicks = Math.Max(maker.RequoteTicks, (long)Math.Round(maker.RequoteBps * BasisPoint * fair));
        var riskAversion = maker.RiskAversion * intensityThen.Decay;
        var cost = edge.CostTicks(fair);
        curve = maker.Model == QuoteModel.Asymptotic
            ? GueantLehalleFernandezTapia.Curve(
                intensityThen, riskAversion, riskAversion, volatilityThen, orderSize: 1, cost)
            : AvellanedaStoikov.Curve(
                riskAversion, volatilityThen, intensityThen.Decay, maker.HorizonSeconds, cost);
        FillsPerHour = EdgeRule.FillsPerHour(intensityThen, DepthFloor);

        // Once quoting, half of the asked-for rate is enough, so that the verdict does not flutter.
        var asked = Earns ? 0.5 * maker.FillsPerHourMin : maker.FillsPerHourMin;
        Earns = FillsPerHour >= asked;
    }

    /// <summary>Plans one side.</summary>
    /// <param name="sign">1 for bids, -1 for asks.</param>
    /// <param name="inventory">In order sizes, from the target; negative is short.</param>
    /// <param name="limitTicks">The price that must not be passed.</param>
    /// <param name="lots">Size of a level.</param>
    /// <param name="roomLots">Most lots in the market.</param>
    public SidePlan Side(int sign, double inventory, long limitTicks, long lots, long roomLots)
    {
        var reduces = sign * inventory < 0;
        var floor = maker.ReducesBelowEdge && reduces ? 0 : DepthFloor;
        var keep = maker.ReducesBelowEdge && reduces ? -HysteresisTicks : DepthMin;
        var depth = sign > 0 ? curve.BidDepth(inventory) : curve.AskDepth(inventory);
        return new SidePlan(
            signals.Fair,
            Math.Max(depth, floor),
            Math.Max(1, maker.LevelStep * curve.HalfSpread),
            keep,
            HysteresisTicks,
            limitTicks,
            lots,
            roomLots);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(fairThen);
        writer.Write(volatilityThen);
        writer.Write(rateThen);
        writer.Write(fillsThen);
        writer.Write(intensityThen.Rate);
        writer.Write(intensityThen.Decay);
        writer.Write(curve.HalfSpread);
        writer.Write(curve.SkewPerUnit);
        writer.Write(DepthMin);
        writer.Write(HysteresisTicks);
        writer.Write(FillsPerHour);
        writer.Write(Earns ? 1L : 0L);
    }

    public void Restore(IStateReader reader)
    {
        fairThen = reader.ReadDouble();
        volatilityThen = reader.ReadDouble();
        rateThen = reader.ReadDouble();
        fillsThen = reader.ReadInt64();
        intensityThen = new ArrivalIntensity(reader.ReadDouble(), reader.ReadDouble());
        curve = new QuoteCurve(reader.ReadDouble(), reader.ReadDouble());
        DepthMin = reader.ReadDouble();
        HysteresisTicks = reader.ReadInt64();
        FillsPerHour = reader.ReadDouble();
        Earns = reader.ReadInt64() != 0;
    }
}

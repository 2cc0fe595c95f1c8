using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Simulation.Worlds;

/// <summary>
/// A made market that runs by itself: every step is one happening (an order, a cancellation, a move of the hidden
/// value) at its own nanosecond, and goes through a matching engine. The same parameters give the same steps on every
/// machine.
/// </summary>
internal sealed class BookWorld
{
    // A side with fewer levels is left alone by takers, so that it seldom runs empty.
    private const int LevelsKept = 3;
    private const double DistanceTicksMax = 3_000;

    private readonly WorldParameters parameters;
    private readonly SeededRandom random;
    private readonly LiveOrders live = new();
    private readonly double steadyRate;
    private long nextNumber = 1;

    public BookWorld(WorldParameters parameters, long startNs)
    {
        parameters.Require();
        this.parameters = parameters;
        random = new SeededRandom(parameters.Seed);
        Value = new HiddenValue(parameters, random);
        steadyRate = parameters.LimitsPerSecond + parameters.MarketsPerSecond + parameters.InformedPerSecond
            + parameters.ValueStepsPerSecond + parameters.JumpsPerSecond;
        TimeNs = startNs;
        for (var i = 0; i < 2 * LevelsKept; i++)
        {
            AddLimit(i % 2 == 0);
        }
    }

    public MatchingEngine Engine { get; } = new(new MatchingSettings());

    /// <summary>What informed traders know.</summary>
    public HiddenValue Value { get; }

    /// <summary>When the latest step happened.</summary>
    public long TimeNs { get; private set; }

    /// <summary>Lets the next thing happen.</summary>
    /// <returns>Whether an order or cancellation went to the engine, whose events then tell of it.</returns>
    public bool Step()
    {
        var rate = steadyRate + (parameters.CancelsPerOrderSecond * live.Count);
        TimeNs += Chance.WaitNs(random, rate);
        var draw = random.NextDouble() * rate;
        if ((draw -= parameters.LimitsPerSecond) < 0)
        {
            AddLimit(random.NextInt32(2) == 0);
            return true;
        }

        if ((draw -= parameters.MarketsPerSecond) < 0)
        {
            return Take(random.NextInt32(2) == 0);
        }

        if ((draw -= parameters.InformedPerSecond) < 0)
        {
            return TakeInformed();
        }

        if ((draw -= parameters.ValueStepsPerSecond) < 0)
        {
            Value.Step();
            return false;
        }

        if (draw < parameters.JumpsPerSecond)
        {
            Value.Jump();
            return false;
        }

        return live.Count > 2 * LevelsKept && Cancel();
    }

    private bool Cancel()
    {
        var number = live.Draw(random);
        return Engine.OpenLots(number) > 0 && Engine.Cancel(number) == MatchingReason.None;
    }

    private void AddLimit(bool isBuy)
    {
        var distance = 1 + (long)Math.Min(Chance.Exponential(random) * parameters.LimitDistanceTicks, DistanceTicksMax);
        var lots = Chance.Size(random, parameters.LimitLots);
        var isIceberg = random.NextDouble() < parameters.IcebergShare;
        var number = nextNumber++;
        Engine.Submit(new MatchingOrder
        {
            Number = number,
            Side = isBuy ? OrderSide.Buy : OrderSide.Sell,
            PriceTicks = isBuy ? AskOrValue() - distance : BidOrValue() + distance,
            QuantityLots = lots,
            DisplayLots = isIceberg ? 1 + (lots / 5) : 0,
        });
        live.Add(number);
    }

    private long AskOrValue() => Engine.HasAsk ? Engine.BestAskTicks : (long)Value.Ticks + 1;

    private long BidOrValue() => Engine.HasBid ? Engine.BestBidTicks : (long)Value.Ticks;

    private bool Take(bool isBuy)
    {
        var lots = Chance.Size(random, parameters.MarketLots);
        return Keeps(isBuy) && Send(isBuy, MatchingOrderKind.Market, 0, lots);
    }

    /// <summary>An informed trader takes what is wrong by more than his cost, and nothing else.</summary>
    private bool TakeInformed()
    {
        var lots = Chance.Size(random, parameters.InformedLots);
        var buyBelow = (long)Math.Floor(Value.Ticks - parameters.InformedCostTicks);
        var sellAbove = (long)Math.Ceiling(Value.Ticks + parameters.InformedCostTicks);
        if (Engine.HasAsk && Engine.BestAskTicks <= buyBelow)
        {
            return Keeps(isBuy: true) && Send(isBuy: true, MatchingOrderKind.Limit, buyBelow, lots);
        }

        return Engine.HasBid && Engine.BestBidTicks >= sellAbove
            && Keeps(isBuy: false) && Send(isBuy: false, MatchingOrderKind.Limit, sellAbove, lots);
    }

    /// <summary>Whether the side that would be taken from has a few levels left.</summary>
    private bool Keeps(bool isBuy)
    {
        var side = isBuy ? OrderSide.Sell : OrderSide.Buy;
        if (!(isBuy ? Engine.HasAsk : Engine.HasBid))
        {
            return false;
        }

        var ticks = isBuy ? Engine.BestAskTicks : Engine.BestBidTicks;
        var levels = 1;
        while (levels < LevelsKept && Engine.TryNextLevel(side, ticks, out ticks))
        {
            levels++;
        }

        return levels == LevelsKept;
    }

    private bool Send(bool isBuy, MatchingOrderKind kind, long ticks, long lots) =>
        Engine.Submit(new MatchingOrder
        {
            Number = nextNumber++,
            Side = isBuy ? OrderSide.Buy : OrderSide.Sell,
            Kind = kind,
            Lifetime = MatchingLifetime.ImmediateOrCancel,
            PriceTicks = ticks,
            QuantityLots = lots,
        }) == MatchingReason.None;
}

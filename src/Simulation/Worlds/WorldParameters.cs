namespace Plimsoll.Simulation.Worlds;

/// <summary>
/// How a made order-book market behaves. Orders of traders who know nothing come at random moments (zero intelligence:
/// Smith, Farmer, Gillemot, Krishnamurthy 2003); beside them a hidden value wanders and jumps, and informed traders
/// take whatever is offered too cheap or bid too dear by more than their cost (Glosten and Milgrom 1985). All rates
/// are means of Poisson processes, a second. The default is <see cref="Calm"/>.
/// </summary>
public sealed record WorldParameters
{
    /// <summary>
    /// A quiet pair: a trade a second, a spread of two ticks, a value that moves about 16 ticks (0.08 %) a minute.
    /// </summary>
    public static WorldParameters Calm { get; } = new();

    /// <summary>A busy one: some hundred events a second, a deep book, a value that moves faster.</summary>
    public static WorldParameters Busy { get; } = new()
    {
        Name = "busy",
        LimitsPerSecond = 120,
        LimitDistanceTicks = 10,
        CancelsPerOrderSecond = 0.3,
        MarketsPerSecond = 12,
        ValueStepsPerSecond = 4,
        ValueStepTicks = 2,
        JumpsPerSecond = 1.0 / 300,
        JumpTicks = 30,
        InformedPerSecond = 15,
    };

    /// <summary>One in which every quote is picked off: many informed traders and jumps every half minute.</summary>
    public static WorldParameters Toxic { get; } = new()
    {
        Name = "toxic",
        LimitsPerSecond = 30,
        CancelsPerOrderSecond = 0.15,
        MarketsPerSecond = 1.5,
        ValueStepsPerSecond = 2,
        ValueStepTicks = 3,
        JumpsPerSecond = 1.0 / 30,
        JumpTicks = 50,
        InformedPerSecond = 6,
        InformedLots = 150,
    };

    /// <summary>The presets, by name.</summary>
    public static IReadOnlyList<WorldParameters> Presets { get; } = [Calm, Busy, Toxic];

    /// <summary>Name of the world; it is part of the instrument's name. Letters only.</summary>
    public string Name { get; init; } = "calm";

    /// <summary>The seed: the same seed gives the same market, to the byte. Any number.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Value and price at the start, in ticks; 10,000 to 10^12.</summary>
    public long StartTicks { get; init; } = 20_000;

    /// <summary>New limit orders a second, both sides together; above 0.</summary>
    public double LimitsPerSecond { get; init; } = 8;

    /// <summary>
    /// How far a new limit order stands from the best price of the other side, in ticks: 1 more than an exponential
    /// number of this mean. 1 to 400.
    /// </summary>
    public double LimitDistanceTicks { get; init; } = 12;

    /// <summary>Mean size of a limit order in lots; at least 1.</summary>
    public double LimitLots { get; init; } = 40;

    /// <summary>Share of limit orders that show a fifth of their size, 0 to 1.</summary>
    public double IcebergShare { get; init; } = 0.05;

    /// <summary>Cancellations a second of each order; above 0.</summary>
    public double CancelsPerOrderSecond { get; init; } = 0.06;

    /// <summary>Market orders a second of traders who know nothing, both sides together; 0 or greater.</summary>
    public double MarketsPerSecond { get; init; } = 0.8;

    /// <summary>Mean size of a market order in lots; at least 1.</summary>
    public double MarketLots { get; init; } = 40;

    /// <summary>Small moves of the hidden value a second; 0 or greater.</summary>
    public double ValueStepsPerSecond { get; init; } = 1;

    /// <summary>Standard deviation of a small move in ticks; 0 or greater.</summary>
    public double ValueStepTicks { get; init; } = 1.5;

    /// <summary>Jumps of the hidden value a second; 0 or greater.</summary>
    public double JumpsPerSecond { get; init; } = 1.0 / 900;

    /// <summary>Mean size of a jump in ticks, either way alike; 0 or greater.</summary>
    public double JumpTicks { get; init; } = 30;

    /// <summary>How often an informed trader looks at the market, a second; 0 or greater.</summary>
    public double InformedPerSecond { get; init; } = 1.2;

    /// <summary>
    /// By how many ticks a price must be wrong before an informed trader takes it: his cost. 0 or greater.
    /// </summary>
    public double InformedCostTicks { get; init; } = 2;

    /// <summary>Mean size of what an informed trader takes at a time, in lots; at least 1.</summary>
    public double InformedLots { get; init; } = 120;

    /// <summary>
    /// Least time between an event and its arrival at the recorder, in nanoseconds; 0 with
    /// <see cref="LatencyJitterNs"/> 0 means that no latency is recorded. 0 to 10^9.
    /// </summary>
    public long LatencyFloorNs { get; init; } = 2_000_000;

    /// <summary>Mean of the exponential time that comes on top of the floor, in nanoseconds. 0 to 10^9.</summary>
    public long LatencyJitterNs { get; init; } = 1_000_000;

    /// <summary>The preset with this name, or null.</summary>
    public static WorldParameters? Find(string name)
    {
        foreach (var preset in Presets)
        {
            if (preset.Name == name)
            {
                return preset;
            }
        }

        return null;
    }

    /// <exception cref="ArgumentException">A parameter is out of its range; the message names it.</exception>
    internal void Require()
    {
        RequireRange(StartTicks, 10_000, 1e12, nameof(StartTicks));
        RequireRange(LimitsPerSecond, 1e-3, 1e6, nameof(LimitsPerSecond));
        RequireRange(LimitDistanceTicks, 1, 400, nameof(LimitDistanceTicks));
        RequireRange(LimitLots, 1, 1e9, nameof(LimitLots));
        RequireRange(IcebergShare, 0, 1, nameof(IcebergShare));
        RequireRange(CancelsPerOrderSecond, 1e-4, 1e3, nameof(CancelsPerOrderSecond));
        RequireRange(LimitsPerSecond / CancelsPerOrderSecond, 10, 200_000, "orders in the book, which are limits a "
            + "second over cancellations of each: their number");
        RequireRange(MarketsPerSecond, 0, 1e6, nameof(MarketsPerSecond));
        RequireRange(MarketLots, 1, 1e9, nameof(MarketLots));
        RequireRange(ValueStepsPerSecond, 0, 1e6, nameof(ValueStepsPerSecond));
        RequireRange(ValueStepTicks, 0, 1e6, nameof(ValueStepTicks));
        RequireRange(JumpsPerSecond, 0, 1e3, nameof(JumpsPerSecond));
        RequireRange(JumpTicks, 0, 1e6, nameof(JumpTicks));
        RequireRange(InformedPerSecond, 0, 1e6, nameof(InformedPerSecond));
        RequireRange(InformedCostTicks, 0, 1e6, nameof(InformedCostTicks));
        RequireRange(InformedLots, 1, 1e9, nameof(InformedLots));
        RequireRange(LatencyFloorNs, 0, 1e9, nameof(LatencyFloorNs));
        RequireRange(LatencyJitterNs, 0, 1e9, nameof(LatencyJitterNs));
    }

    private static void RequireRange(double value, double least, double most, string what)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{what} of {value:R}: choose from {least:R} to {most:R}"));
        }
    }
}

namespace Plimsoll.Simulation.Matching;

/// <summary>Limits of one market. The defaults keep every sum inside 64 bits.</summary>
public sealed record MatchingSettings
{
    /// <summary>Lowest price in ticks; at least -2^60.</summary>
    public long PriceTicksMin { get; init; } = 1;

    /// <summary>Highest price in ticks; at most 2^60.</summary>
    public long PriceTicksMax { get; init; } = 1L << 50;

    /// <summary>Largest quantity of one order in lots; times <see cref="OrdersMax"/> at most 2^62.</summary>
    public long QuantityLotsMax { get; init; } = 1L << 42;

    /// <summary>Most orders that may work at a time; 1 to 2^20.</summary>
    public int OrdersMax { get; init; } = 1 << 20;

    /// <summary>How many orders there is room for before anything has to grow; 16 or greater.</summary>
    public int OrdersExpected { get; init; } = 1 << 12;

    /// <summary>The phase to begin in.</summary>
    public MatchingPhase StartPhase { get; init; } = MatchingPhase.Continuous;

    /// <exception cref="ArgumentException">A limit is out of its range; the message names it.</exception>
    internal void Require()
    {
        const long PriceLimit = 1L << 60;
        const int OrdersLimit = 1 << 20;
        const long LotsLimit = 1L << 62;
        if (PriceTicksMin < -PriceLimit || PriceTicksMax > PriceLimit || PriceTicksMin >= PriceTicksMax)
        {
            throw Refusal($"prices from {PriceTicksMin} to {PriceTicksMax} ticks: use a range within -2^60 to 2^60");
        }

        if (OrdersMax is < 1 or > OrdersLimit)
        {
            throw Refusal($"room for {OrdersMax} orders: use 1 to {OrdersLimit}");
        }

        if (QuantityLotsMax < 1 || QuantityLotsMax > LotsLimit / OrdersMax)
        {
            throw Refusal($"orders of up to {QuantityLotsMax} lots: use 1 to {LotsLimit / OrdersMax}");
        }

        if (OrdersExpected < 16)
        {
            throw Refusal($"room for {OrdersExpected} orders at the start: use 16 or more");
        }
    }

    private static ArgumentException Refusal(FormattableString text) => new(FormattableString.Invariant(text));
}

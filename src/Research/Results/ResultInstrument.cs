namespace Plimsoll.Research.Results;

/// <summary>An instrument of the run and the data that was read of it.</summary>
public sealed record ResultInstrument
{
    /// <summary>Symbol and venue, e.g. <c>BTCUSDT.BINANCE</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the definition, 1 or greater.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The price step in quote currency.</summary>
    public required decimal Tick { get; init; }

    /// <summary>The quantity step in units.</summary>
    public required decimal Lot { get; init; }

    /// <summary>Quote currency a price of 1 is worth per unit.</summary>
    public long Multiplier { get; init; } = 1;

    /// <summary>The currency of its prices.</summary>
    public required string QuoteCurrency { get; init; }

    /// <summary>Name of the session calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>The bar period, e.g. <c>1m</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Bars read; 0 when there was no data.</summary>
    public long BarCount { get; init; }

    /// <summary>Open time of the first bar, nanoseconds UTC; null without data.</summary>
    public long? FirstTimeNs { get; init; }

    /// <summary>Open time of the last bar, nanoseconds UTC; null without data.</summary>
    public long? LastTimeNs { get; init; }

    /// <summary>Hash of the rows that were read, lower-case hexadecimal.</summary>
    public string ContentHash { get; init; } = "";
}

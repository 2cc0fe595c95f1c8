namespace Plimsoll.Simulation.Paper;

/// <summary>What the paper executor made of an order.</summary>
public sealed record PaperResult
{
    /// <summary>FILLED, PARTIAL or REJECTED.</summary>
    public required string Status { get; init; }

    /// <summary>Why it was refused, such as PRICE_OUT_OF_RANGE; null when it was not.</summary>
    public string? RejectionReason { get; init; }

    /// <summary>The delay, in milliseconds.</summary>
    public required int LatencyMs { get; init; }

    /// <summary>The market's price before slippage, in USDT.</summary>
    public double BasePrice { get; init; }

    /// <summary>The price of the fill, in USDT, rounded to 8 decimals; null when refused.</summary>
    public double? Price { get; init; }

    /// <summary>What was filled, in coins.</summary>
    public double FilledQuantity { get; init; }

    /// <summary>Executed value in USDT, at the price before it was rounded.</summary>
    public double ExecutedValue { get; init; }

    /// <summary>Slippage in percent, against the trader.</summary>
    public double SlippagePercent { get; init; }

    /// <summary>Fee rate in percent.</summary>
    public double FeePercent { get; init; }

    /// <summary>Fee in USDT, of the executed value.</summary>
    public double FeeAmount { get; init; }

    /// <summary>TAKER or MAKER; empty when refused.</summary>
    public string FeeType { get; init; } = "";

    /// <summary>Whether only a part was filled.</summary>
    public bool IsPartial => Status == "PARTIAL";

    /// <summary>How many numbers were drawn for it.</summary>
    public required int DrawCount { get; init; }
}

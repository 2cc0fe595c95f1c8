namespace Plimsoll.Research.Statistics;

/// <summary>The trades that share a key, added up in the order of their exits. Money is in account currency.</summary>
public sealed record TradeGroup
{
    /// <summary>The instrument, side or reason the trades share.</summary>
    public required string Key { get; init; }

    /// <summary>The number of trades, at least one.</summary>
    public required int Trades { get; init; }

    /// <summary>Trades with a net profit above zero.</summary>
    public required int Wins { get; init; }

    /// <summary>Trades with a net profit below zero.</summary>
    public required int Losses { get; init; }

    /// <summary>Profit of the fills before fees.</summary>
    public required double GrossProfit { get; init; }

    /// <summary>Fees paid.</summary>
    public required double Fees { get; init; }

    /// <summary>Slippage cost, part of the gross profit.</summary>
    public required double SlippageCost { get; init; }

    /// <summary>Net profit.</summary>
    public required double NetProfit { get; init; }

    /// <summary>Net profit of the wins over that of the losses as a positive number; null without a loss.</summary>
    public required double? ProfitFactor { get; init; }

    /// <summary>Wins over all trades, in [0, 1].</summary>
    public double WinRate => (double)Wins / Trades;

    /// <summary>Mean net profit of one trade.</summary>
    public double Expectancy => NetProfit / Trades;
}

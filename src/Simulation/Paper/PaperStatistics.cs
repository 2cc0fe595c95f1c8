namespace Plimsoll.Simulation.Paper;

/// <summary>Counts and sums over the orders of a paper executor.</summary>
public sealed class PaperStatistics
{
    /// <summary>All orders.</summary>
    public int TotalOrders { get; private set; }

    /// <summary>Orders filled whole.</summary>
    public int FilledOrders { get; private set; }

    /// <summary>Orders filled in part.</summary>
    public int PartialFills { get; private set; }

    /// <summary>Orders refused.</summary>
    public int RejectedOrders { get; private set; }

    /// <summary>Executed value, in USDT.</summary>
    public double TotalVolume { get; private set; }

    /// <summary>Fees, in USDT.</summary>
    public double TotalFees { get; private set; }

    /// <summary>Share of the orders that were filled whole; 0 without orders.</summary>
    public double FillRate => TotalOrders == 0 ? 0 : (double)FilledOrders / TotalOrders;

    /// <summary>Fees in percent of the executed value; 0 without any.</summary>
    public double AverageFeePercent => TotalVolume == 0 ? 0 : TotalFees / TotalVolume * 100;

    internal void Add(PaperResult result)
    {
        TotalOrders++;
        FilledOrders += result.Status == "FILLED" ? 1 : 0;
        PartialFills += result.IsPartial ? 1 : 0;
        RejectedOrders += result.Price is null ? 1 : 0;
        TotalVolume += result.ExecutedValue;
        TotalFees += result.FeeAmount;
    }
}

using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>Whether a position may be added to, by what it earns.</summary>
internal static class AddingRule
{
    /// <summary>Judges; the loss comes before break-even, break-even before the profit that is asked for.</summary>
    /// <param name="profit">What the position earns, in millionths of its entry price; negative for a loss.</param>
    /// <param name="lossMax">What it may lose; null for no such limit.</param>
    /// <param name="profitMin">What it must earn; null for no such limit.</param>
    /// <param name="atBreakeven">Whether exactly nothing is enough.</param>
    public static OrderReason Judge(double profit, long? lossMax, long? profitMin, bool atBreakeven)
    {
        if (!double.IsFinite(profit) || (lossMax is { } most && profit < -most))
        {
            return OrderReason.AddsToLoser;
        }

        if ((lossMax is not null && profit == 0.0 && !atBreakeven) || (profitMin is { } least && profit < least))
        {
            return OrderReason.AddsBelowProfit;
        }

        return OrderReason.None;
    }
}

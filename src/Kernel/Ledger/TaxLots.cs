using Plimsoll.Kernel.Records;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// The lots of one instrument, first in, first out: an execution against the position closes the oldest lots first, and
/// opens a lot the other way with what is left of it. Fees go with the lots by their shares; nothing of them is lost.
/// </summary>
public sealed class TaxLots
{
    private readonly Instrument instrument;
    private readonly List<TaxLot> open = [];
    private int first;

    /// <summary>Begins without lots.</summary>
    /// <param name="instrument">Of what.</param>
    public TaxLots(Instrument instrument) => this.instrument = instrument;

    /// <summary>The open lots, oldest first.</summary>
    public ReadOnlySpan<TaxLot> Open => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(open)[first..];

    /// <summary>Profit of everything closed, before fees, in the currency of the price.</summary>
    public Amount Realised { get; private set; }

    /// <summary>Fees of everything closed, in the currency of the price.</summary>
    public Amount ClosedFees { get; private set; }

    /// <summary>Books an execution.</summary>
    /// <param name="fill">What was executed.</param>
    /// <param name="closed">Gets what it closed, oldest lot first; null for nobody.</param>
    /// <exception cref="OverflowException">An amount does not fit.</exception>
    public void Book(in FillRecord fill, ICollection<LotClosing>? closed)
    {
        var sign = fill.Side == OrderSide.Buy ? 1 : -1;
        var rest = fill.Quantity.Lots;
        var restFee = fill.Fee;
        while (rest > 0 && first < open.Count && Math.Sign(open[first].Lots) == -sign)
        {
            var lot = open[first];
            var size = Math.Abs(lot.Lots);
            var closing = Math.Min(size, rest);
            var openFee = closing == size ? lot.Fee : lot.Fee.Scale(closing, size);
            var closeFee = closing == rest ? restFee : restFee.Scale(closing, rest);
            var part = lot with { Lots = -sign * closing, Fee = openFee };
            var profit = instrument.Notional(fill.Price.Ticks - lot.Ticks, part.Lots);
            Realised += profit;
            ClosedFees += openFee + closeFee;
            closed?.Add(new LotClosing(
                part, fill.TimeNs, fill.Order, fill.Execution, fill.Price.Ticks, profit, openFee + closeFee));
            open[first] = lot with { Lots = lot.Lots - part.Lots, Fee = lot.Fee - openFee };
            rest -= closing;
            restFee -= closeFee;
            DropFirst(closing == size);
        }

        if (rest > 0)
        {
            open.Add(new TaxLot(fill.TimeNs, fill.Order, fill.Execution, sign * rest, fill.Price.Ticks, restFee));
        }
    }

    private void DropFirst(bool isEmpty)
    {
        first += isEmpty ? 1 : 0;
        if (first == open.Count)
        {
            open.Clear();
            first = 0;
        }
        else if (first > 1_024 && first > open.Count / 2)
        {
            open.RemoveRange(0, first);
            first = 0;
        }
    }
}

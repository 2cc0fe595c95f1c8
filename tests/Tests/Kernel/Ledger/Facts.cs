using System.Globalization;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Ledger;

/// <summary>Executions in short words.</summary>
internal static class Facts
{
    public static Instrument Make(string id, InstrumentKind kind, string tick, string lot, string quote = "USD") => new(
        InstrumentId.Parse(id), kind, DecimalGrid.Parse(tick), DecimalGrid.Parse(lot), Currency.Of(quote), "24x7");

    public static FillRecord Fill(
        long number, long signedLots, long ticks, string fee = "0", int instrument = 0, long timeNs = 0) => new(
        timeNs == 0 ? number : timeNs, new OrderId(number), new ExecutionId(number), default,
        new InstrumentIndex(instrument), signedLots > 0 ? OrderSide.Buy : OrderSide.Sell, Price.FromTicks(ticks),
        Quantity.FromLots(Math.Abs(signedLots)), Of(fee), LiquiditySide.Taker);

    public static Amount Of(string text)
    {
        Assert.True(Amount.TryParse(text, out var amount), text);
        return amount;
    }

    public static Amount Of(long value) => Of(value.ToString(CultureInfo.InvariantCulture));
}

using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Orders;

/// <summary>
/// mexc-crypto: positions and exposure after results of orders. The corrected values govern: whatever the word of a
/// result, what is filled is booked.
/// </summary>
public sealed class OrderResultOracleTests
{
    private const decimal Tick = 0.01m;
    private const decimal Lot = 0.0001m;

    [Fact]
    public void Process_OracleOrderResults_PositionsAndExposureAgree()
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/order-results.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var events = test.GetProperty("in").GetProperty("events");
            string[] symbols =
                [.. events.EnumerateArray().Select(e => e.GetProperty("symbol").GetString()!).Distinct()];
            var rig = new KernelRig(
                1_000_000_000,
                [.. symbols.Select((_, i) => RunSetup.Coin(
                    InstrumentKind.Perpetual, tick: "0.01", lot: "0.0001", number: i))]);
            for (var i = 0; i < symbols.Length; i++)
            {
                rig.Price(100_00, i);
            }

            for (var i = 0; i < events.GetArrayLength(); i++)
            {
                Play(rig, events[i], Array.IndexOf(symbols, events[i].GetProperty("symbol").GetString()), i + 1);
                Compare(rig, symbols, test.GetProperty("corrected")[i], $"{test.GetProperty("id").GetString()}/{i}");
                compared++;
            }

            Assert.Equal(0, rig.Desyncs);
        }

        Assert.True(compared >= 40, $"{compared} results compared");
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} results compared");
    }

    private static void Play(KernelRig rig, JsonElement e, int instrument, long number)
    {
        var quantity = (long)(e.GetProperty("quantity").GetDecimal() / Lot);
        var filled = (long)(e.GetProperty("filled_quantity").GetDecimal() / Lot);
        var side = e.GetProperty("side").GetString() == "BUY" ? OrderSide.Buy : OrderSide.Sell;
        var order = rig.Strategy.Place(new OrderRequest
        {
            Instrument = new InstrumentIndex(instrument), Side = side, Type = OrderType.Market,
            Quantity = Quantity.FromLots(quantity),
        });
        Assert.Equal(OrderStatus.Submitted, rig.Last(order).Status);
        if (filled > 0)
        {
            var ticks = (long)(e.GetProperty("price").GetDecimal() / Tick);
            rig.Price(ticks, instrument);
            rig.Fill(order, number, filled, ticks, completes: filled == quantity, side, instrument);
        }

        if (filled < quantity)
        {
            // The rest of a partial fill is never filled; an error fills nothing.
            rig.Say(filled > 0 ? EventKind.OrderCanceled : EventKind.OrderRejected, order, instrument: instrument);
        }
    }

    private static void Compare(KernelRig rig, string[] symbols, JsonElement expected, string name)
    {
        var exposure = 0m;
        for (var i = 0; i < symbols.Length; i++)
        {
            var held = rig.Kernel.PositionLots(default, new InstrumentIndex(i)) * Lot;
            var wanted = expected.GetProperty("positions").TryGetProperty(symbols[i], out var text)
                ? decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture)
                : 0m;
            Assert.True(wanted == held, $"{name} {symbols[i]}: expected {wanted}, got {held}");
            exposure += Math.Abs(held) * rig.Kernel.LastTicks(new InstrumentIndex(i)) * Tick;
        }

        var total = decimal.Parse(expected.GetProperty("total_exposure").GetString()!, CultureInfo.InvariantCulture);
        Assert.True(total == exposure, $"{name}: expected {total}, got {exposure}");
    }
}

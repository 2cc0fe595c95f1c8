using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Tests.Simulation.Paper;

/// <summary>
/// The paper engine's cases, all of them, by the kernel and the venue on bars: each step is a bar of one price, and its
/// order trades at that close. The corrected cash and equity govern (the source forgot the market value of holdings).
/// </summary>
public sealed class PaperEngineOracleTests
{
    private const long MinuteNs = 60_000_000_000;

    [Fact]
    public void Engine_EveryCase_HasTheCorrectedCashAndEquity()
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/paper-engine.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var count = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            count += Run(one);
        }

        Assert.Equal(35, count);
    }

    private static int Run(JsonElement one)
    {
        var steps = one.GetProperty("in").GetProperty("steps").EnumerateArray().ToArray();
        string[] symbols = ["BTCUSDT", "ETHUSDT"];
        var bars = new List<Bar>[] { [], [] };
        var orders = new Dictionary<long, OrderRequest>();
        for (var i = 0; i < steps.Length; i++)
        {
            var price = steps[i].GetProperty("price");
            var place = Array.IndexOf(symbols, price.GetProperty("symbol").GetString());
            var ticks = (long)Math.Round(price.GetProperty("price").GetDouble() * 100);
            var openNs = RunSetup.StartNs + (i * MinuteNs);
            bars[place].Add(new Bar(openNs + MinuteNs, openNs, ticks, ticks, ticks, ticks, 1_000_000));
            if (steps[i].TryGetProperty("order", out var order))
            {
                Assert.Equal("market", order.GetProperty("type").GetString());
                Assert.Equal(symbols[place], order.GetProperty("symbol").GetString());
                orders[openNs + MinuteNs] = new OrderRequest
                {
                    Instrument = new InstrumentIndex(place),
                    Side = order.GetProperty("side").GetString() == "buy" ? OrderSide.Buy : OrderSide.Sell,
                    Type = OrderType.Market,
                    Quantity = Quantity.FromLots((long)Math.Round(order.GetProperty("quantity").GetDouble() * 1_000)),
                };
            }
        }

        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate update) =>
            {
                if (orders.TryGetValue(update.Raw.CloseTimeNs, out var request))
                {
                    self.Place(request);
                }
            },
        };
        var setup = new RunSetup
        {
            Instruments = [.. symbols.Select((_, i) =>
                RunSetup.Coin(InstrumentKind.Spot, tick: "0.01", lot: "0.001", number: i))],
            Cash = (long)one.GetProperty("in").GetProperty("initial_balance").GetDouble(),
            Policy = FillPolicy.SameClose,
            EquityIntervalNs = MinuteNs,
        };
        var (kernel, loop, log) = setup.Wire(bars, strategy);
        loop.Start();
        var corrected = one.GetProperty("corrected").EnumerateArray().ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            loop.Run(1);
            Near(corrected[i].GetProperty("cash").GetDouble(), kernel.Cash);
            Near(corrected[i].GetProperty("equity").GetDouble(), kernel.Equity);
        }

        loop.Finish();
        Assert.Equal(orders.Count, log.Fills.Count);
        Assert.True(kernel.Account.IsBalanced);
        return steps.Length;
    }

    private static void Near(double expected, Amount actual) => Assert.Equal(
        expected, double.Parse(actual.ToString(), CultureInfo.InvariantCulture), Math.Abs(expected) * 1e-9);
}

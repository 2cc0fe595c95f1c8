using System.Text.Json;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>The tick slippage of the belief system's simulator, all cases, by <c>--slippage ticks:…</c>.</summary>
public sealed class SimulatorOracleTests
{
    private const double TickSize = 0.25;

    [Fact]
    public void Ticks_EveryCase_FillsAtTheOraclesPrice()
    {
        var path = ReferenceData.Require("systems/oracles/belief-futures/simulator_cases.json");
        using var cases = JsonDocument.Parse(File.ReadAllText(path));
        var count = 0;
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            var settings = one.GetProperty("cfg");
            var start = settings.TryGetProperty("slippage_ticks", out var ticks) ? ticks.GetRawText() : "1";
            var share = settings.TryGetProperty("spread_to_slippage_ratio", out var ratio) ? ratio.GetRawText() : "0.5";
            Assert.True(SlippageModel.TryParse($"ticks:{start},spread={share}", out var model));
            var spread = one.GetProperty("spread_ticks").GetInt64();
            var last = (long)(one.GetProperty("last_price").GetDouble() / TickSize);
            var side = one.GetProperty("direction").GetString() == "LONG" ? OrderSide.Buy : OrderSide.Sell;
            var expected = one.GetProperty("expect");

            var filled = model.Apply(side, new SlippageFacts(last, 1, 0, spread));

            Assert.Equal(expected.GetProperty("fill_price").GetDouble(), filled * TickSize);
            Assert.Equal(expected.GetProperty("slippage_ticks").GetInt64(), Math.Abs(filled - last));
            count++;
        }

        Assert.Equal(24, count);
    }
}

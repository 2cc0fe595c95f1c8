using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Model.Orders;

/// <summary>
/// quant-desk: stop prices behind a path of prices. There the stop is a plain number; ours lies on the grid of ticks,
/// so the cases are played on a grid fine enough to hold their numbers.
/// </summary>
public sealed class TrailingStopOracleTests
{
    private const decimal Tick = 0.0001m;

    [Fact]
    public void Ratchet_OraclePaths_Agree()
    {
        var path = ReferenceData.Require("systems/oracles/quant-desk/trailing-stop.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var input = test.GetProperty("input");
            var isLong = input.GetProperty("side").GetString() == "LONG";
            var entry = Number(input.GetProperty("entry"));
            var activation = Number(input.GetProperty("activation_percent")) / 100;
            var trail = Trail.OfPercent((long)(Number(input.GetProperty("trail_percent")) * 10_000));
            var best = entry;
            var stop = 0L;
            var isActive = false;
            var expected = test.GetProperty("expected");
            for (var i = 0; i < expected.GetArrayLength(); i++)
            {
                var price = Number(input.GetProperty("prices")[i]);
                best = isLong ? Math.Max(best, price) : Math.Min(best, price);
                isActive |= (isLong ? price - entry : entry - price) / entry >= activation;
                if (isActive)
                {
                    var side = isLong ? OrderSide.Sell : OrderSide.Buy;
                    stop = trail.Ratchet(side, (long)(best / Tick), stop);
                }

                var isHit = stop != 0 && (isLong ? price <= stop * Tick : price >= stop * Tick);
                var name = $"{test.GetProperty("id").GetString()}/{i}";
                Assert.True(isHit == (expected[i][0].GetString() == "triggered"), name);
                Assert.True(Math.Abs((stop * Tick) - Number(expected[i][1])) <= Tick, $"{name}: {stop * Tick}");
                compared++;
            }
        }

        Assert.True(compared > 200, $"{compared} prices compared");
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} prices compared");
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}

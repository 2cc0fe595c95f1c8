using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Brackets;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Brackets;

public sealed class CapitalTiersTests
{
    private static readonly (string Name, int Ticks)[] Templates = [("K1", 8), ("K2", 10), ("K3", 10), ("K4", 12)];

    private static readonly CapitalTiers Tiers = new(
        [
            new CapitalTier("S", Amount.Zero, 10, Amount.FromUnits(12), ["K1", "K2"]),
            new CapitalTier("A", Amount.FromUnits(2_500), 14, Amount.FromUnits(15), ["K1", "K2", "K3"]),
            new CapitalTier("B", Amount.FromUnits(7_500), 18, Amount.FromUnits(15), ["K1", "K2", "K3", "K4"]),
        ],
        12,
        Amount.FromUnits(15));

    [Fact]
    public void StopTicks_OracleTiersAndStops_Agree()
    {
        var path = ReferenceData.Require("systems/oracles/belief-futures/tiers_and_stops.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var tickValue = Amount.FromAtto(1_250_000_000_000_000_000);
        var compared = 0;
        foreach (var test in document.RootElement.EnumerateArray())
        {
            var text = decimal.Parse(test.GetProperty("equity").GetString()!, CultureInfo.InvariantCulture);
            var equity = Amount.FromAtto((Int128)(text * 100) * 10_000_000_000_000_000);
            var tier = Tiers.At(equity);
            Assert.Equal(test.GetProperty("tier").GetString(), tier.Name);
            Assert.Equal(
                test.GetProperty("allowed").EnumerateArray().Select(one => one.GetString()), tier.Templates);
            foreach (var (name, ticks) in Templates)
            {
                Assert.Equal(
                    test.GetProperty("effective_stop").GetProperty(name).GetInt32(),
                    Tiers.StopTicks(equity, ticks, tickValue));
                compared++;
            }
        }

        Assert.Equal(32, compared);
    }

    [Fact]
    public void Make_TiersOutOfOrder_AreRefused()
    {
        var tier = new CapitalTier("S", Amount.Zero, 10, Amount.FromUnits(12), []);
        Assert.Throws<ArgumentException>(() => new CapitalTiers([], 12, Amount.FromUnits(15)));
        Assert.Throws<ArgumentException>(() => new CapitalTiers([tier, tier], 12, Amount.FromUnits(15)));
    }
}

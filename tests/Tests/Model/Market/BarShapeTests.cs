using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Market;
using Plimsoll.Tests.Model.Calendars;

namespace Plimsoll.Tests.Model.Market;

public sealed class BarShapeTests
{
    private const string Cases = "systems/oracles/quant-desk/bar-validation.json";

    [Fact]
    public void FirstDefect_ReferenceCases_AllAgree()
    {
        int checkedCases = 0;
        foreach ((string id, JsonElement input, JsonElement expected) in OracleCases.Read(Cases, "shape-"))
        {
            JsonElement volume = input.GetProperty("volume");
            BarDefect defect = BarShape.FirstDefect(
                Ticks(input, "open"),
                Ticks(input, "high"),
                Ticks(input, "low"),
                Ticks(input, "close"),
                volume.ValueKind == JsonValueKind.Null ? null : volume.GetInt64(),
                input.GetProperty("timezone_aware").GetBoolean());
            bool agrees = expected.GetBoolean() == (defect == BarDefect.None);
            Assert.True(agrees, $"{id}: expected {expected}, got {defect}");
            checkedCases++;
        }

        Assert.Equal(14, checkedCases);
    }

    [Theory]
    [InlineData(10, 12, 9, 11, 5L, true, BarDefect.None)]
    [InlineData(10, 10, 10, 10, null, true, BarDefect.None)]
    [InlineData(10, 12, 9, 11, 5L, false, BarDefect.TimeWithoutZone)]
    [InlineData(10, 12, 0, 11, 5L, true, BarDefect.PriceNotPositive)]
    [InlineData(-1, 12, 9, 11, 5L, true, BarDefect.PriceNotPositive)]
    [InlineData(13, 12, 9, 11, 5L, true, BarDefect.HighTooLow)]
    [InlineData(10, 12, 9, 13, 5L, true, BarDefect.HighTooLow)]
    [InlineData(10, 12, 11, 11, 5L, true, BarDefect.LowTooHigh)]
    [InlineData(11, 12, 11, 10, 5L, true, BarDefect.LowTooHigh)]
    [InlineData(10, 12, 9, 11, -1L, true, BarDefect.VolumeNegative)]
    public void FirstDefect_EachDefect_IsNamed(
        long open, long high, long low, long close, long? volume, bool zone, BarDefect expected)
    {
        Assert.Equal(expected, BarShape.FirstDefect(open, high, low, close, volume, zone));
    }

    private static long Ticks(JsonElement input, string field) =>
        (long)(decimal.Parse(input.GetProperty(field).GetString()!, CultureInfo.InvariantCulture) * 100);
}

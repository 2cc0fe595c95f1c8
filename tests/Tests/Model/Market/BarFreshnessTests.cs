using System.Text.Json;
using Plimsoll.Model.Market;
using Plimsoll.Tests.Model.Calendars;

namespace Plimsoll.Tests.Model.Market;

public sealed class BarFreshnessTests
{
    private const long SecondNs = 1_000_000_000;
    private const string Cases = "systems/oracles/quant-desk/bar-validation.json";

    [Fact]
    public void Judge_ReferenceCases_AllAgree()
    {
        int checkedCases = 0;
        foreach ((string id, JsonElement input, JsonElement expected) in OracleCases.Read(Cases, "fresh-"))
        {
            const long OpenNs = 1_700_000_000 * SecondNs;
            Freshness verdict = BarFreshness.Judge(
                OpenNs,
                PeriodSeconds(input.GetProperty("timeframe").GetString()!) * SecondNs,
                OpenNs + (input.GetProperty("seconds_since_bar_start").GetInt64() * SecondNs),
                input.GetProperty("grace_seconds").GetInt64() * SecondNs,
                input.GetProperty("max_staleness_seconds").GetInt64() * SecondNs);
            Assert.True(
                string.Equals(expected.GetString(), verdict.ToString(), StringComparison.OrdinalIgnoreCase),
                $"{id}: expected {expected}, got {verdict}");
            checkedCases++;
        }

        Assert.Equal(30, checkedCases);
    }

    [Theory]
    [InlineData(64, Freshness.Incomplete)]
    [InlineData(65, Freshness.Ok)]
    [InlineData(125, Freshness.Ok)]
    [InlineData(126, Freshness.Stale)]
    public void Judge_OneMinuteBar_CountsStalenessFromTheClose(long secondsSinceOpen, Freshness expected)
    {
        Assert.Equal(
            expected,
            BarFreshness.Judge(0, 60 * SecondNs, secondsSinceOpen * SecondNs, 5 * SecondNs, 65 * SecondNs));
    }

    [Fact]
    public void Judge_LimitBelowGrace_IsNeverOk()
    {
        Assert.Equal(Freshness.Incomplete, BarFreshness.Judge(0, 60, 64, 5, 3));
        Assert.Equal(Freshness.Stale, BarFreshness.Judge(0, 60, 65, 5, 3));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(60, -1, 0)]
    [InlineData(60, 0, -1)]
    public void Judge_ImpossibleSettings_Throws(long periodNs, long graceNs, long stalenessMaxNs)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BarFreshness.Judge(0, periodNs, 100, graceNs, stalenessMaxNs));
    }

    private static long PeriodSeconds(string timeframe) => timeframe switch
    {
        "1Min" => 60,
        "5Min" => 300,
        "15Min" => 900,
        "30Min" => 1800,
        "1Hour" => 3600,
        "1Day" => 86400,
        _ => throw new InvalidOperationException("unknown timeframe " + timeframe),
    };
}

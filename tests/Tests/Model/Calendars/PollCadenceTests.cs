using System.Text.Json;
using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

public sealed class PollCadenceTests
{
    private const string Cases = "systems/oracles/quant-desk/clock-and-cadence.json";

    [Fact]
    public void WaitSeconds_ReferenceCases_AllAgree()
    {
        int checkedCases = 0;
        foreach ((string id, JsonElement input, JsonElement expected) in OracleCases.Read(Cases, "sleep-"))
        {
            long wait = PollCadence.WaitSeconds(
                input.GetProperty("market_open").GetBoolean(),
                input.GetProperty("seconds_to_next_open").GetInt64(),
                input.GetProperty("base_interval_s").GetInt64(),
                input.GetProperty("closed_interval_s").GetInt64(),
                input.GetProperty("pre_open_interval_s").GetInt64(),
                input.GetProperty("pre_open_window_m").GetInt64());
            Assert.True(expected.GetInt64() == wait, $"{id}: expected {expected}, got {wait}");
            checkedCases++;
        }

        Assert.Equal(14, checkedCases);
    }

    [Fact]
    public void KindAt_ReferenceCases_AllAgree()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        int checkedCases = 0;
        foreach ((string id, JsonElement input, JsonElement expected) in OracleCases.Read(Cases, "sess-"))
        {
            string utc = input.GetProperty("utc").GetString()!.Replace("+00:00", "Z", StringComparison.Ordinal);
            SessionKind wanted = expected.ValueKind == JsonValueKind.Null
                ? SessionKind.Closed
                : expected.GetString() switch
                {
                    "pre_market" => SessionKind.PreMarket,
                    "regular" => SessionKind.Regular,
                    "after_hours" => SessionKind.AfterHours,
                    string other => throw new InvalidOperationException("unknown session " + other),
                    null => SessionKind.Closed,
                };
            SessionKind kind = calendar.KindAt(SessionCalendarTests.Ns(utc));
            Assert.True(wanted == kind, $"{id}: expected {wanted}, got {kind}");
            checkedCases++;
        }

        Assert.Equal(24, checkedCases);
    }

    [Theory]
    [InlineData(false, 600, 600, 20)]
    [InlineData(false, 601, 600, 120)]
    [InlineData(false, 1, 600, 20)]
    [InlineData(false, 0, 600, 120)]
    [InlineData(true, 1, 7, 7)]
    [InlineData(true, 1, -3, 1)]
    public void WaitSeconds_Boundary_FarEndOfTheWindowIsInside(bool open, long toOpen, long baseWait, long expected)
    {
        Assert.Equal(expected, PollCadence.WaitSeconds(open, toOpen, baseWait, 0, 0, 0));
    }
}

using System.Text.Json;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>quant-desk: the integrity gate, in the required behaviour.</summary>
public sealed class IntegrityGateTests
{
    private const long SecondNs = 1_000_000_000;
    private const long MinuteNs = 60 * SecondNs;

    [Fact]
    public void OnBar_OracleIntegrityGate_Agrees()
    {
        var path = ReferenceData.Require("systems/oracles/quant-desk/integrity-gate.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var input = test.GetProperty("input");
            var gate = new IntegrityGate(new IntegrityRules(
                input.GetProperty("interval_seconds").GetInt64() * SecondNs,
                input.GetProperty("gap_tolerance_bars").GetInt32(),
                input.GetProperty("stale_seconds").GetInt64() * SecondNs));
            foreach (var (step, expected) in input.GetProperty("steps").EnumerateArray()
                .Zip(test.GetProperty("expected").EnumerateArray()))
            {
                var words = Words(Play(gate, step));
                Assert.True(
                    expected.GetString() == words, $"{test.GetProperty("id").GetString()}: {step}: {words}");
                compared++;
            }
        }

        Assert.Equal(168, compared);
    }

    [Fact]
    public void OnTime_SilentFeed_HaltsByTheTimer()
    {
        var gate = new IntegrityGate(new IntegrityRules(MinuteNs, 0, 2 * MinuteNs));
        Assert.Equal(IntegrityVerdict.Allow, gate.OnBar(MinuteNs, 0, MinuteNs, true, 1));
        Assert.Equal(IntegrityVerdict.Allow, gate.OnTime(3 * MinuteNs));
        Assert.Equal(IntegrityVerdict.HaltStale, gate.OnTime((3 * MinuteNs) + 1));
        Assert.True(gate.IsHalted);
        Assert.Equal(IntegrityVerdict.AlreadyHalted, gate.OnBar(4 * MinuteNs, 0, 4 * MinuteNs, true, 1));
    }

    [Fact]
    public void OnBar_OfTheSilentFeedItself_DoesNotExcuseItsSilence()
    {
        var gate = new IntegrityGate(new IntegrityRules(MinuteNs, 9, 2 * MinuteNs));
        _ = gate.OnBar(MinuteNs, 0, MinuteNs, true, 1);
        Assert.Equal(IntegrityVerdict.HaltStale, gate.OnBar(4 * MinuteNs, 0, 4 * MinuteNs, true, 1));
        var other = new IntegrityGate(new IntegrityRules(MinuteNs, 9, 2 * MinuteNs));
        _ = other.OnBar(MinuteNs, 0, MinuteNs, true, 1);
        _ = other.OnBar(2 * MinuteNs, 1, 2 * MinuteNs, true, 1);
        Assert.Equal(IntegrityVerdict.HaltStale, other.OnBar(4 * MinuteNs, 1, 4 * MinuteNs, true, 1));
    }

    [Theory]
    [InlineData(0, 2, IntegrityVerdict.Allow)]
    [InlineData(0, 3, IntegrityVerdict.HaltGap)]
    [InlineData(1, 3, IntegrityVerdict.Allow)]
    [InlineData(1, 4, IntegrityVerdict.HaltGap)]
    public void OnBar_MissingBars_AreCountedAgainstTheTolerance(int gaps, int nextMinute, IntegrityVerdict verdict)
    {
        var gate = new IntegrityGate(new IntegrityRules(MinuteNs, gaps, 0));
        _ = gate.OnBar(MinuteNs, 0, MinuteNs, true, 1);
        Assert.Equal(verdict, gate.OnBar(nextMinute * MinuteNs, 0, nextMinute * MinuteNs, true, 1));
    }

    [Fact]
    public void OnBar_LongSeries_RemembersABoundedPast()
    {
        var gate = new IntegrityGate(new IntegrityRules(MinuteNs, 0, 0));
        for (var i = 1; i <= IntegrityGate.BarsKept + 10; i++)
        {
            Assert.Equal(IntegrityVerdict.Allow, gate.OnBar(i * MinuteNs, 0, i * MinuteNs, true, i));
        }

        // The eleventh is the oldest that is kept: it can still be compared, the tenth cannot.
        Assert.Equal(IntegrityVerdict.AllowLate, gate.OnBar(0, 1, 10 * MinuteNs, true, 99));
        Assert.Equal(IntegrityVerdict.HaltDisagreement, gate.OnBar(0, 1, 100 * MinuteNs, true, 99));
    }

    [Fact]
    public void New_OrOnBar_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegrityGate(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegrityGate(new IntegrityRules(1, -1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegrityGate(new IntegrityRules(1, 0, -1)));
        var gate = new IntegrityGate(new IntegrityRules(1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.OnBar(0, -1, 0, true, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.OnBar(0, IntegrityGate.FeedsMax, 0, true, 0));
    }

    private static IntegrityVerdict Play(IntegrityGate gate, JsonElement step)
    {
        var nowNs = step.GetProperty("now").GetInt64() * SecondNs;
        return step.GetProperty("op").GetString() == "timer" ? gate.OnTime(nowNs) : gate.OnBar(
            nowNs, step.GetProperty("feed").GetString()![0] - 'A', step.GetProperty("end").GetInt64() * SecondNs,
            step.GetProperty("complete").GetBoolean(), step.GetProperty("close").GetInt64());
    }

    private static string Words(IntegrityVerdict verdict) => verdict switch
    {
        IntegrityVerdict.Allow => "Allow",
        IntegrityVerdict.AllowLate => "Allow/Late",
        IntegrityVerdict.RejectIncomplete => "Reject/IncompleteBar",
        IntegrityVerdict.HaltGap => "Halt/GapDetected",
        IntegrityVerdict.HaltDisagreement => "Halt/FeedDisagreement",
        IntegrityVerdict.AlreadyHalted => "Halt/AlreadyHalted",
        _ => verdict.ToString(),
    };
}

using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Rate limits, failure and metric breakers of a system in use.</summary>
public sealed class ExchangeOracleTests
{
    private const string Folder = "systems/oracles/mexc-crypto/";

    [Fact]
    public void RateLimiter_GrantsAgree()
    {
        var judged = 0;
        foreach (var one in Cases("rate-limiter.json"))
        {
            var input = one.GetProperty("in");
            var most = input.GetProperty("max_requests").GetInt32();
            var window = new SlidingWindow(most, Nanos(input.GetProperty("window_seconds").GetDecimal()));
            var row = 0;
            foreach (var time in input.GetProperty("request_times").EnumerateArray())
            {
                var expected = one.GetProperty("out")[row++];
                var now = Nanos(time.GetDecimal());
                var isGranted = window.HasRoom(now);
                if (isGranted)
                {
                    window.Add(now);
                }

                Assert.Equal(expected.GetProperty("granted").GetBoolean(), isGranted);
                Assert.Equal(expected.GetProperty("available").GetInt32(), most - window.CountAt(now));
                judged++;
            }
        }

        Assert.True(judged >= 200, $"{judged}");
    }

    [Fact]
    public void FailureBreaker_CountsAndTripsAgree()
    {
        var judged = 0;
        foreach (var one in Cases("risk-book-and-failure-breaker.json").Where(
            static one => one.GetProperty("id").GetString()!.StartsWith("failures", StringComparison.Ordinal)))
        {
            var input = one.GetProperty("in");
            // A window of nothing never forgets there: here it is the longest.
            var seconds = input.GetProperty("window_sec").GetInt64();
            var limits = RiskLimits.None
                .With(LimitName.Failures, Whole(input.GetProperty("max_consecutive")))
                .With(LimitName.FailuresInWindow, Whole(input.GetProperty("max_failures")))
                .With(LimitName.FailuresWindow, seconds == 0 ? "365d" : $"{seconds}s");
            var board = new BreakerBoard(limits);
            var row = 0;
            foreach (var step in input.GetProperty("events").EnumerateArray())
            {
                var expected = one.GetProperty("out")[row++];
                var isFailure = step.GetProperty("event").GetString() == "fail";
                board.Answer(step.GetProperty("t").GetInt64() * RiskRig.Second, isFailure);
                Assert.Equal(expected.GetProperty("active").GetBoolean(), board[BreakerKind.Failures].IsTripped);
                judged++;
                if (board[BreakerKind.Failures].IsTripped)
                {
                    continue;
                }

                Assert.Equal(expected.GetProperty("consecutive").GetInt32(), board.Failures.InRow);
            }
        }

        Assert.Equal(84, judged);
    }

    /// <summary>
    /// There a figure must be above its limit; here a loss of exactly the limit trips already, and the rate of orders
    /// is a limit on orders and not a breaker. A missing figure is blocked in both.
    /// </summary>
    [Fact]
    public void MetricBreakers_DrawdownLossAndErrorsAgree()
    {
        var judged = 0;
        foreach (var one in Cases("metric-breakers.json"))
        {
            var input = one.GetProperty("in");
            var reasons = one.GetProperty("corrected").GetProperty("reasons").EnumerateArray()
                .Select(static reason => reason.GetString()!).ToList();
            judged += Judge(input, "drawdown", 0.15m, reasons.Contains("drawdown"), LimitName.DrawdownShare);
            judged += Judge(input, "loss_pct", 0.05m, reasons.Contains("loss_limit"), LimitName.DailyLossShare);
        }

        Assert.Equal(18, judged);
    }

    [Theory]
    [InlineData("failures-1")]
    [InlineData("failures-3")]
    public void FailureBreaker_OperatorReset_BeginsAnew(string id)
    {
        var input = Cases("risk-book-and-failure-breaker.json").Single(
            one => one.GetProperty("id").GetString() == id).GetProperty("in");
        var board = new BreakerBoard(RiskLimits.None.With(LimitName.Failures, "3"));
        foreach (var step in input.GetProperty("events").EnumerateArray())
        {
            board.Answer(
                step.GetProperty("t").GetInt64() * RiskRig.Second, step.GetProperty("event").GetString() == "fail");
        }

        Assert.True(board[BreakerKind.Failures].IsTripped);
        board.Reset();
        board.Answer(long.MaxValue / 2, isFailure: true);
        Assert.False(board[BreakerKind.Failures].IsTripped);
    }

    private static int Judge(JsonElement input, string name, decimal limit, bool trips, LimitName breaker)
    {
        if (!input.TryGetProperty(name, out var value) || value.GetDecimal() == limit)
        {
            return 0;
        }

        var board = new BreakerBoard(RiskLimits.None.With(
            breaker, (limit * 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%"));
        board.Mark(0, 1, Amount.FromUnits(10_000));
        board.Mark(1, 1, Amount.FromDecimal(10_000m * (1m - value.GetDecimal())));
        var kind = breaker == LimitName.DrawdownShare ? BreakerKind.Drawdown : BreakerKind.DailyLoss;
        Assert.Equal(trips, board[kind].IsTripped);
        return 1;
    }

    private static string Whole(JsonElement value) => value.GetInt32().ToString(CultureInfo.InvariantCulture);

    private static long Nanos(decimal seconds) => (long)(seconds * 1_000_000_000m);

    private static List<JsonElement> Cases(string file) =>
    [
        .. JsonDocument.Parse(File.ReadAllText(ReferenceData.Require(Folder + file))).RootElement
            .GetProperty("cases").EnumerateArray(),
    ];
}

using System.Globalization;

namespace Plimsoll.Research.Statistics;

/// <summary>Refuses input that cannot be judged, naming the place, the value and the remedy.</summary>
internal static class PerformanceInputCheck
{
    /// <summary>Checks everything a report is computed from.</summary>
    /// <exception cref="ArgumentException">The first value that is wrong.</exception>
    public static void Require(PerformanceInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Positive(input.StartEquity, "StartEquity");
        Finite(input.FinalEquity, "FinalEquity");
        Positive(input.PeriodsPerYear, "PeriodsPerYear");
        Finite(input.RiskFreeAnnual, "RiskFreeAnnual");
        InRange(input.MaximumDrawdownFraction, 0.0, double.MaxValue, "MaximumDrawdownFraction");
        InRange(input.MaximumDrawdownDurationNs, 0.0, double.MaxValue, "MaximumDrawdownDurationNs");
        InRange(input.ExposureFraction, 0.0, 1.0, "ExposureFraction");
        InRange(input.TurnoverNotional, 0.0, double.MaxValue, "TurnoverNotional");
        InRange(input.Bars, 0.0, double.MaxValue, "Bars");
        Equity(input.DailyEquity);
        Benchmark(input);
        for (var index = 0; index < input.Trades.Count; index++)
        {
            Trade(input.Trades[index], "Trades[" + index.ToString(CultureInfo.InvariantCulture) + "]");
        }
    }

    private static void Equity(IReadOnlyList<EquityPoint> points)
    {
        for (var index = 0; index < points.Count; index++)
        {
            var place = "DailyEquity[" + index.ToString(CultureInfo.InvariantCulture) + "]";
            Finite(points[index].Equity, place + ".Equity");
            if (index > 0 && points[index].TimeNs <= points[index - 1].TimeNs)
            {
                throw Wrong(place + ".TimeNs", points[index].TimeNs, "give one sample a day in increasing time");
            }
        }
    }

    private static void Benchmark(PerformanceInput input)
    {
        if (input.BenchmarkReturns is not { } benchmark)
        {
            return;
        }

        if (benchmark.Count != input.DailyEquity.Count)
        {
            throw Wrong(
                "BenchmarkReturns.Count",
                benchmark.Count,
                FormattableString.Invariant($"give one return for each of the {input.DailyEquity.Count} samples"));
        }

        for (var index = 0; index < benchmark.Count; index++)
        {
            Finite(benchmark[index], "BenchmarkReturns[" + index.ToString(CultureInfo.InvariantCulture) + "]");
        }
    }

    private static void Trade(TradeRecord trade, string place)
    {
        if (string.IsNullOrEmpty(trade.InstrumentId))
        {
            throw Wrong(place + ".InstrumentId", "empty", "give the name of the instrument");
        }

        if (trade.EntryReason is null || trade.ExitReason is null)
        {
            throw Wrong(place + ".EntryReason or ExitReason", "null", "give a text, which may be empty");
        }

        if (trade.ExitTimeNs < trade.EntryTimeNs)
        {
            throw Wrong(place + ".ExitTimeNs", trade.ExitTimeNs, "give an exit at or after the entry");
        }

        Finite(trade.EntryPrice, place + ".EntryPrice");
        Finite(trade.ExitPrice, place + ".ExitPrice");
        Positive(trade.Quantity, place + ".Quantity");
        Finite(trade.GrossProfit, place + ".GrossProfit");
        Finite(trade.Fees, place + ".Fees");
        Finite(trade.SlippageCost, place + ".SlippageCost");
        Finite(trade.NetProfit, place + ".NetProfit");
        InRange(trade.MaximumAdverseExcursion, -double.MaxValue, 0.0, place + ".MaximumAdverseExcursion");
        InRange(trade.MaximumFavourableExcursion, 0.0, double.MaxValue, place + ".MaximumFavourableExcursion");
        InRange(trade.BarsHeld, 0.0, double.MaxValue, place + ".BarsHeld");
    }

    private static void Finite(double value, string place)
    {
        if (!double.IsFinite(value))
        {
            throw Wrong(place, value, "give a finite number");
        }
    }

    private static void Positive(double value, string place)
    {
        if (!(value > 0.0) || !double.IsFinite(value))
        {
            throw Wrong(place, value, "give a finite number above 0");
        }
    }

    private static void InRange(double? value, double low, double high, string place)
    {
        if (value is { } number && !(number >= low && number <= high))
        {
            throw Wrong(place, number, FormattableString.Invariant($"give a number from {low} to {high}"));
        }
    }

    private static ArgumentException Wrong(string place, object value, string remedy) =>
        new(FormattableString.Invariant($"{place} is {value}: {remedy}."));
}

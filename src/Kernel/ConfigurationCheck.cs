using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Market;

namespace Plimsoll.Kernel;

/// <summary>Refuses configurations that contradict themselves.</summary>
internal static class ConfigurationCheck
{
    /// <exception cref="ArgumentException">Something is missing, out of range or contradictory; the message says
    /// what.</exception>
    public static void Require(KernelConfiguration configuration, int strategyCount)
    {
        Require(configuration.Instruments.Count is >= 1 and <= Limits.InstrumentsMax,
            "at least one instrument is needed");
        Require(strategyCount is >= 1 and <= Limits.StrategiesMax,
            $"1 to {Limits.StrategiesMax} strategies are possible");
        Require(configuration.StartCash.Sign > 0, $"start cash {configuration.StartCash} is not positive");
        Require(configuration.EquityIntervalNs > 0, "the equity interval is not positive");
        Require(configuration.LeverageMax >= 1, "the leverage limit is below 1");
        Require(
            configuration.StrategyPeriod >= configuration.BarPeriod
            && configuration.StrategyPeriod.Nanos % configuration.BarPeriod.Nanos == 0,
            $"bars of {configuration.StrategyPeriod} cannot be built from bars of {configuration.BarPeriod}");
        Require(
            BarPeriod.DayNs % configuration.StrategyPeriod.Nanos == 0,
            $"bars of {configuration.StrategyPeriod} do not divide a day");
        Require(
            configuration.RateCount >= 0 && configuration.RateCount < configuration.Instruments.Count,
            "at least one instrument must be there to trade");
        Require(
            configuration.Margins is null || configuration.Margins.Count == configuration.Instruments.Count,
            "margin must be told of every instrument, or of none");
        Require(configuration.Risk?.Fault() is null, configuration.Risk?.Fault() ?? "");
        foreach (var instrument in configuration.Instruments)
        {
            Require(
                instrument.Quote == configuration.Currency
                || (configuration.Rates is { } rates && rates.Account == configuration.Currency
                    && rates.HasWay(instrument.Quote, configuration.Currency)),
                $"{instrument.Id} is quoted in {instrument.Quote}, the account is in {configuration.Currency}: " +
                $"import bars of the pair {instrument.Quote}{configuration.Currency}, or run it in an account in " +
                $"{instrument.Quote}");
        }
    }

    private static void Require(bool condition, string complaint)
    {
        if (!condition)
        {
            throw new ArgumentException(complaint);
        }
    }
}

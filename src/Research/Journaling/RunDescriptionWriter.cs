using System.Globalization;
using System.Reflection;
using Plimsoll.Data.Json;
using Plimsoll.Journal.Format;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.Journaling;

/// <summary>Writes run descriptions as canonical JSON.</summary>
internal static class RunDescriptionWriter
{
    // What the written form holds. Anything else that is set makes a run that cannot be written down yet.
    private static readonly string[] Known =
    [
        nameof(KernelConfiguration.Instruments), nameof(KernelConfiguration.BarPeriod),
        nameof(KernelConfiguration.StrategyPeriod), nameof(KernelConfiguration.Currency),
        nameof(KernelConfiguration.StartCash), nameof(KernelConfiguration.Sizing),
        nameof(KernelConfiguration.LeverageMax), nameof(KernelConfiguration.TradingStartNs),
        nameof(KernelConfiguration.EquityIntervalNs), nameof(KernelConfiguration.ChecksData),
        nameof(KernelConfiguration.DataFacts), nameof(KernelConfiguration.DayCalendar),
        nameof(KernelConfiguration.Rates), nameof(KernelConfiguration.RateCount), nameof(KernelConfiguration.Margins),
        nameof(KernelConfiguration.Risk), nameof(KernelConfiguration.StrategyFailure),
    ];

    /// <exception cref="JournalException">The run uses something that the written form does not hold.</exception>
    public static byte[] Write(RunDescription description)
    {
        RequireKnown(description.Configuration);
        using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
        json.BeginObject();
        json.BeginObject("kernel");
        WriteKernel(json, description.Configuration);
        json.EndObject();
        if (description.Others.Count > 0)
        {
            json.BeginArray("others");
            foreach (var other in description.Others)
            {
                json.BeginObject();
                WriteStrategy(json, other);
            }

            json.EndArray();
        }

        json.Write(
            "schema",
            description.Others.Count > 0 ? RunDescription.SchemaVersionOfSeveral : RunDescription.SchemaVersion);
        json.BeginObject("strategy");
        WriteStrategy(json, description.Strategies[0]);
        json.EndObject();
        return json.ToArray();
    }

    private static void WriteStrategy(CanonicalJsonWriter json, StrategyDescription strategy)
    {
        json.Write("codeHash", strategy.CodeHash);
        json.Write("name", strategy.Name);
        json.BeginObject("parameters");
        foreach (var parameter in strategy.Parameters.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            json.Write(parameter.Name, parameter.Value);
        }

        json.EndObject();
        json.Write("reference", strategy.Reference);
        json.EndObject();
    }

    private static void WriteKernel(CanonicalJsonWriter json, KernelConfiguration configuration)
    {
        json.Write("barPeriod", configuration.BarPeriod.ToString());
        json.Write("checksData", configuration.ChecksData);
        json.Write("currency", configuration.Currency.Code);
        if (configuration.DataFacts is { } facts)
        {
            json.BeginArray("dataFacts");
            foreach (var one in facts)
            {
                Write(json, one);
            }

            json.EndArray();
        }

        json.Write("dayCalendar", configuration.DayCalendar.Name);
        json.Write("equityIntervalNs", configuration.EquityIntervalNs);
        json.Write("hasRates", configuration.Rates is not null);
        json.BeginArray("instruments");
        foreach (var instrument in configuration.Instruments)
        {
            Write(json, instrument);
        }

        json.EndArray();
        json.Write("leverageMax", configuration.LeverageMax);
        json.BeginArray("margins");
        foreach (var terms in configuration.Margins ?? [])
        {
            json.WriteValue(terms?.ToString() ?? "");
        }

        json.EndArray();
        json.Write("rateCount", configuration.RateCount);
        if (configuration.Risk is { } risk)
        {
            json.BeginArray("risk");
            foreach (var line in RiskText.Format(risk))
            {
                json.WriteValue(line);
            }

            json.EndArray();
        }

        json.Write("sizing", configuration.Sizing.ToString());
        json.Write("startCashAtto", configuration.StartCash.Atto.ToString(CultureInfo.InvariantCulture));
        if (configuration.StrategyFailure != StrategyFailure.EndRun)
        {
            json.Write("strategyFailure", configuration.StrategyFailure.ToString());
        }

        json.Write("strategyPeriod", configuration.StrategyPeriod.ToString());
        json.Write("tradingStartNs", configuration.TradingStartNs);
    }

    private static void Write(CanonicalJsonWriter json, SeriesFacts facts)
    {
        json.BeginObject();
        json.BeginArray("splits");
        foreach (var split in facts.Splits)
        {
            json.BeginObject();
            json.Write("effectiveTimeNs", split.EffectiveTimeNs);
            json.Write("priceRatio", split.PriceRatio);
            json.EndObject();
        }

        json.EndArray();
        json.BeginArray("tickerChangesNs");
        foreach (var timeNs in facts.TickerChangesNs)
        {
            json.WriteValue(timeNs);
        }

        json.EndArray();
        json.EndObject();
    }

    private static void Write(CanonicalJsonWriter json, Instrument instrument)
    {
        json.BeginObject();
        json.Write("calendar", instrument.CalendarName);
        json.Write("feeClass", instrument.FeeClass);
        json.Write("id", instrument.Id.ToString());
        json.Write("kind", instrument.Kind.ToString());
        json.Write("lot", instrument.QuantityGrid.ToString());
        json.Write("multiplier", instrument.Multiplier);
        json.Write("quote", instrument.Quote.Code);
        json.Write("tick", instrument.PriceGrid.ToString());
        json.Write("version", instrument.Version);
        json.EndObject();
    }

    // Fails closed: a part of the configuration that came later and is in use must not be lost silently.
    private static void RequireKnown(KernelConfiguration configuration)
    {
        foreach (var property in typeof(KernelConfiguration).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(configuration);
            var isUnused = value is null
                || (property.PropertyType.IsValueType && value.Equals(Activator.CreateInstance(property.PropertyType)));
            if (!isUnused && !Known.Contains(property.Name, StringComparer.Ordinal))
            {
                throw new JournalException(
                    JournalProblem.Misuse,
                    $"this run cannot be written to a journal: its {property.Name} have no written form yet: run it "
                    + "without --journal");
            }
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Plimsoll.Journal.Format;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Journaling;

/// <summary>Reads run descriptions of every version there ever was.</summary>
internal static class RunDescriptionReader
{
    /// <exception cref="JournalException">It is no run description, or one of a newer version.</exception>
    public static RunDescription Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var schema = root.GetProperty("schema").GetInt32();
            var isKnown = schema is RunDescription.SchemaVersion or RunDescription.SchemaVersionOfSeveral;
            return isKnown ? Read(root) : throw new JournalException(
                JournalProblem.TooNew, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the journal's configuration has schema {schema}, and the newest known is "
                    + $"{RunDescription.SchemaVersionOfSeveral}: use a newer Plimsoll"));
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentException)
        {
            throw new JournalException(
                JournalProblem.Misuse,
                $"the journal's header holds no run that can be replayed ({cause.Message}): name the journal of a run",
                cause);
        }
    }

    private static RunDescription Read(JsonElement root)
    {
        var first = ReadStrategy(root.GetProperty("strategy"));
        return new RunDescription
        {
            Configuration = ReadKernel(root.GetProperty("kernel")),
            StrategyReference = first.Reference,
            StrategyName = first.Name,
            CodeHash = first.CodeHash,
            Parameters = first.Parameters,
            Others = root.TryGetProperty("others", out var others)
                ? [.. others.EnumerateArray().Select(ReadStrategy)]
                : [],
        };
    }

    private static StrategyDescription ReadStrategy(JsonElement json) => new(
        Text(json, "reference"),
        Text(json, "name"),
        Text(json, "codeHash"),
        [.. json.GetProperty("parameters").EnumerateObject().Select(
            static one => new NamedText(one.Name, one.Value.GetString() ?? ""))]);

    private static KernelConfiguration ReadKernel(JsonElement json)
    {
        Instrument[] instruments = [.. json.GetProperty("instruments").EnumerateArray().Select(ReadInstrument)];
        var margins = json.TryGetProperty("margins", out var terms)
            ? terms.EnumerateArray().Select(ReadMargin).ToArray()
            : [];
        var currency = Currency.Of(Text(json, "currency"));
        return ReadKernel(json, instruments) with
        {
            Rates = json.TryGetProperty("hasRates", out var has) && has.GetBoolean()
                ? new CurrencyRates(instruments, currency)
                : null,
            RateCount = json.TryGetProperty("rateCount", out var count) ? count.GetInt32() : 0,
            Margins = margins.Length == 0 ? null : margins,
        };
    }

    private static MarginTerms? ReadMargin(JsonElement json) => json.GetString() is not { Length: > 0 } text ? null
        : MarginTerms.TryParse(text, out var terms) ? terms
        : throw new FormatException($"'{text}' is no margin");

    private static KernelConfiguration ReadKernel(JsonElement json, Instrument[] instruments) => new()
    {
        Instruments = instruments,
        BarPeriod = BarPeriod.Parse(Text(json, "barPeriod")),
        StrategyPeriod = BarPeriod.Parse(Text(json, "strategyPeriod")),
        Currency = Currency.Of(Text(json, "currency")),
        StartCash = Amount.FromAtto(Int128.Parse(Text(json, "startCashAtto"), CultureInfo.InvariantCulture)),
        Sizing = Sizing.TryParse(Text(json, "sizing"), out var sizing)
            ? sizing
            : throw new FormatException("the sizing is none"),
        LeverageMax = json.GetProperty("leverageMax").GetInt32(),
        TradingStartNs = json.GetProperty("tradingStartNs").GetInt64(),
        EquityIntervalNs = json.GetProperty("equityIntervalNs").GetInt64(),
        ChecksData = json.GetProperty("checksData").GetBoolean(),
        DataFacts = json.TryGetProperty("dataFacts", out var facts)
            ? [.. facts.EnumerateArray().Select(ReadFacts)]
            : null,
        DayCalendar = SessionCalendar.Get(Text(json, "dayCalendar")),
        Risk = json.TryGetProperty("risk", out var lines)
            ? RiskText.ParseExact([.. lines.EnumerateArray().Select(static line => line.GetString() ?? "")])
            : null,
        StrategyFailure = json.TryGetProperty("strategyFailure", out var failure)
            ? Enum.Parse<StrategyFailure>(failure.GetString() ?? "")
            : StrategyFailure.EndRun,
    };

    private static SeriesFacts ReadFacts(JsonElement json) => new(
        [.. json.GetProperty("splits").EnumerateArray().Select(static split => new KnownSplit(
            split.GetProperty("effectiveTimeNs").GetInt64(), split.GetProperty("priceRatio").GetDouble()))],
        [.. json.GetProperty("tickerChangesNs").EnumerateArray().Select(static time => time.GetInt64())]);

    private static Instrument ReadInstrument(JsonElement json) => new(
        InstrumentId.Parse(Text(json, "id")),
        Enum.Parse<InstrumentKind>(Text(json, "kind")),
        DecimalGrid.Parse(Text(json, "tick")),
        DecimalGrid.Parse(Text(json, "lot")),
        Currency.Of(Text(json, "quote")),
        Text(json, "calendar"),
        json.GetProperty("multiplier").GetInt64(),
        Text(json, "feeClass"),
        json.GetProperty("version").GetInt32());

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");
}

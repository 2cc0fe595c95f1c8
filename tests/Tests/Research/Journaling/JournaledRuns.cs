using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Worlds;
using Plimsoll.Strategies.MarketMaking;
using Plimsoll.Tests.Kernel.Saving;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Journaling;

/// <summary>Requests of every kind of run that a journal can hold, and what is asked of their journals.</summary>
internal static class JournaledRuns
{
    public const long Interval = 250;
    private const int BarCount = 1_400;

    public static TheoryData<string> Kinds => ["bars", "rates", "margins", "levels", "orders"];

    public static BacktestRequest Request(string kind, string? folder) => Plain(kind) with
    {
        TriesOtherPolicies = false,
        Journal = folder is null ? null : Target(folder),
    };

    public static JournalTarget Target(string folder) => new(folder, "Test", "test")
    {
        StateInterval = Interval, StatesKept = 1_000, NeedsStates = true,
    };

    public static byte[] Json(BacktestOutcome outcome) => ResultFiles.Render(outcome.Result)
        .First(static file => file.Name == ResultFiles.Result).Content.ToArray();

    /// <summary>Every event and command of a journal, in order, as text.</summary>
    public static List<string> Contents(string folder)
    {
        var contents = new List<string>();
        using var reader = new JournalReader(folder);
        while (reader.TryRead(out var record))
        {
            if (record.Kind is Plimsoll.Journal.Format.RecordKind.InputEvent
                or Plimsoll.Journal.Format.RecordKind.OutputCommand)
            {
                contents.Add($"{record.Kind} {Convert.ToHexStringLower(record.Payload)}");
            }
        }

        return contents;
    }

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static BacktestRequest Plain(string kind)
    {
        Func<Strategy> think = static () => new MindfulStrategy(5);
        switch (kind)
        {
            case "bars":
                return Requests.Request(
                    think, Series("ONE.T", InstrumentKind.Equity, "USD", 1),
                    Series("TWO.T", InstrumentKind.Spot, "USD", 2));
            case "rates":
                return Requests.Request(think, Series("DAX.T", InstrumentKind.Equity, "EUR", 3)) with
                {
                    AccountCurrency = Currency.Of("USD"),
                    RateSeries = [Series("EURUSD.T", InstrumentKind.Fx, "USD", 4)],
                };
            case "margins":
                Assert.True(FundingSchedule.TryParse("0.1%/8h", out var funding));
                Assert.True(Sizing.TryParse("percent:30", out var sizing));
                Assert.True(MarginTerms.TryParse("rate:20%/10%,fee=0.5%", out var margin));
                return Requests.Request(think, Series("PRP.T", InstrumentKind.Perpetual, "USD", 6)) with
                {
                    Cash = Amount.FromUnits(20_000),
                    Sizing = sizing,
                    Charges = new ChargeSettings { Funding = funding },
                    Margin = margin,
                    LeverageMax = 10,
                };
            default:
                Assert.True(LatencySettings.TryParse("5ms", out var latency));
                var feed = kind == "levels" ? WorldFeed.ByLevel : WorldFeed.ByOrder;
                return BookRequests.Request(
                    static () => new MarketMaker { OrderValue = 2_000, WarmUpSeconds = 5, WindowSeconds = 30 },
                    new BookRules { Latency = latency }, BookRequests.World("calm", 4, 2, feed));
        }
    }

    private static RunSeries Series(string id, InstrumentKind kind, string quote, ulong seed) => Requests.Series(
        new Instrument(
            InstrumentId.Parse(id), kind, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.001"), Currency.Of(quote),
            "24x7"),
        RandomMarket.Bars(seed, BarCount));
}

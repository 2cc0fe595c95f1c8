using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Replay;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Journal.Projections;

/// <summary>A run in a journal, and what its kernel knew of it.</summary>
internal sealed class RecordedRun : IDisposable
{
    public static readonly Instrument Coin = new(
        InstrumentId.Parse("COIN.TEST"), InstrumentKind.Spot, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.0001"),
        Currency.Of("USDT"), "24x7");

    public static readonly Instrument Future = new(
        InstrumentId.Parse("FUT.TEST"), InstrumentKind.Future, DecimalGrid.Parse("0.25"), DecimalGrid.Parse("1"),
        Currency.Of("USDT"), "24x7", multiplier: 5);

    private readonly TemporaryFolder folder = new();

    private RecordedRun()
    {
    }

    public string Journal => folder.Path("journal");

    private string Written => folder.Path("written");

    /// <summary>The kernel at the end of the run.</summary>
    public required TradingKernel Kernel { get; set; }

    /// <summary>What the kernel told while the run was repeated.</summary>
    public KernelStory Story { get; } = new();

    /// <summary>A strategy that does everything at random.</summary>
    public static RecordedRun Random(int seed, int bars = 2_000, params Instrument[] instruments)
    {
        Instrument[] traded = instruments.Length == 0 ? [Coin] : instruments;
        return Of(() => new RandomStrategy((ulong)seed, traded.Length), seed, bars, traded);
    }

    /// <summary>A strategy that trades seldom.</summary>
    public static RecordedRun Plain(int bars = 3_000) => Of(() => new SmaCrossStrategy(10, 60), 3, bars, Coin);

    public static RecordedRun Of(Func<Strategy> strategy, int seed, int bars, params Instrument[] instruments)
    {
        var run = new RecordedRun { Kernel = null! };
        var series = instruments.Select((one, place) =>
            Requests.Series(one, RandomMarket.Bars((ulong)(seed + place), bars))).ToArray();
        var outcome = Backtest.Run(
            Requests.Request(strategy, series) with
            {
                TriesOtherPolicies = false,
                LeverageMax = 3,
                EquityIntervalNs = 3_600_000_000_000,
                Journal = new JournalTarget(run.Written, "Test", "test"),
            },
            null, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Failure);
        run.Split();
        run.Repeat(strategy());
        return run;
    }

    public RunOutline Outline() => OutlineOf(Journal);

    public static RunOutline OutlineOf(string journal)
    {
        var description = RunReplay.Describe(journal);
        return new RunOutline { Configuration = description.Configuration, Strategies = [description.StrategyName] };
    }

    public string Path(string name) => folder.Path(name);

    public void Dispose() => folder.Dispose();

    /// <summary>Writes the journal anew in many small groups and segments, as a live run would.</summary>
    private void Split()
    {
        using var reader = new JournalReader(Written);
        JournalWriter? writer = null;
        while (reader.TryRead(out var record))
        {
            writer ??= JournalWriter.Open(Journal, new JournalOptions
            {
                Durability = Durability.None,
                GroupBytes = 700,
                SegmentBytesMax = 60_000,
                ReserveBytes = 0,
                Build = "test",
                Configuration = reader.Header!.Configuration,
            });
            if (record.Kind >= RecordKind.InputEvent)
            {
                _ = writer.Append(record.Kind, record.Version, record.Payload);
            }
        }

        writer?.Dispose();
    }

    private void Repeat(Strategy strategy)
    {
        using var reader = new JournalReader(Journal);
        var report = KernelReplay.Run(
            reader,
            (gateway, observer) => Kernel = new TradingKernel(
                RunReplay.Describe(Journal).Configuration, [strategy], gateway, new ObserverPair(observer, Story)),
            new ReplayOptions { HearsDecisions = RunReplay.Describe(Journal).HasDecisions },
            TestContext.Current.CancellationToken);
        Assert.Null(report.Difference);
    }
}

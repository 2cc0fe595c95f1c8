using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Replay;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Results;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Journaling;

public sealed class RunReplayTests
{
    private static readonly Instrument Coin = new(
        InstrumentId.Parse("COIN.TEST"), InstrumentKind.Spot, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.0001"),
        Currency.Of("USDT"), "24x7");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Run_RandomStrategy_RepeatsEveryCommand(int seed)
    {
        using var folder = new TemporaryFolder();
        var commands = Record(folder, () => new RandomStrategy((ulong)seed, 1));

        var report = Replay(folder, new RandomStrategy((ulong)seed, 1));

        Assert.Null(report.Difference);
        Assert.True(commands > 20, "the run has too few commands to say anything");
        Assert.Equal(commands, report.Commands);
        Assert.Equal(1, report.States);
        Assert.Equal(0, report.CommandsNotWritten);
    }

    [Fact]
    public void Run_OtherStrategy_ShowsTheFirstDifferenceWithItsContext()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, () => new SmaCrossStrategy(10, 60));

        var difference = Replay(folder, new SmaCrossStrategy(11, 60)).Difference;

        Assert.NotNull(difference);
        Assert.NotEmpty(difference.Context);
        Assert.True(difference.Recorded is not null || difference.Repeated is not null);
    }

    [Fact]
    public void Run_Until_StopsThere()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, () => new SmaCrossStrategy(10, 60));

        var report = Replay(folder, new SmaCrossStrategy(10, 60), until: 500);

        Assert.Null(report.Difference);
        Assert.Equal(500, report.LastSequence);
        Assert.Equal(0, report.States);
    }

    [Fact]
    public void Run_CommandAltered_IsShownWithItsFirstByte()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, () => new SmaCrossStrategy(10, 60));
        var altered = folder.Path("altered");
        var sequence = Rewrite(
            folder.Path("journal"), altered, RecordKind.OutputCommand, payload => payload[32] ^= 1);

        var description = RunReplay.Describe(altered);
        var report = RunReplay.Run(altered, description, new SmaCrossStrategy(10, 60), long.MaxValue, Cancellation);

        Assert.Equal(DifferenceKind.Command, report.Difference?.Kind);
        Assert.Equal(sequence, report.Difference?.Sequence);
        Assert.Equal(32, report.Difference?.FirstByte);
        Assert.NotEqual(report.Difference?.Recorded, report.Difference?.Repeated);
    }

    [Theory]
    [InlineData(RecordKind.Decision, DifferenceKind.Decision, 64)]
    [InlineData(RecordKind.Decision, DifferenceKind.Decision, 136)]
    [InlineData(RecordKind.AccountSnapshot, DifferenceKind.Snapshot, 16)]
    public void Run_DecisionOrSnapshotAltered_IsTheFirstDifference(
        RecordKind kind, DifferenceKind difference, int place)
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, () => new RandomStrategy(5, 1));
        var altered = folder.Path("altered");
        var sequence = Rewrite(
            folder.Path("journal"), altered, kind, payload => payload[place] ^= 1,
            nth: kind == RecordKind.Decision ? 5 : 1);

        var description = RunReplay.Describe(altered);
        var report = RunReplay.Run(altered, description, new RandomStrategy(5, 1), long.MaxValue, Cancellation);

        Assert.Equal(difference, report.Difference?.Kind);
        Assert.Equal(sequence, report.Difference?.Sequence);
        Assert.Equal(place, report.Difference?.FirstByte);
    }

    [Fact]
    public void Run_JournalFromBeforeDecisions_ReplaysItsCommands()
    {
        using var folder = new TemporaryFolder();
        var commands = Record(folder, () => new RandomStrategy(5, 1));
        var old = folder.Path("old");
        _ = Rewrite(folder.Path("journal"), old, RecordKind.None, static _ => { }, withDecisions: false);

        var description = RunReplay.Describe(old);
        var report = RunReplay.Run(old, description, new RandomStrategy(5, 1), long.MaxValue, Cancellation);

        Assert.False(description.HasDecisions);
        Assert.Null(report.Difference);
        Assert.Equal((commands, 0L, 1L), (report.Commands, report.Decisions, report.States));
    }

    [Fact]
    public void Journal_EveryCommandThatOpensOrCancels_StandsRightBehindItsDecision()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, () => new RandomStrategy(7, 1));
        using var reader = new JournalReader(folder.Path("journal"));
        var (before, decisions, commands) = (default(RecordedDecision), 0, 0);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.Seal)
            {
                // A group may end anywhere.
                continue;
            }

            if (record.Kind == RecordKind.OutputCommand)
            {
                var command = CommandRecord.Read(record.Version, record.Payload);
                commands++;
                if (command.Kind is CommandKind.SubmitOrder or CommandKind.CancelOrder)
                {
                    Assert.Equal(command.Order, before?.Wish.Order);
                    Assert.Equal(command.Request, before?.Wish.Request);
                    Assert.True(before?.Answer.IsAllowed);
                    Assert.Equal(
                        command.Kind == CommandKind.CancelOrder,
                        before?.Kind is IntentKind.Cancel or IntentKind.Lifetime);
                }
            }

            before = record.Kind == RecordKind.Decision
                ? DecisionPayload.Read(record.Version, record.Payload)
                : null;
            decisions += before is null ? 0 : 1;
        }

        Assert.True(commands > 20 && decisions > 20, $"{commands} commands, {decisions} decisions");
    }

    [Fact]
    public void Run_StrategyThatFails_FailsTheSameWay()
    {
        using var folder = new TemporaryFolder();
        var request = Request(folder, Failing);
        Assert.NotNull(Backtest.Run(request, null, Cancellation).Failure);

        Assert.Null(Replay(folder, Failing()).Difference);
        Assert.Equal(
            DifferenceKind.Failure, Replay(folder, new OpenStrategy()).Difference?.Kind);
    }

    [Fact]
    public void Begin_FolderThatHoldsAJournal_IsRefusedAndLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, () => new SmaCrossStrategy(10, 60));
        var before = TemporaryFolder.Fingerprint(folder.Path("journal"));

        var refused = Assert.Throws<JournalException>(() => Record(folder, () => new SmaCrossStrategy(10, 60)));

        Assert.Equal(JournalProblem.Misuse, refused.Problem);
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Path("journal")));
    }

    [Fact]
    public void Journal_OfTheSameRun_HasTheSameBytes()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        _ = Record(one, () => new SmaCrossStrategy(10, 60));
        _ = Record(other, () => new SmaCrossStrategy(10, 60));
        Assert.Equal(
            File.ReadAllBytes(one.Path("journal/00000001.journal")),
            File.ReadAllBytes(other.Path("journal/00000001.journal")));
    }

    [Fact]
    public void Outcome_WithAJournal_IsTheSameAsWithout()
    {
        using var folder = new TemporaryFolder();
        var with = Request(folder, () => new RandomStrategy(9, 1));
        var without = with with { Journal = null };
        var left = Backtest.Run(with, null, Cancellation).Result;
        var right = Backtest.Run(without, null, Cancellation).Result;
        Assert.Equal(right.Orders, left.Orders);
        Assert.Equal(right.Trades.Count, left.Trades.Count);
    }

    [Fact]
    public void Read_RunOfSeveralStrategies_GivesAllOfThemInTheirOrder()
    {
        using var folder = new TemporaryFolder();
        _ = Record(folder, () => new SmaCrossStrategy(10, 60));
        var one = RunReplay.Describe(folder.Path("journal"));
        var several = one with
        {
            Others =
            [
                new StrategyDescription("B", "B", "bb", [new NamedText("Fast", "3")]),
                new StrategyDescription("A.cs", "A", "aa", []),
            ],
        };

        var read = RunDescriptionReader.Read(several.ToBytes());

        Assert.Equal(1, one.StrategyCount);
        Assert.Equal(3, read.StrategyCount);
        Assert.Equal([one.StrategyName, "B", "A"], read.Strategies.Select(static strategy => strategy.Name));
        Assert.Equal("3", Assert.Single(read.Strategies[1].Parameters).Value);
        Assert.Equal(several.ToBytes(), read.ToBytes());
        Assert.DoesNotContain("others", System.Text.Encoding.UTF8.GetString(one.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameConfiguration()
    {
        var description = new RunDescription
        {
            Configuration = new KernelConfiguration
            {
                Instruments = [Coin],
                BarPeriod = BarPeriod.OneMinute,
                StrategyPeriod = BarPeriod.OneHour,
                Currency = Currency.Of("USDT"),
                StartCash = Amount.FromAtto(Int128.Parse("123456789012345678901234567890", null)),
                Sizing = Plimsoll.Kernel.Allocation.Sizing.TryParse("percent:12.5", out var sizing) ? sizing : default,
                LeverageMax = 7,
                TradingStartNs = long.MinValue,
                EquityIntervalNs = 5,
                ChecksData = false,
                DataFacts = [new SeriesFacts([new KnownSplit(4, 0.1)], [1, 2])],
                DayCalendar = SessionCalendar.Get("XNYS"),
            },
            StrategyReference = "A.cs:B",
            StrategyName = "B",
            CodeHash = "abc",
            Parameters = [new("Slow", "40"), new("Fast", "10")],
        };

        var bytes = RunDescriptionWriter.Write(description);
        var read = RunDescriptionReader.Read(bytes);

        Assert.Equal(bytes, RunDescriptionWriter.Write(read));
        Assert.Equal(Coin, read.Configuration.Instruments[0]);
        Assert.Equal(description.Configuration.StartCash, read.Configuration.StartCash);
        Assert.Equal(sizing, read.Configuration.Sizing);
        Assert.Equal(0.1, read.Configuration.DataFacts?[0].Splits[0].PriceRatio);
        Assert.Equal("40", read.Parameters.Single(static one => one.Name == "Slow").Value);
    }

    private static OpenStrategy Failing() => new()
    {
        WhenBar = static (OpenStrategy self, in BarUpdate _) =>
        {
            if (self.BarCount == 300)
            {
                throw new InvalidOperationException("of the test");
            }
        },
    };

    private static long Record(TemporaryFolder folder, Func<Strategy> strategy)
    {
        var outcome = Backtest.Run(Request(folder, strategy), null, Cancellation);
        Assert.Null(outcome.Failure);
        using var reader = new JournalReader(folder.Path("journal"));
        var commands = 0L;
        while (reader.TryRead(out var record))
        {
            commands += record.Kind == RecordKind.OutputCommand ? 1 : 0;
        }

        return commands;
    }

    private static BacktestRequest Request(TemporaryFolder folder, Func<Strategy> strategy) =>
        Requests.Request(strategy, Requests.Series(Coin, RandomMarket.Bars(3, 3_000))) with
        {
            TriesOtherPolicies = false,
            Journal = new JournalTarget(folder.Path("journal"), "Test", "test"),
        };

    private static ReplayReport Replay(TemporaryFolder folder, Strategy strategy, long until = long.MaxValue)
    {
        var path = folder.Path("journal");
        return RunReplay.Run(path, RunReplay.Describe(path), strategy, until, Cancellation);
    }

    /// <summary>The header as it was written before journals held decisions.</summary>
    private static byte[] Older(ReadOnlyMemory<byte> configuration) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(configuration.Span).Replace("\"hasDecisions\":true,", "", StringComparison.Ordinal));

    /// <summary>Writes a journal anew with one record altered: sound, but not what the strategy does.</summary>
    private static long Rewrite(
        string from, string to, RecordKind kind, Action<byte[]> alter, int nth = 5, bool withDecisions = true)
    {
        var seen = 0;
        var altered = 0L;
        JournalWriter? writer = null;
        using var reader = new JournalReader(from);
        while (reader.TryRead(out var record))
        {
            writer ??= JournalWriter.Open(to, new JournalOptions
            {
                Durability = Durability.None, ReserveBytes = 0,
                Configuration = withDecisions ? reader.Header!.Configuration : Older(reader.Header!.Configuration),
            });
            if (record.Kind < RecordKind.InputEvent
                || (!withDecisions && record.Kind is RecordKind.Decision or RecordKind.AccountSnapshot))
            {
                continue;
            }

            var payload = record.Payload.ToArray();
            var isMeant = record.Kind == kind && ++seen == nth;
            if (isMeant)
            {
                alter(payload);
            }

            var sequence = writer.Append(record.Kind, record.Version, payload);
            altered = isMeant ? sequence : altered;
        }

        writer?.Dispose();
        return altered;
    }
}

using Plimsoll.Journal.Following;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Recording;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Simulation;
using Plimsoll.Tests.Simulation.Costs;

namespace Plimsoll.Tests.Journal.Following;

/// <summary>A kernel that follows a journal knows without any strategy what the kernel knew that wrote it.</summary>
public sealed class JournalFollowerTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_JournalOfARandomWorld_GivesTheSameNotesAndBooks(int seed)
    {
        using var folder = new TemporaryFolder();
        var (setup, kernel, log) = Record(folder, seed);

        var notes = new RunLog();
        var follower = new JournalFollower(Configuration(setup), 1, notes);
        using var reader = new JournalReader(folder.Path("journal"));
        var report = follower.Run(reader, long.MaxValue, TestContext.Current.CancellationToken);

        Assert.Equal(kernel.EventCount, report.Events);
        Assert.True(report.Commands > 20, $"{report.Commands} commands");
        Assert.Equal(log.Fills, notes.Fills);
        Assert.Equal(log.Charges, notes.Charges);
        Assert.Equal(log.Trades, notes.Trades);
        Assert.Equal(log.Samples, notes.Samples);
        Assert.Equal(log.Notices, notes.Notices);
        Assert.Equal(
            log.Ended.Select(Shape).Where(shape => notes.Orders.Exists(one => one.Id.Value == shape.Id)),
            notes.Ended.Select(Shape));
        Assert.Equal(kernel.StateHash(), follower.Kernel.StateHash());
        Assert.Equal(kernel.Cash, follower.Kernel.Cash);
        Assert.Equal(kernel.Account, follower.Kernel.Account);
        for (var i = 0; i < setup.Instruments.Count; i++)
        {
            var index = new InstrumentIndex(i);
            Assert.Equal(kernel.NetLots(index), follower.Kernel.NetLots(index));
            Assert.Equal(kernel.OpenTrade(default, index), follower.Kernel.OpenTrade(default, index));
        }
    }

    [Fact]
    public void Run_Until_StopsBehindTheRecord()
    {
        using var folder = new TemporaryFolder();
        var (setup, _, _) = Record(folder, 1);
        var follower = new JournalFollower(Configuration(setup), 1, new RunLog());
        using var reader = new JournalReader(folder.Path("journal"));

        var report = follower.Run(reader, 500, TestContext.Current.CancellationToken);

        Assert.Equal(500, report.LastSequence);
        Assert.True(report.Events is > 300 and < 500, $"{report.Events} events");
    }

    [Fact]
    public void Follow_KernelThatDecidesByItself_IsABrokenInvariant()
    {
        var (kernel, _, _) = new RunSetup().Wire([[]], new OpenStrategy());
        Assert.Throws<BrokenInvariantException>(() => kernel.Follow(default(Command)));
    }

    private static (long Id, string Status, string Reason, Quantity Filled, Amount Fees, long TimeNs) Shape(
        Plimsoll.Kernel.Records.OrderView one) =>
        (one.Id.Value, one.Status.ToString(), one.EndReason.ToString(), one.Filled, one.Fees, one.UpdatedTimeNs);

    private static (RunSetup Setup, TradingKernel Kernel, RunLog Log) Record(TemporaryFolder folder, int seed)
    {
        var (setup, bars) = AccountWorlds.Case(seed, hasForeign: seed % 2 == 0);
        using var writer = JournalWriter.Open(
            folder.Path("journal"), new JournalOptions { Durability = Durability.None, ReserveBytes = 0 });
        setup = setup with { Recording = gateway => new KernelRecorder(writer, gateway) };
        var strategy = new RandomStrategy((ulong)seed, setup.Instruments.Count - setup.RateCount);
        var (kernel, log) = setup.Run(bars, 1_000, strategy);
        return (setup, kernel, log);
    }

    private static KernelConfiguration Configuration(RunSetup setup)
    {
        Assert.True(Plimsoll.Kernel.Allocation.Sizing.TryParse(setup.Sizing, out var sizing));
        return setup.Configuration(sizing) with
        {
            Rates = setup.AccountCurrency is { } code
                ? new CurrencyRates(setup.Instruments, Currency.Of(code))
                : null,
        };
    }
}

using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Loop;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>
/// A run on books with everything in memory; defaults: one perpetual, tick 1, lot 1, no costs, no delay.
/// </summary>
internal sealed record BookRun
{
    public RunSetup Setup { get; init; } = new()
    {
        Instruments = [RunSetup.Coin(InstrumentKind.Perpetual)],
        Cash = 10_000_000,
        LeverageMax = 20,
    };

    public string Queue { get; init; } = "pessimistic";

    public string Latency { get; init; } = "none";

    public ulong Seed { get; init; } = 1;

    public SelfCross SelfCross { get; init; } = SelfCross.CancelIncoming;

    public BookRunParts Wire(IReadOnlyList<IEventSource> sources, params Strategy[] strategies)
    {
        Assert.True(FeeSchedule.TryParse(Setup.Fees, out var fees));
        Assert.True(QueueModel.TryParse(Queue, out var queue), Queue);
        Assert.True(LatencySettings.TryParse(Latency, out var latency), Latency);
        var log = new RunLog();
        var settings = new BookVenueSettings { Fees = fees, Queue = queue, SelfCross = SelfCross };
        var venue = new BookVenue(
            Setup.Instruments, strategies.Length, Amount.FromUnits(Setup.Cash), settings, log);
        var kernel = new TradingKernel(Setup.Configuration(Sizing.AllIn), strategies, venue, log);
        return new BookRunParts(
            kernel, venue, new BookLoop(kernel, venue, sources, latency with { Seed = Seed }), log);
    }

    public BookRunParts Run(IReadOnlyList<IEventSource> sources, long slice, params Strategy[] strategies)
    {
        var parts = Wire(sources, strategies);
        parts.Loop.Start();
        while (!parts.Loop.IsAtEnd)
        {
            parts.Loop.Run(slice);
        }

        parts.Loop.Finish();
        return parts;
    }
}

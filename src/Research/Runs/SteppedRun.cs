using Plimsoll.Kernel;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Instruments;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Loop;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Research.Runs;

/// <summary>
/// One or several strategies over the data of a request, driven from outside step by step. The same kernel, venue and
/// data as in a backtest of the request: steps without pause give the same commands.
/// </summary>
public sealed class SteppedRun
{
    /// <summary>Wires a run; nothing has begun yet.</summary>
    /// <param name="request">Data, costs and rules. Its own strategy is not used.</param>
    /// <param name="strategies">Fresh strategies, by index; at least one.</param>
    /// <param name="surroundings">What stands round the kernel.</param>
    /// <exception cref="ArgumentException">The request contradicts itself or the data.</exception>
    public SteppedRun(
        BacktestRequest request, IReadOnlyList<Strategy> strategies, IRunSurroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(strategies);
        ArgumentNullException.ThrowIfNull(surroundings);
        ArgumentOutOfRangeException.ThrowIfZero(strategies.Count);
        Backtest.RequireFit(request);
        var warmUp = request.WarmUpBars ?? strategies.Max(static one => one.WarmUpBars);
        var plan = RunPlan.Of(request with { WarmUpBars = warmUp }, strategies[0], DataSpan.Of(request).LengthNs);
        RunSeries[] all = [.. request.Series, .. request.RateSeries];
        Instruments = [.. all.Select(static series => series.Instrument)];
        TradingStartNs = plan.TradingStartNs;
        var rates = request.NeedsRates ? new CurrencyRates(Instruments, request.Currency) : null;
        var isBook = request.Books is not null;
        Configuration = surroundings.Configure(
            PolicyRun.Configuration(request, plan, Instruments, rates, checksData: !isBook));
        if (request.Books is { } rules)
        {
            var bookSettings = new BookVenueSettings
            {
                Fees = request.Fees, Queue = rules.Queue, SelfCross = rules.SelfCross,
            };
            var book = new BookVenue(
                Instruments, strategies.Count, request.Cash, bookSettings, surroundings.Executions)
            {
                Gate = surroundings.Gate,
            };
            Venue = book;
            Kernel = Wire(strategies, surroundings, book);
            Loop = new BookLoop(Kernel, book, PolicyRun.Sources(request, plan), rules.Latency)
            {
                Seat = surroundings.SeatOf(Kernel),
            };
            return;
        }

        var settings = new VenueSettings
        {
            Policy = request.Policy,
            Fees = request.Fees,
            Slippage = request.Slippage,
            Partials = request.Partials,
            Rates = rates,
        };
        var venue = new BarVenue(
            Instruments, [.. all.Select(static series => series.HasVolume)], strategies.Count, request.Cash, settings,
            surroundings.Executions)
        {
            Gate = surroundings.Gate,
        };
        Venue = venue;
        Kernel = Wire(strategies, surroundings, venue);
        var charges = request.Charges.IsNone ? null : new AccountCharges(request.Charges, Instruments, Kernel);
        Loop = new SimulationLoop(Kernel, venue, PolicyRun.Sources(request, plan), Instruments.Count, charges)
        {
            Seat = surroundings.SeatOf(Kernel),
        };
    }

    /// <summary>All instruments, those for rates alone at the end.</summary>
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>What the kernel is wired with.</summary>
    public KernelConfiguration Configuration { get; }

    /// <summary>The kernel; started by the loop.</summary>
    public TradingKernel Kernel { get; }

    /// <summary>Drives kernel and venue.</summary>
    public ISteppedLoop Loop { get; }

    /// <summary>The simulated venue, as somebody without a kernel sees it.</summary>
    public IEmergencyVenue Venue { get; }

    /// <summary>Before this strategies only warm up. Nanoseconds since the epoch, UTC; the smallest number for no
    /// warm-up.</summary>
    public long TradingStartNs { get; }

    private TradingKernel Wire(
        IReadOnlyList<Strategy> strategies, IRunSurroundings surroundings, Kernel.Ports.IOrderGateway venue)
    {
        var (gateway, tap) = surroundings.Between(Configuration, venue);
        return new TradingKernel(Configuration, strategies, gateway, surroundings.Observer) { Tap = tap };
    }
}

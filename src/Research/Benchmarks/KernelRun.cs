using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Research.Benchmarks;

/// <summary>The whole kernel with venue, fees, data checks and equity statistics over bars in memory.</summary>
internal sealed class KernelRun
{
    /// <summary>So much that fees never end the trading, however long the run.</summary>
    public const long StartCashUnits = 10_000_000;

    private readonly SimulationLoop loop;

    /// <param name="markets">One set of bars an instrument.</param>
    /// <param name="barsEach">How many bars of each.</param>
    /// <param name="journal">Where the run is written down; null for nowhere.</param>
    public KernelRun(IReadOnlyList<BenchmarkBars> markets, int barsEach, RunJournal? journal = null)
    {
        var instruments = new Instrument[markets.Count];
        var hasVolume = new bool[markets.Count];
        var sources = new IEventSource[markets.Count];
        for (var i = 0; i < markets.Count; i++)
        {
            instruments[i] = markets[i].Instrument;
            hasVolume[i] = true;
            sources[i] = new ArrayBarSource(markets[i], new InstrumentIndex(i), 0, barsEach);
        }

        _ = FeeSchedule.TryParse("bps:10", out var fees);
        _ = Sizing.TryParse("fixed:0.1", out var size);
        var cash = Amount.FromUnits(StartCashUnits);
        var venue = new BarVenue(
            instruments, hasVolume, 1, cash, new VenueSettings { Fees = fees }, Observer);
        var configuration = new KernelConfiguration
        {
            Instruments = instruments,
            BarPeriod = BarPeriod.OneMinute,
            StrategyPeriod = BarPeriod.OneMinute,
            Currency = instruments[0].Quote,
            StartCash = cash,
            Sizing = size,
            EquityIntervalNs = 4 * BarPeriod.OneHour.Nanos,
            DayCalendar = SessionCalendar.Get("24x7"),
        };
        var strategy = new CrossStrategy();
        Kernel = journal is null
            ? new TradingKernel(configuration, [strategy], venue, Observer)
            : journal.CreateKernel(
                configuration, new RunSubject(nameof(CrossStrategy), "bench", [], static () => new CrossStrategy()),
                strategy, venue, Observer);
        loop = new SimulationLoop(Kernel, venue, sources, instruments.Length);
    }

    public TradingKernel Kernel { get; }

    public CountingObserver Observer { get; } = new();

    public Amount Equity => Kernel.Equity;

    public double DrawdownMax => Kernel.DrawdownMax;

    public void Start() => loop.Start();

    public void Run(long events) => loop.Run(events);

    public void Finish() => loop.Finish();
}

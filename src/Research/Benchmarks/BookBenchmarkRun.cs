using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Loop;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Research.Benchmarks;

/// <summary>The engine over a made book feed: loop, lines, venue, queue model, kernel, strategy.</summary>
internal sealed class BookBenchmarkRun
{
    private const long StartCashUnits = 100_000_000;
    private readonly TradingKernel kernel;
    private readonly BookLoop loop;

    public BookBenchmarkRun(BookBenchmarkFeed feed, QueueModel queue, LatencySettings latency)
    {
        _ = FeeSchedule.TryParse("bps:maker=-0.5,taker=4", out var fees);
        var cash = Amount.FromUnits(StartCashUnits);
        var settings = new BookVenueSettings { Fees = fees, Queue = queue };
        var venue = new BookVenue([BookBenchmarkFeed.Instrument], 1, cash, settings, Observer);
        var configuration = new KernelConfiguration
        {
            Instruments = [BookBenchmarkFeed.Instrument],
            BarPeriod = BarPeriod.OneMinute,
            StrategyPeriod = BarPeriod.OneMinute,
            Currency = BookBenchmarkFeed.Instrument.Quote,
            StartCash = cash,
            Sizing = Sizing.AllIn,
            LeverageMax = 20,
            EquityIntervalNs = 60_000_000_000,
            DayCalendar = SessionCalendar.Get("24x7"),
            ChecksData = false,
        };
        kernel = new TradingKernel(configuration, [new QuotingStrategy()], venue, Observer);
        loop = new BookLoop(kernel, venue, [new ArrayEventSource(feed.Raw, feed.Events.Length)], latency);
    }

    public CountingObserver Observer { get; } = new();

    public void Start() => loop.Start();

    public void Run(long events) => loop.Run(events);

    public void Finish() => loop.Finish();
}

using Plimsoll.Kernel;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.MarketMaking;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Loop;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Fills;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Research.Runs;

/// <summary>One pass of a strategy over the data under one fill policy.</summary>
internal sealed class PolicyRun
{
    // Between two slices a run can be called off; short enough that even a slow strategy notices within a second.
    private const long SliceEvents = 512;
    private const long RateLeadNs = 10 * BarPeriod.DayNs;
    private readonly IRunLoop loop;
    private readonly RunJournal? journal;

    public PolicyRun(
        BacktestRequest request, RunPlan plan, FillPolicy policy, bool keepsDetails, IRunObserver? watcher = null,
        RunJournal? journal = null)
    {
        this.journal = journal;
        RunSeries[] all = [.. request.Series, .. request.RateSeries];
        Instruments = [.. all.Select(series => series.Instrument)];
        Rates = request.NeedsRates ? new CurrencyRates(Instruments, request.Currency) : null;
        Recorder = new RunRecorder(Instruments, keepsDetails, Rates);
        var strategy = request.CreateStrategy();
        Strategy = strategy;
        IRunObserver observer = watcher is null ? Recorder : new ObserverPair(Recorder, watcher);
        if (request.Books is { } rules)
        {
            if (keepsDetails)
            {
                Maker = new MakerRecorder(Instruments.Count);
                observer = new ObserverPair(observer, Maker);
            }

            var bookSettings = new BookVenueSettings
            {
                Fees = request.Fees, Queue = rules.Queue, SelfCross = rules.SelfCross,
            };
            var bookVenue = new BookVenue(Instruments, 1, request.Cash, bookSettings, Recorder)
            {
                Gate = journal?.Gate,
            };
            Kernel = Wire(
                request, Configuration(request, plan, checksData: false), strategy, bookVenue, observer, journal);
            loop = new BookRunLoop(new BookLoop(Kernel, bookVenue, Sources(request, plan), rules.Latency)
            {
                CommandsLeave = journal?.CommandsLeave,
            });
            return;
        }

        var settings = new VenueSettings
        {
            Policy = policy,
            Fees = request.Fees,
            Slippage = request.Slippage,
            Partials = request.Partials,
            Rates = Rates,
        };
        var venue = new BarVenue(
            Instruments, [.. all.Select(series => series.HasVolume)], 1, request.Cash, settings, Recorder)
        {
            Gate = journal?.Gate,
        };
        Kernel = Wire(
            request, Configuration(request, plan, checksData: keepsDetails), strategy, venue, observer, journal);
        var charges = request.Charges.IsNone ? null : new AccountCharges(request.Charges, Instruments, Kernel);
        loop = new BarRunLoop(
            new SimulationLoop(Kernel, venue, Sources(request, plan), Instruments.Count, charges)
            {
                CommandsLeave = journal?.CommandsLeave,
            });
    }

    public IReadOnlyList<Instrument> Instruments { get; }

    public TradingKernel Kernel { get; }

    public RunRecorder Recorder { get; }

    public Strategy Strategy { get; }

    /// <summary>
    /// What is noted for the market-making part of the result; null on bars and where no details are kept.
    /// </summary>
    public MakerRecorder? Maker { get; }

    /// <summary>Exchange rates; null where everything is in one currency.</summary>
    public CurrencyRates? Rates { get; }

    public StrategyFailedException? Failure { get; private set; }

    public long MarketEventCount => loop.MarketEventCount;

    public long BarCount => loop.BarCount;

    /// <summary>Runs to the end, or to the strategy's failure.</summary>
    /// <exception cref="OperationCanceledException">The run was called off.</exception>
    public void Run(Action<long>? progress, CancellationToken cancellation)
    {
        try
        {
            loop.Start();
            journal?.Started(Kernel);
            var slice = Math.Min(SliceEvents, journal?.Slice ?? SliceEvents);
            while (!loop.IsAtEnd)
            {
                cancellation.ThrowIfCancellationRequested();
                loop.Run(slice);
                journal?.AfterEvents();
                progress?.Invoke(loop.MarketEventCount);
            }

            cancellation.ThrowIfCancellationRequested();
            loop.Finish();
        }
        catch (StrategyFailedException failure)
        {
            Failure = failure;
            AddLastSamples();
        }

        Recorder.CloseAt(Kernel.NowNs);
    }

    /// <summary>Calendar of an account: that of its instruments if they agree, else round the clock.</summary>
    public static SessionCalendar CalendarOf(IReadOnlyList<RunSeries> series)
    {
        var name = series[0].Instrument.CalendarName;
        return SessionCalendar.Get(series.All(one => one.Instrument.CalendarName == name) ? name : "24x7");
    }

    /// <summary>The kernel, with a journal between it and the venue where one is kept.</summary>
    private static TradingKernel Wire(
        BacktestRequest request, KernelConfiguration configuration, Strategy strategy, IOrderGateway venue,
        IRunObserver observer, RunJournal? journal)
    {
        if (journal is null)
        {
            return new TradingKernel(configuration, [strategy], venue, observer);
        }

        var subject = new RunSubject(
            request.StrategyName, request.CodeHash, request.Parameters, request.CreateStrategy);
        return journal.CreateKernel(configuration, subject, strategy, venue, observer);
    }

    /// <summary>The bars of every instrument and, where slippage follows the spread, the quotes there are.</summary>
    internal static List<IEventSource> Sources(BacktestRequest request, RunPlan plan)
    {
        var sources = new List<IEventSource>();
        // Rates come first, so that what is decided at a moment knows the rate of that moment, and begin some days
        // earlier, so that a rate is known when the first order comes.
        var firstNs = plan.SourceStartNs.Min();
        var rateStartNs = firstNs < long.MinValue + RateLeadNs ? long.MinValue : firstNs - RateLeadNs;
        for (var i = 0; i < request.RateSeries.Count; i++)
        {
            var index = new InstrumentIndex(request.Series.Count + i);
            sources.Add(request.RateSeries[i].Open(index, rateStartNs, plan.EndNs));
        }

        for (var i = 0; i < request.Series.Count; i++)
        {
            var series = request.Series[i];
            var index = new InstrumentIndex(i);
            sources.Add(series.Open(index, plan.SourceStartNs[i], plan.EndNs));
            if (series.OpenTrades is { } trades)
            {
                sources.Add(trades(index, plan.SourceStartNs[i], plan.EndNs));
            }

            if (request.Slippage.Kind == SlippageKind.SpreadShare && series.OpenQuotes is { } quotes)
            {
                sources.Add(quotes(index, plan.SourceStartNs[i], plan.EndNs));
            }
        }

        return sources;
    }

    private KernelConfiguration Configuration(BacktestRequest request, RunPlan plan, bool checksData) =>
        Configuration(request, plan, Instruments, Rates, checksData);

    /// <summary>What a kernel is wired with for a request.</summary>
    internal static KernelConfiguration Configuration(
        BacktestRequest request, RunPlan plan, IReadOnlyList<Instrument> instruments, CurrencyRates? rates,
        bool checksData) => new()
    {
        Instruments = instruments,
        BarPeriod = request.Series[0].Period,
        StrategyPeriod = request.Period,
        Currency = request.Currency,
        Rates = rates,
        RateCount = request.RateSeries.Count,
        Margins = request.Margin is null ? null : [.. instruments.Select(_ => request.Margin)],
        StartCash = request.Cash,
        Sizing = request.Sizing,
        LeverageMax = plan.LeverageMax,
        TradingStartNs = plan.TradingStartNs,
        EquityIntervalNs = plan.EquityIntervalNs,
        DayCalendar = plan.DayCalendar,
        // A threshold of validity needs the check, also in passes that keep no details.
        ChecksData = checksData || NeedsValidity(request.Risk),
        Risk = request.Risk,
        DataFacts = request.Series.Any(series => series.Facts is not null)
            ? [.. request.Series.Concat(request.RateSeries).Select(series => series.Facts ?? SeriesFacts.None)]
            : null,
    };

    private static bool NeedsValidity(RiskConfiguration? risk) => risk is not null
        && (risk.Wide.Has(LimitName.Validity) || risk.Strategies.Any(static own => own.Has(LimitName.Validity)));

    private void AddLastSamples()
    {
        if (Kernel.EventCount == 0)
        {
            return;
        }

        var equity = Kernel.Equity;
        var value = equity.ToDouble();
        var sample = new EquitySample(Kernel.NowNs, equity, Kernel.Cash, value, value, IsDayEnd: false)
        {
            NetValue = Kernel.NetValue,
        };
        Recorder.OnEquity(in sample);
        Recorder.OnEquity(sample with { IsDayEnd = true });
    }
}

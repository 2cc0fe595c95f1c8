using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.DataQuality;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Kernel.Time;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// The one engine of every mode. All that happens enters through <see cref="Process"/> in the order of time; what it
/// decides leaves
/// through the gateway and the observer given to it. State and output are a pure function of configuration, strategies
/// and events.
/// </summary>
public sealed class TradingKernel
{
    private readonly KernelConfiguration configuration;
    private readonly Strategy[] strategies;
    private readonly AccountBook account;
    private readonly RiskRoute risk;
    private readonly OrderDesk desk;
    private readonly ReportRoute reports;
    private readonly AccountRoute accountRoute;
    private readonly OrderFollower follower;
    private readonly LegDesk legs;
    private readonly BracketDesk brackets;
    private readonly TimerQueue timers = new();
    private readonly EquityTracker equity;
    private readonly InstrumentRoute[] routes;
    private readonly StrategyPort port;
    private readonly MarketDesk markets;
    private readonly AggregateDesk aggregates;
    private readonly KernelState state;

    // Null where nothing needs margin, so that bars cost nothing more.
    private readonly MarginWatch? margin;
    private readonly SizingDesk? sizes;
    private readonly RunPhase phase = new();
    private long nowNs = long.MinValue;
    private long eventNumber;
    private bool isStarted;

    /// <summary>Wires a kernel.</summary>
    /// <param name="configuration">What determines the run.</param>
    /// <param name="strategies">The strategies, in the order of their indexes; each object in one kernel only.</param>
    /// <param name="gateway">Takes commands.</param>
    /// <param name="observer">Is told what happens.</param>
    /// <exception cref="ArgumentException">The configuration contradicts itself.</exception>
    public TradingKernel(
        KernelConfiguration configuration,
        IReadOnlyList<Strategy> strategies,
        IOrderGateway gateway,
        IRunObserver observer)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(strategies);
        ConfigurationCheck.Require(configuration, strategies.Count);
        this.configuration = configuration;
        this.strategies = GuardedStrategy.Wrap(
            strategies, configuration.StrategyFailure, index => risk!.Disable(index, nowNs));
        account = new AccountBook(
            [.. configuration.Instruments], strategies.Count + 1, configuration.Currency, configuration.StartCash,
            configuration.Rates, configuration.Margins);
        routes = new InstrumentRoute[configuration.Instruments.Count];
        risk = new RiskRoute(configuration, account, routes, this.strategies, observer);
        observer = risk.Observer;
        var watch = new MarginWatch(account, observer);
        margin = configuration.Margins is null ? null : watch;
        desk = new OrderDesk(configuration, account, watch, gateway, observer, risk.Desk, strategies.Count);
        sizes = desk.Sizes.IsWatching ? desk.Sizes : null;
        equity = new EquityTracker(
            configuration.DayCalendar, observer, watch, configuration.EquityIntervalNs, account.EquityMark);
        var delivers = configuration.StrategyPeriod == configuration.BarPeriod;
        var traded = routes.Length - configuration.RateCount;
        for (var i = 0; i < routes.Length; i++)
        {
            var index = new InstrumentIndex(i);
            routes[i] = new InstrumentRoute(index, account.Book(index))
            {
                DeliversBase = delivers && i < traded,
                Quality = configuration.ChecksData && i < traded ? MonitorOf(configuration, i) : null,
                Findings = new FindingForwarder(index, observer),
            };
        }

        follower = new OrderFollower(desk, observer);
        desk.Decisions.Routes = routes;
        equity.Snapshots = new SnapshotDesk(account, observer, strategies.Count);
        legs = new LegDesk(desk, account, phase);
        brackets = new BracketDesk(legs);
        Risk = risk.Complete(desk, account, brackets, phase);
        reports = new ReportRoute(this.strategies, desk, brackets, account, equity, phase, observer);
        accountRoute = new AccountRoute(this.strategies, desk, account, equity, phase, observer);
        aggregates = new AggregateDesk(this.strategies, phase);
        markets = new MarketDesk(
            this.strategies, routes, account, equity, risk.Watch, phase, configuration.TradingStartNs);
        port = new StrategyPort(this, desk, account, timers,
            new Subscriptions(configuration, routes, strategies.Count));
        // Whatever remembers something from one event to the next stands here; new parts go to the end.
        state = new KernelState(
            configuration, this.strategies, account, desk, routes, watch, equity, phase, timers, reports, brackets,
            risk);
    }

    /// <summary>Is shown every event before it is applied; null for nobody.</summary>
    public IEventTap? Tap { get; init; }

    /// <summary>
    /// Whether it follows a journal: orders come by <see cref="Follow"/> alone, and it decides nothing by itself.
    /// </summary>
    public bool IsFollowing
    {
        get => phase.IsFollowing;
        init => phase.IsFollowing = value;
    }

    /// <summary>Time of the last event. Nanoseconds since the epoch, UTC.</summary>
    public long NowNs => nowNs;

    /// <summary>How many events were processed.</summary>
    public long EventCount => eventNumber;

    /// <summary>When a strategy or an order must be woken next, else never; the run loop owes a timer then.</summary>
    public long NextTimerNs => Math.Min(Math.Min(timers.NextDueNs, desk.Orders.NextEndNs), risk.NextDueNs);

    /// <summary>Exact cash.</summary>
    public Amount Cash => account.Cash;

    /// <summary>Exact equity: cash and all positions at their last prices.</summary>
    public Amount Equity => account.Equity;

    /// <summary>Value of all positions with sign, futures included, at the last prices.</summary>
    public Amount NetValue => account.Mark.NetValue;

    /// <summary>Where the equity comes from, line by line, exactly.</summary>
    public AccountTotals Account => account.Totals;

    /// <summary>Signed lots that the account holds of an instrument, all strategies together.</summary>
    public long NetLots(InstrumentIndex instrument) => account.Book(instrument).NetLots;

    /// <summary>Deepest fall of the marked equity from a peak, as a share of the peak; 0 or greater.</summary>
    public double DrawdownMax => equity.DrawdownMax;

    /// <summary>Longest time under a peak, in nanoseconds.</summary>
    public long UnderwaterMaxNs => equity.UnderwaterMaxNs;

    /// <summary>How many orders were made, refused ones included.</summary>
    public long OrderCount => desk.Orders.CreatedCount;

    /// <summary>Reports of venues that came a second time and changed nothing.</summary>
    public long DuplicateReportCount => desk.Reports.DuplicateCount;

    /// <summary>Reports of venues that came out of order and changed nothing.</summary>
    public long LateReportCount => desk.Reports.LateCount;

    /// <summary>Reports of venues that did not fit; each is told to the observer.</summary>
    public long DesyncCount => desk.Reports.DesyncCount;

    /// <summary>Limits, breakers and latches.</summary>
    public RiskView Risk { get; }

    /// <summary>Whether no bar of the trading time has come yet: strategies only warm up.</summary>
    public bool IsWarmUp => phase.IsWarmUp;

    /// <summary>Whether strategies may not order: before the trading time and after the end of the data.</summary>
    internal bool IgnoresOrders => phase.IsWarmUp || phase.IsOver;

    internal bool TryGetBook(InstrumentIndex instrument, out BookUpdate book)
    {
        var route = routes[instrument.Value];
        if (route.Levels is not { } levels)
        {
            book = default;
            return false;
        }

        book = new BookUpdate(levels, route.Book.Instrument, instrument, nowNs);
        return true;
    }

    /// <summary>Exchange rates as they stand; null where everything is in one currency.</summary>
    internal CurrencyRates? Rates => configuration.Rates;

    internal KernelMoment Moment => new(nowNs, eventNumber);

    internal BracketDesk Brackets => brackets;

    /// <summary>
    /// Whether new risk in an instrument is refused, because a venue reported what does not fit. Exits stay possible.
    /// </summary>
    public bool IsPaused(InstrumentIndex instrument) => desk.Reports.IsPaused(instrument);

    /// <summary>Lets new risk in again, after somebody has cleared the matter up.</summary>
    public void Resume(InstrumentIndex instrument) => desk.Reports.Resume(instrument);

    /// <summary>Signed position in lots that came from orders nobody here knows.</summary>
    public long ExternalLots(InstrumentIndex instrument) =>
        account.Book(instrument).Positions[strategies.Length].Lots;

    /// <summary>Signed position of a strategy in lots.</summary>
    public long PositionLots(StrategyIndex strategy, InstrumentIndex instrument) =>
        account.Book(instrument).Positions[strategy.Value].Lots;

    /// <summary>Last known price of an instrument in ticks; 0 before the first.</summary>
    public long LastTicks(InstrumentIndex instrument) => account.Book(instrument).LastTicks;

    /// <summary>
    /// Validity of an instrument's data, 0 to 1: the lowest score of the last ten bars; 1 when not checked.
    /// </summary>
    public double DataValidity(InstrumentIndex instrument) => routes[instrument.Value].Quality?.Validity ?? 1.0;

    /// <summary>Mean validity of all bars of an instrument so far, 0 to 1; null when not checked.</summary>
    public double? MeanDataValidity(InstrumentIndex instrument) =>
        routes[instrument.Value].Quality is { Rows: > 0 } quality ? 1.0 - (quality.LostValidity / quality.Rows) : null;

    /// <summary>The trade that a strategy still holds open in an instrument, marked now; null when flat.</summary>
    public PositionEpisode? OpenTrade(StrategyIndex strategy, InstrumentIndex instrument)
    {
        var position = account.Book(instrument).Positions[strategy.Value];
        return position.Lots == 0 ? null : position.OpenEpisode(nowNs);
    }

    /// <summary>Tells the strategies that the run begins. Once, before the first event.</summary>
    /// <exception cref="StrategyFailedException">A strategy threw.</exception>
    public void Start()
    {
        Invariant.Holds(!isStarted, "a kernel was started twice");
        isStarted = true;
        try
        {
            for (phase.Acting = 0; phase.Acting < strategies.Length; phase.Acting++)
            {
                var index = new StrategyIndex(phase.Acting);
                GuardedStrategy.Unwrap(strategies[phase.Acting]).Attach(port, index, account.PositionsOf(index));
                strategies[phase.Acting].OnStart();
            }
        }
        catch (Exception cause) when (cause is not BrokenInvariantException)
        {
            throw Failure(cause);
        }

        phase.Acting = -1;
        port.EndSubscriptions();
    }

    /// <summary>The only way in: applies one event.</summary>
    /// <param name="e">The event; not earlier than the one before.</param>
    /// <exception cref="StrategyFailedException">A strategy threw.</exception>
    /// <exception cref="BrokenInvariantException">Something happened that cannot be.</exception>
    public void Process(in Event e)
    {
        Tap?.OnEvent(in e);
        Invariant.Holds(e.TimeNs >= nowNs, "an event is earlier than the one before it");
        if (e.TimeNs != nowNs)
        {
            nowNs = e.TimeNs;
            reports.BeginMoment();
        }

        eventNumber++;
        legs.Moment = new KernelMoment(nowNs, eventNumber);
        if (brackets.NeedsAttention && e.Kind >= EventKind.Trade)
        {
            brackets.Attend();
        }

        try
        {
            Dispatch(in e);
            if (desk.Refusals.Count != 0)
            {
                reports.TellRefusals();
            }

            if (risk.HasWork)
            {
                risk.Act(Moment);
            }
        }
        catch (Exception cause) when (cause is not BrokenInvariantException && phase.Acting >= 0)
        {
            throw Failure(cause);
        }
    }

    /// <summary>Applies a command that was decided out of the last event, when the journal was written.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="BrokenInvariantException">The kernel does not follow a journal.</exception>
    public void Follow(in Command command)
    {
        Invariant.Holds(IsFollowing, "a command was brought to a kernel that decides by itself");
        follower.Take(Moment, in command);
    }

    /// <summary>Notes that an order number was given away, also to an order that was refused.</summary>
    /// <param name="order">The number.</param>
    public void FollowNumber(OrderId order)
    {
        Invariant.Holds(IsFollowing, "an order number was brought to a kernel that decides by itself");
        desk.Orders.SkipTo(order.Value);
    }

    /// <summary>
    /// A number that stands for the whole state of the books: equal states give equal numbers, on every machine.
    /// Replays are
    /// compared by it.
    /// </summary>
    public ulong StateHash() => KernelHash.Of(nowNs, account, desk.Orders, routes);

    /// <summary>
    /// Writes the whole state, so that <see cref="Restore"/> can go on from there. Between two events; equal states
    /// give equal bytes.
    /// </summary>
    /// <exception cref="NotSupportedException">A strategy does not save what it remembers.</exception>
    public void Save(IStateWriter writer)
    {
        Invariant.Holds(isStarted && phase.Acting < 0, "a state is saved inside an event or before the start");
        state.Save(writer, nowNs, eventNumber);
    }

    /// <summary>
    /// Reads what <see cref="Save"/> wrote, into a kernel wired alike that was started and has had no event. After a
    /// failure the kernel and its strategies are of no use any more.
    /// </summary>
    /// <exception cref="StateFormatException">It is of another version or configuration.</exception>
    public void Restore(IStateReader reader)
    {
        Invariant.Holds(isStarted && eventNumber == 0, "a state is restored into a kernel that is not fresh");
        (nowNs, eventNumber) = state.Restore(reader);
        legs.Moment = new KernelMoment(nowNs, eventNumber);
    }

    private static BarQualityMonitor MonitorOf(KernelConfiguration configuration, int instrument) => new(
        configuration.Instruments[instrument],
        configuration.BarPeriod,
        SessionCalendar.Get(configuration.Instruments[instrument].CalendarName),
        facts: configuration.DataFacts?[instrument]);

    private void Dispatch(in Event e)
    {
        switch (e.Kind)
        {
            case EventKind.Bar:
                OnBar(in e);
                break;
            case EventKind.Trade:
                markets.OnTrade(in e);
                break;
            case EventKind.BookLevel:
            case EventKind.BookClear:
                markets.OnBookChange(in e, e.BookLevel.IsLast);
                break;
            case EventKind.BookOrder:
                markets.OnBookOrder(in e);
                break;
            case EventKind.Quote:
                markets.OnQuote(in e);
                break;
            case EventKind.Timer:
                OnTimer();
                break;
            case EventKind.OrderAccepted:
            case EventKind.OrderRejected:
            case EventKind.OrderFilled:
            case EventKind.OrderCanceled:
            case EventKind.OrderExpired:
            case EventKind.OrderReplaced:
            case EventKind.CancelRejected:
            case EventKind.ReplaceRejected:
            case EventKind.OrderUnknown:
            case EventKind.OrderTriggered:
                reports.OnReport(in e);
                break;
            case EventKind.AccountCharge:
            case EventKind.Settlement:
                accountRoute.OnAccount(in e);
                break;
            case EventKind.OperatorOrder:
            case EventKind.HealthChange:
            case EventKind.AuthorizationChange:
                risk.Take(in e);
                break;
            case EventKind.EndOfData:
                OnEnd();
                break;
            case EventKind.BidBar:
            case EventKind.AskBar:
            case EventKind.None:
            default:
                break;
        }
    }

    private void OnBar(in Event e)
    {
        ref readonly var bar = ref e.Bar;
        var route = routes[e.Instrument.Value];
        route.Quality?.Observe(in bar, route.Findings);
        if (bar.OpenTimeNs < configuration.TradingStartNs)
        {
            account.OnBar(route.Book, in bar);
        }
        else
        {
            phase.IsWarmUp = false;
            if (bar.CloseTimeNs > equity.NextRollNs)
            {
                account.Settle();
                equity.BeginBar(bar.OpenTimeNs, bar.CloseTimeNs, account.Mark);
            }

            account.OnBar(route.Book, in bar);
            equity.Mark(bar.CloseTimeNs, account.EquityMark);
            if (margin is not null)
            {
                accountRoute.CheckMargin(margin, route.Book, in bar, Moment);
            }
        }

        risk.Watch?.OnBar(route.Book, in bar, phase.IsWarmUp);
        sizes?.OnBar(route.Book, in bar);

        if (route.Aggregators.Length != 0)
        {
            aggregates.CloseBefore(route, in bar);
        }

        if (route.DeliversBase)
        {
            var update = new BarUpdate(in bar, route.Book.Instrument, route.Index, configuration.BarPeriod);
            var receivers = strategies;
            for (var i = 0; i < receivers.Length; i++)
            {
                phase.Acting = i;
                receivers[i].OnBar(in update);
            }

            phase.Acting = -1;
        }

        if (route.Aggregators.Length != 0)
        {
            aggregates.Add(route, in bar);
        }
    }

    private void OnTimer()
    {
        if (desk.Orders.NextEndNs <= nowNs && !IsFollowing)
        {
            desk.EndLifetimes(Moment);
        }

        risk.OnTimer(Moment);
        while (timers.TryTake(nowNs, out var strategy, out var timerId))
        {
            phase.Acting = strategy.Value;
            reports.CountStep();
            strategies[phase.Acting].OnTimer(timerId);
        }

        phase.Acting = -1;
    }

    private void OnEnd()
    {
        phase.IsOver = true;
        account.Settle();
        equity.Finish(account.Mark, nowNs);
        foreach (var route in routes)
        {
            route.Quality?.Complete(route.Findings);
        }

        for (phase.Acting = 0; phase.Acting < strategies.Length; phase.Acting++)
        {
            strategies[phase.Acting].OnStop();
        }

        phase.Acting = -1;
    }

    private StrategyFailedException Failure(Exception cause)
    {
        var name = strategies[phase.Acting].GetType().Name;
        phase.Acting = -1;
        return new StrategyFailedException(name, nowNs, eventNumber, cause);
    }
}

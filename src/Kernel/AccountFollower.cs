using Plimsoll.Kernel.DataQuality;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// The kernel's books without its will: takes the events and the commands of a run that somebody else decided, in
/// their recorded order, and keeps orders, positions, cash and equity with the same desks as
/// <see cref="TradingKernel"/>.
/// No strategy, no risk gate, no gateway: it can only follow.
/// </summary>
/// <remarks>
/// What it cannot know stays out of it: orders that were refused before they left, and which bracket an order belonged
/// to. So a protective order that its bracket withdrew ends with the reason that the venue gave.
/// </remarks>
public sealed class AccountFollower
{
    // The kernel's own word for a forced closing (OrderDesk.Liquidate).
    private const string LiquidationReason = "liquidation";
    private readonly KernelConfiguration configuration;
    private readonly AccountBook account;
    private readonly OrderStore orders = new();
    private readonly ReportDesk reports;
    private readonly MarketDesk markets;
    private readonly MarginWatch margin;
    private readonly Liquidations liquidations;
    private readonly EquityTracker equity;
    private readonly InstrumentRoute[] routes;
    private readonly RunPhase phase = new();
    private readonly IRunObserver observer;

    /// <summary>Begins at the start of a run.</summary>
    /// <param name="configuration">What the run's kernel was wired with; of its own, not shared with a kernel.</param>
    /// <param name="strategyCount">How many strategies the run has.</param>
    /// <param name="observer">Is told what changes, as by the kernel.</param>
    /// <exception cref="ArgumentException">The configuration contradicts itself.</exception>
    public AccountFollower(KernelConfiguration configuration, int strategyCount, IRunObserver observer)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(observer);
        ConfigurationCheck.Require(configuration, strategyCount);
        this.configuration = configuration;
        this.observer = observer;
        account = new AccountBook(
            [.. configuration.Instruments], strategyCount + 1, configuration.Currency, configuration.StartCash,
            configuration.Rates, configuration.Margins);
        margin = new MarginWatch(account, observer);
        liquidations = new Liquidations(account, observer);
        reports = new ReportDesk(
            account, orders, observer, liquidations, configuration.Instruments.Count, new StrategyIndex(strategyCount));
        equity = new EquityTracker(
            configuration.DayCalendar, observer, margin, configuration.EquityIntervalNs, account.EquityMark);
        routes = new InstrumentRoute[configuration.Instruments.Count];
        for (var i = 0; i < routes.Length; i++)
        {
            var index = new InstrumentIndex(i);
            routes[i] = new InstrumentRoute(index, account.Book(index))
            {
                Findings = new FindingForwarder(index, observer),
            };
        }

        markets = new MarketDesk([], routes, account, equity, phase, configuration.TradingStartNs);
    }

    /// <summary>Where the account's equity comes from, exactly.</summary>
    public AccountTotals Account => account.Totals;

    /// <summary>Value of all positions with sign at the last prices, in the account's currency.</summary>
    public Amount NetValue => account.Mark.NetValue;

    /// <summary>Initial margin of all that is held, in the account's currency.</summary>
    public Amount MarginUsed => margin.Initial;

    /// <summary>How many events were taken.</summary>
    public long EventCount { get; private set; }

    /// <summary>Reports that did not fit.</summary>
    public long DesyncCount => reports.DesyncCount;

    /// <summary>The last known price in ticks; 0 before the first.</summary>
    /// <param name="instrument">Of what.</param>
    public long LastTicks(InstrumentIndex instrument)
    {
        var book = account.Book(instrument);
        return book.HasPrice ? book.LastTicks : 0;
    }

    /// <summary>
    /// Signed lots that a strategy holds; the strategy behind the last one holds what nobody asked for.
    /// </summary>
    /// <param name="strategy">Whose.</param>
    /// <param name="instrument">Of what.</param>
    public long PositionLots(StrategyIndex strategy, InstrumentIndex instrument) =>
        account.Book(instrument).Positions[strategy.Value].Lots;

    /// <summary>The trade that runs; null when flat.</summary>
    /// <param name="strategy">Whose.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="timeNs">The time it is told at. Nanoseconds since the epoch, UTC.</param>
    public PositionEpisode? OpenTrade(StrategyIndex strategy, InstrumentIndex instrument, long timeNs)
    {
        var position = account.Book(instrument).Positions[strategy.Value];
        return position.Lots == 0 ? null : position.OpenEpisode(timeNs);
    }

    /// <summary>An amount in an instrument's currency, in the account's, by the last rate; rounded down.</summary>
    /// <param name="instrument">Whose currency.</param>
    /// <param name="amount">How much.</param>
    public Amount InAccount(InstrumentIndex instrument, Amount amount)
    {
        var book = account.Book(instrument);
        return account.HasRate(book) ? account.InAccount(book, amount) : Amount.Zero;
    }

    /// <summary>Takes an event as the kernel took it.</summary>
    /// <param name="e">The next event of the run.</param>
    public void Take(in Event e)
    {
        EventCount++;
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
            case EventKind.AccountCharge:
            case EventKind.Settlement:
                OnAccount(in e);
                break;
            case EventKind.EndOfData:
                account.Settle();
                equity.Finish(account.Mark, e.TimeNs);
                break;
            default:
                if (IsReport(e.Kind))
                {
                    OnReport(in e);
                }

                break;
        }
    }

    /// <summary>Takes a command as it left the kernel.</summary>
    /// <param name="command">The next command of the run.</param>
    /// <returns>Whether it changed an order.</returns>
    public bool Take(in Command command)
    {
        var order = orders.Find(command.Order);
        switch (command.Kind)
        {
            case CommandKind.SubmitOrder when order is null:
                return OnSubmit(in command);
            case CommandKind.CancelOrder when order is not null && order.Status != OrderStatus.PendingCancel:
                var step = OrderLife.Step(order.Status, OrderLifeEvent.AskCancel, !order.Filled.IsZero);
                if (order.EndsNs <= command.TimeNs)
                {
                    order.EndLifetime();
                    order.CancelReason = OrderReason.LifetimeEnded;
                }

                order.IsCancelAsked = true;
                return Move(order, step, command.TimeNs);
            case CommandKind.ReplaceOrder when order is not null:
                order.AskChange(command.Request);
                return Move(
                    order, OrderLife.Step(order.Status, OrderLifeEvent.AskReplace, !order.Filled.IsZero),
                    command.TimeNs);
            default:
                return false;
        }
    }

    private static bool IsReport(EventKind kind) =>
        kind is >= EventKind.OrderAccepted and <= EventKind.OrderExpired
            or >= EventKind.OrderReplaced and <= EventKind.OrderTriggered;

    private bool OnSubmit(in Command command)
    {
        if (!orders.HasRoom)
        {
            return false;
        }

        var order = orders.Add(command.Order, command.Strategy, command.Request, command.TimeNs);
        orders.SkipTo(command.Order.Value);
        if (margin.IsLiquidating && command.Request is { IsReduceOnly: true, Reason: LiquidationReason })
        {
            liquidations.Add(command.Order);
        }

        return Move(
            order, OrderLife.Step(order.Status, OrderLifeEvent.Send, hasFills: false), command.TimeNs);
    }

    private bool Move(Order order, OrderStep step, long timeNs)
    {
        if (step.Outcome != OrderOutcome.Moves)
        {
            return false;
        }

        order.Status = step.Next;
        order.UpdatedTimeNs = timeNs;
        observer.OnOrder(order.View());
        return true;
    }

    private void OnReport(in Event e)
    {
        if (!reports.Admits(in e))
        {
            return;
        }

        if (e.Kind == EventKind.OrderFilled)
        {
            equity.OnFill(e.TimeNs, account.EquityMark);
            equity.KeepBooks(account);
        }

        if (reports.Take(in e, out var order, out _) && order is not null)
        {
            observer.OnOrder(order.View());
        }
    }

    private void OnAccount(in Event e)
    {
        ref readonly var report = ref e.Account;
        var book = account.Book(e.Instrument);
        equity.KeepBooks(account);
        var amount = e.Kind == EventKind.Settlement
            ? -account.SettleDay(book, report.Ticks)
            : account.Charge(book, report.Kind, report.Amount, report.IsInAccountCurrency);
        var charge = new ChargeRecord(e.TimeNs, report.Kind, e.Instrument, amount);
        observer.OnCharge(in charge);
    }

    private void OnBar(in Event e)
    {
        ref readonly var bar = ref e.Bar;
        var route = routes[e.Instrument.Value];
        if (bar.OpenTimeNs < configuration.TradingStartNs)
        {
            account.OnBar(route.Book, in bar);
            return;
        }

        if (bar.CloseTimeNs > equity.NextRollNs)
        {
            account.Settle();
            equity.BeginBar(bar.OpenTimeNs, bar.CloseTimeNs, account.Mark);
        }

        account.OnBar(route.Book, in bar);
        equity.Mark(bar.CloseTimeNs, account.EquityMark);
        if (configuration.Margins is not null)
        {
            _ = margin.Check(route.Book, in bar, out _);
        }
    }
}

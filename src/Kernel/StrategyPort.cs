using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Kernel.Time;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>Answers the questions and takes the wishes of strategies.</summary>
internal sealed class StrategyPort : IStrategyPort
{
    private readonly TradingKernel kernel;
    private readonly OrderDesk desk;
    private readonly AccountBook account;
    private readonly TimerQueue timers;
    private Subscriptions? subscriptions;

    public StrategyPort(
        TradingKernel kernel, OrderDesk desk, AccountBook account, TimerQueue timers, Subscriptions subscriptions)
    {
        this.kernel = kernel;
        this.desk = desk;
        this.account = account;
        this.timers = timers;
        this.subscriptions = subscriptions;
        InstrumentCount = subscriptions.InstrumentCount;
    }

    public long NowNs => kernel.NowNs;

    public int InstrumentCount { get; }

    public double Equity => account.EquityMark;

    public void EndSubscriptions()
    {
        subscriptions?.Apply();
        subscriptions = null;
    }

    public Instrument Definition(InstrumentIndex instrument) => account.Book(instrument).Instrument;

    public double AverageEntryPrice(StrategyIndex strategy, InstrumentIndex instrument)
    {
        var book = account.Book(instrument);
        var ticks = book.Positions[strategy.Value].AverageEntryTicks;
        return ticks * book.Instrument.PriceGrid.Step.ToDouble();
    }

    public bool TryGetBook(InstrumentIndex instrument, out BookUpdate book) => kernel.TryGetBook(instrument, out book);

    public int WorkingOrderCount(StrategyIndex strategy, InstrumentIndex instrument) =>
        desk.WorkingCount(strategy, instrument);

    public double DataValidity(InstrumentIndex instrument) => kernel.DataValidity(instrument);

    public void Note(StrategyIndex strategy, string name, double value)
    {
        if (desk.Decisions.IsHeard)
        {
            desk.Decisions.Note(kernel.EventCount, strategy, name, value);
        }
    }

    public OrderId Enter(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side, string reason) =>
        kernel.IgnoresOrders ? OrderId.None : desk.Enter(kernel.Moment, strategy, instrument, side, Checked(reason));

    public OrderId Exit(StrategyIndex strategy, InstrumentIndex instrument, string reason) =>
        kernel.IgnoresOrders ? OrderId.None : ExitAll(strategy, instrument, Checked(reason));

    public OrderId Submit(StrategyIndex strategy, in OrderRequest request)
    {
        _ = Checked(request.Reason ?? "");
        return kernel.IgnoresOrders ? OrderId.None : desk.Submit(kernel.Moment, strategy, in request);
    }

    public OrderReason Replace(StrategyIndex strategy, OrderId order, in OrderChange change) =>
        kernel.IgnoresOrders
            ? OrderReason.TooLateToChange
            : desk.Replace(kernel.Moment, strategy, order, in change);

    public void Cancel(StrategyIndex strategy, OrderId order) => desk.Cancel(kernel.Moment, strategy, order);

    public void CancelAll(StrategyIndex strategy, InstrumentIndex instrument) =>
        desk.CancelAll(kernel.Moment, strategy, instrument);

    public void SetTimer(StrategyIndex strategy, long dueNs, int timerId)
    {
        if (dueNs < kernel.NowNs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(dueNs), TimestampText.Format(dueNs), $"lies before now ({TimestampText.Format(kernel.NowNs)})");
        }

        if (!timers.TryAdd(dueNs, strategy, timerId))
        {
            throw new InvalidOperationException($"more than {Limits.TimersMax} timers are waiting");
        }
    }

    public void Subscribe(StrategyIndex strategy, InstrumentIndex instrument, BarPeriod period)
    {
        if (subscriptions is null)
        {
            throw new InvalidOperationException("Subscribe is possible in OnStart only");
        }

        subscriptions.Add(strategy, instrument, period);
    }

    public BracketId PlaceBracket(StrategyIndex strategy, BracketRequest request) =>
        kernel.IgnoresOrders
            ? BracketId.None
            : kernel.Brackets.Place(strategy, Sized(strategy, CheckedRequest(request)));

    public BracketId Protect(StrategyIndex strategy, BracketRequest request) =>
        kernel.IgnoresOrders ? BracketId.None : kernel.Brackets.Protect(strategy, CheckedRequest(request));

    public (OrderId First, OrderId Second) PlacePair(
        StrategyIndex strategy, in OrderRequest first, in OrderRequest second) =>
        kernel.IgnoresOrders
            ? (OrderId.None, OrderId.None)
            : kernel.Brackets.PlacePair(strategy, in first, in second);

    public bool AmendStop(StrategyIndex strategy, BracketId bracket, Price price, Trail trail) =>
        kernel.Brackets.AmendStop(strategy, bracket, price, trail);

    public bool AmendTarget(StrategyIndex strategy, BracketId bracket, int target, Price price) =>
        kernel.Brackets.AmendTarget(strategy, bracket, target, price);

    public bool CloseBracket(StrategyIndex strategy, BracketId bracket, string reason) =>
        kernel.Brackets.Close(strategy, bracket, Checked(reason));

    public bool TryGetBracket(StrategyIndex strategy, BracketId id, out BracketView view)
    {
        var bracket = kernel.Brackets.Find(strategy, id);
        view = bracket?.View() ?? default;
        return bracket is not null;
    }

    // A market entry without a size gets that of the run's rule, as EnterLong does.
    private BracketRequest Sized(StrategyIndex strategy, BracketRequest request)
    {
        var entry = request.Entry;
        return entry is { Type: OrderType.Market, Quantity.IsZero: true, QuoteBudget.IsZero: true }
            ? request with
            {
                Entry = desk.Sizes.Entry(strategy, entry.Instrument, entry.Side, entry.Reason ?? "bracket"),
            }
            : request;
    }

    // Brackets close what they look after themselves; the rest of the position, if any, goes in one order more.
    private OrderId ExitAll(StrategyIndex strategy, InstrumentIndex instrument, string reason)
    {
        var brackets = kernel.Brackets;
        if (brackets.Live.Count == 0)
        {
            return desk.Exit(kernel.Moment, strategy, instrument, 0, reason);
        }

        var covered = brackets.ProtectedLots(strategy, instrument, OrderSide.Buy)
            - brackets.ProtectedLots(strategy, instrument, OrderSide.Sell);
        var first = brackets.CloseAll(strategy, instrument, reason);
        var rest = desk.Exit(kernel.Moment, strategy, instrument, covered, reason);
        return first.IsNone ? rest : first;
    }

    private static BracketRequest CheckedRequest(BracketRequest request)
    {
        _ = Checked(request.Entry.Reason ?? "");
        _ = Checked(request.StopReason);
        _ = Checked(request.TargetReason);
        return request;
    }

    private static string Checked(string reason) =>
        reason.Length <= Limits.ReasonLengthMax
            ? reason
            : throw new ArgumentException($"a reason has at most {Limits.ReasonLengthMax} characters", nameof(reason));
}

using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Strategies;

/// <summary>
/// The base of every strategy: override what you need, call the protected methods to act. One object serves backtest,
/// paper and live alike. It is called from one thread, in the order of events, and sees nothing that is not yet known
/// at
/// <see cref="Now"/>.
/// </summary>
public abstract class Strategy
{
    private IStrategyPort? port;
    private StrategyIndex self;
    private Position[] positions = [];

    /// <summary>
    /// How many bars before the start of trading the strategy wants to see; its orders are ignored during them. Read
    /// once, after the
    /// parameters are set. 0 when none.
    /// </summary>
    public virtual int WarmUpBars => 0;

    /// <summary>Kernel time: the time of the event being handled.</summary>
    protected Timestamp Now => Timestamp.FromUnixNanos(Port.NowNs);

    /// <summary>How many instruments the run has; their indexes go from 0 to one less.</summary>
    protected int InstrumentCount => Port.InstrumentCount;

    /// <summary>Equity of the account in its currency: cash and positions at their last prices.</summary>
    protected double Equity => Port.Equity;

    private IStrategyPort Port =>
        port ?? throw new InvalidOperationException("a strategy can act only inside a run, from OnStart on");

    /// <summary>
    /// What the strategy has to say of the run once it is over, in sentences for the report; read after
    /// <see cref="OnStop"/>. Empty when nothing.
    /// </summary>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <summary>Called once before the first event: make indicators, subscribe to longer bars, set timers.</summary>
    public virtual void OnStart()
    {
    }

    /// <summary>Called with each bar that ends: those of the run's period and of every subscribed longer one.</summary>
    public virtual void OnBar(in BarUpdate bar)
    {
    }

    /// <summary>Called with each trade of the market, where the data hold trades.</summary>
    public virtual void OnTrade(InstrumentIndex instrument, in TradeTick trade)
    {
    }

    /// <summary>Called when an update of an order book is complete, where the data hold books.</summary>
    /// <param name="book">The book; valid during the call.</param>
    public virtual void OnBook(in BookUpdate book)
    {
    }

    /// <summary>Called with each change of the best bid or offer, where the data hold quotes.</summary>
    public virtual void OnQuote(InstrumentIndex instrument, in QuoteTick quote)
    {
    }

    /// <summary>Called at a time asked for with <see cref="WakeAt"/>.</summary>
    /// <param name="timerId">The number given there.</param>
    public virtual void OnTimer(int timerId)
    {
    }

    /// <summary>Called after each execution of an own order.</summary>
    public virtual void OnFill(in FillRecord fill)
    {
    }

    /// <summary>
    /// Called with each answer to an own order: accepted, filled, ended, or refused by the risk gate (then after the
    /// event in which it was placed).
    /// </summary>
    public virtual void OnOrder(in OrderView order)
    {
    }

    /// <summary>
    /// Called when margin runs short: below the initial margin of what is held (close something), or below the
    /// maintenance margin (everything on margin is being closed at the market).
    /// </summary>
    public virtual void OnMargin(in MarginNotice notice)
    {
    }

    /// <summary>Called once after the last event.</summary>
    public virtual void OnStop()
    {
    }

    /// <summary>
    /// Writes all that the strategy remembers, so that <see cref="Restore"/> can go on from there. A strategy that
    /// remembers nothing, parameters apart, needs neither.
    /// </summary>
    /// <exception cref="NotSupportedException">It remembers something and does not say how to save it.</exception>
    public virtual void Save(IStateWriter writer)
    {
        if (StrategyMemory.FirstField(GetType()) is { } field)
        {
            throw new NotSupportedException(
                $"{GetType().Name} remembers '{field}' and does not save it: override Save and Restore");
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; called after <see cref="OnStart"/>.</summary>
    public virtual void Restore(IStateReader reader)
    {
    }

    internal void Attach(IStrategyPort to, StrategyIndex index, Position[] ownPositions)
    {
        port = to;
        self = index;
        positions = ownPositions;
    }

    /// <summary>The definition of an instrument.</summary>
    protected Instrument Definition(InstrumentIndex instrument) => Port.Definition(instrument);

    /// <summary>Own position in units; negative is short.</summary>
    protected double Position(InstrumentIndex instrument) =>
        Port.Definition(instrument).QuantityToDouble(positions[instrument.Value].Lots);

    /// <summary>Own position in lots; negative is short.</summary>
    protected long PositionLots(InstrumentIndex instrument) => positions[instrument.Value].Lots;

    /// <summary>Whether the strategy holds nothing of it.</summary>
    protected bool IsFlat(InstrumentIndex instrument) => positions[instrument.Value].Lots == 0;

    /// <summary>Average price of the running position; 0 when flat.</summary>
    protected double AverageEntryPrice(InstrumentIndex instrument) => Port.AverageEntryPrice(self, instrument);

    /// <summary>The order book as it is known now, for asking outside of <see cref="OnBook"/>.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="book">The book, if there is one; valid during the present call.</param>
    /// <returns>Whether the data hold a book and any of it has come.</returns>
    protected bool TryGetBook(InstrumentIndex instrument, out BookUpdate book) => Port.TryGetBook(instrument, out book);

    /// <summary>How many own orders work in it.</summary>
    protected int WorkingOrderCount(InstrumentIndex instrument) => Port.WorkingOrderCount(self, instrument);

    /// <summary>
    /// Validity of an instrument's data, 0 to 1: the lowest score of its last ten bars. Below 0.8 new risk is unwise.
    /// </summary>
    protected double DataValidity(InstrumentIndex instrument) => Port.DataValidity(instrument);

    /// <summary>
    /// Names a figure that the next orders rest on: a signal, a forecast, a score. It stands in the journal with every
    /// intent that follows in the same event; a name that is given again takes the new value. Costs next to nothing
    /// when no journal is kept.
    /// </summary>
    /// <param name="name">What it is, in a word; 1 to 32 characters.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidOperationException">More than 16 names in one event.</exception>
    protected void Note(string name, double value) => Port.Note(self, name, value);

    /// <summary>
    /// Buys at market, sized by the run's sizing rule. Nothing happens while an own entry already works.
    /// </summary>
    /// <param name="instrument">What.</param>
    /// <param name="reason">Why, in a word; stands in the report.</param>
    /// <returns>
    /// The order's number, also when the risk gate refused it; none when one already works or nobody trades yet.
    /// </returns>
    protected OrderId EnterLong(InstrumentIndex instrument, string reason = "enter long") =>
        Port.Enter(self, instrument, OrderSide.Buy, reason);

    /// <summary>
    /// Sells short at market, sized by the run's sizing rule. Nothing happens while an own entry already works.
    /// </summary>
    /// <param name="instrument">What.</param>
    /// <param name="reason">Why, in a word; stands in the report.</param>
    /// <returns>
    /// The order's number, also when the risk gate refused it; none when one already works or nobody trades yet.
    /// </returns>
    protected OrderId EnterShort(InstrumentIndex instrument, string reason = "enter short") =>
        Port.Enter(self, instrument, OrderSide.Sell, reason);

    /// <summary>
    /// Closes the own position at market and cancels the own orders that work in the instrument. Nothing happens when
    /// flat
    /// or while an exit already works.
    /// </summary>
    /// <param name="instrument">What.</param>
    /// <param name="reason">Why, in a word; stands in the report.</param>
    /// <returns>The order, or none.</returns>
    protected OrderId Exit(InstrumentIndex instrument, string reason = "exit") => Port.Exit(self, instrument, reason);

    /// <summary>Places any order, exactly as given.</summary>
    /// <returns>
    /// The order's number, also when the risk gate refused it (<see cref="OnOrder"/> tells); none before the trading
    /// time and after the end of the data.
    /// </returns>
    protected OrderId Submit(in OrderRequest request) => Port.Submit(self, in request);

    /// <summary>
    /// Asks to change an own order: prices, quantity or the distance of a trailing stop. The old order stands until the
    /// venue has answered (<see cref="OnOrder"/> tells), and both count until then.
    /// </summary>
    /// <returns>
    /// None when the wish went out; else why not: the order is over, an earlier wish is unanswered, or the change would
    /// add more risk than is allowed.
    /// </returns>
    protected OrderReason Replace(OrderId order, in OrderChange change) => Port.Replace(self, order, in change);

    /// <summary>Asks to change limit price and total quantity of an own order.</summary>
    /// <param name="order">Which.</param>
    /// <param name="limitPrice">The new limit price; zero keeps it.</param>
    /// <param name="quantity">The new total, what is filled already included; zero keeps it.</param>
    /// <returns>None when the wish went out, else why not.</returns>
    protected OrderReason Replace(OrderId order, Price limitPrice, Quantity quantity) =>
        Port.Replace(self, order, new OrderChange { LimitPrice = limitPrice, Quantity = quantity });

    /// <summary>
    /// Asks to cancel an own order; one that is over is left alone, and so are the legs of a bracket, which go only
    /// with it (<see cref="CloseBracket"/>).
    /// </summary>
    protected void Cancel(OrderId order) => Port.Cancel(self, order);

    /// <summary>Asks to cancel all own orders in an instrument, but for the legs of brackets.</summary>
    protected void CancelAll(InstrumentIndex instrument) => Port.CancelAll(self, instrument);

    /// <summary>
    /// Places an entry with what protects it. The kernel places stop and targets with the first fill, sizes them to
    /// what is filled, and keeps them so: whatever is held is covered, and nothing is left when it is closed.
    /// </summary>
    /// <returns>The bracket's number; none when the entry was refused (<see cref="OnOrder"/> tells why).</returns>
    /// <exception cref="ArgumentException">The request contradicts itself.</exception>
    protected BracketId PlaceBracket(BracketRequest request) => Port.PlaceBracket(self, request);

    /// <summary>Protects a position that is held already, by a stop and targets of which one ends the other.</summary>
    /// <param name="request">As for a bracket; of the entry only instrument and side of the position count.</param>
    /// <returns>The bracket's number; none when nothing is held that is not protected yet.</returns>
    protected BracketId Protect(BracketRequest request) => Port.Protect(self, request);

    /// <summary>Places two orders of which one may trade: a fill of one, even of a part, cancels the other.</summary>
    /// <returns>Their numbers.</returns>
    protected (OrderId First, OrderId Second) PlaceOneCancelsOther(in OrderRequest first, in OrderRequest second) =>
        Port.PlacePair(self, in first, in second);

    /// <summary>Moves the stop of a bracket; the old stop stands until the venue has taken the new price.</summary>
    /// <returns>False when the bracket is over or has no stop.</returns>
    protected bool AmendStop(BracketId bracket, Price price) => Port.AmendStop(self, bracket, price, default);

    /// <summary>Changes the distance of a bracket's trailing stop; the stop never goes back for it.</summary>
    /// <returns>False when the bracket is over or has no stop.</returns>
    protected bool AmendTrail(BracketId bracket, Trail trail) => Port.AmendStop(self, bracket, default, trail);

    /// <summary>Moves a target of a bracket.</summary>
    /// <param name="bracket">Which bracket.</param>
    /// <param name="price">The new price.</param>
    /// <param name="target">Which of its targets, from 0.</param>
    /// <returns>False when the bracket is over or has no such target.</returns>
    protected bool AmendTarget(BracketId bracket, Price price, int target = 0) =>
        Port.AmendTarget(self, bracket, target, price);

    /// <summary>Cancels what is left of a bracket's entry and closes what it holds, at market.</summary>
    /// <returns>False when the bracket is over.</returns>
    protected bool CloseBracket(BracketId bracket, string reason = "exit") => Port.CloseBracket(self, bracket, reason);

    /// <summary>How a bracket stands.</summary>
    /// <returns>Whether it is not over.</returns>
    protected bool TryGetBracket(BracketId bracket, out BracketView view) =>
        Port.TryGetBracket(self, bracket, out view);

    /// <summary>Asks to be called back by <see cref="OnTimer"/>.</summary>
    /// <param name="time">When; not before <see cref="Now"/>.</param>
    /// <param name="timerId">Given back with the call.</param>
    protected void WakeAt(Timestamp time, int timerId) => Port.SetTimer(self, time.UnixNanos, timerId);

    /// <summary>
    /// Asks for bars of a longer period as well, built inside the kernel from the run's bars and told when they are
    /// over. Only in
    /// <see cref="OnStart"/>.
    /// </summary>
    protected void Subscribe(InstrumentIndex instrument, BarPeriod period) => Port.Subscribe(self, instrument, period);

    /// <summary>The price grid point nearest to a number, for limit and stop prices.</summary>
    protected Price PriceOf(InstrumentIndex instrument, double price) =>
        Price.FromTicks(Port.Definition(instrument).PriceGrid.NearestSteps(price));
}

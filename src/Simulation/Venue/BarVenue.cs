using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// A venue that trades against bars. It sees each bar before the kernel does, as a real market would, and answers only
/// with reports; nothing of a bar reaches a strategy earlier than the kernel tells it.
/// </summary>
public sealed class BarVenue : IOrderGateway, IEmergencyVenue
{
    private readonly VenueSettings settings;
    private readonly IAmbiguityObserver? ambiguities;
    private readonly VenueMarket[] markets;
    private readonly BarExecution execution;
    private readonly VenueOrderList orders;
    private readonly VenueOrder[] pass = new VenueOrder[Limits.WorkingOrdersMax];
    private readonly List<Command> inbox = new(16);
    private bool isClosed;

    /// <summary>Opens a venue.</summary>
    /// <param name="instruments">By index.</param>
    /// <param name="hasVolume">By instrument: whether its data tell volumes.</param>
    /// <param name="strategyCount">How many strategies trade.</param>
    /// <param name="startCash">Cash in the account.</param>
    /// <param name="settings">Fees, slippage and fill rules.</param>
    /// <param name="observer">Learns the cost of executions.</param>
    public BarVenue(
        IReadOnlyList<Instrument> instruments,
        IReadOnlyList<bool> hasVolume,
        int strategyCount,
        Amount startCash,
        VenueSettings settings,
        IExecutionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(hasVolume);
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        ambiguities = observer as IAmbiguityObserver;
        markets = new VenueMarket[instruments.Count];
        for (var i = 0; i < markets.Length; i++)
        {
            markets[i] = new VenueMarket(instruments[i], strategyCount, hasVolume[i]);
        }

        var account = new VenueAccount(startCash, settings.Fees, settings.Rates);
        execution = new BarExecution(settings, observer, markets, account);
        orders = execution.Orders;
    }

    /// <summary>Is asked whether commands may leave; null where all may.</summary>
    public ICommandGate? Gate { get; init; }

    /// <summary>Whether commands wait for <see cref="TakeCommands"/>.</summary>
    public bool HasCommands => inbox.Count != 0;

    /// <summary>Whether orders may trade at a bar's close, so that every bar must be noted.</summary>
    public bool TradesAtCloses => settings.Policy.Timing == FillTiming.SameClose;

    /// <summary>How many orders work in all instruments.</summary>
    public int OrderCount => orders.Count;

    /// <summary>Whether orders work in an instrument.</summary>
    public bool HasOrders(InstrumentIndex instrument) => markets[instrument.Value].WorkingCount != 0;

    /// <inheritdoc />
    public void Submit(in ApprovedOrder order) => inbox.Add(order.Command);

    /// <inheritdoc />
    public void Cancel(in Command command) => inbox.Add(command);

    /// <inheritdoc />
    public void Replace(in Command command) => inbox.Add(command);

    /// <inheritdoc />
    public void DropUnsent() => inbox.Clear();

    /// <inheritdoc />
    public WorkingOrder OrderAt(int place)
    {
        var order = orders[place];
        return new WorkingOrder(order.Id, order.Strategy, order.Request.Instrument, order.RestLots);
    }

    /// <inheritdoc />
    public long PositionLots(StrategyIndex strategy, InstrumentIndex instrument) =>
        markets[instrument.Value].PositionLots[strategy.Value];

    /// <inheritdoc />
    public void Take(in EmergencyCommand command) => inbox.Add(command.Command);

    /// <summary>Takes the next report.</summary>
    public bool TryTakeReport(out Event report) => execution.Reports.TryTake(out report);

    /// <summary>Takes over the account's cash from the books, which know of every execution now.</summary>
    internal void SyncCash(Amount cash) => execution.SyncCash(cash);

    /// <summary>Notes a bar that has ended, after the kernel has seen it.</summary>
    public void NoteBar(InstrumentIndex instrument, in Bar bar) => markets[instrument.Value].Bar = bar;

    /// <summary>Notes the spread, from quotes.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="spreadTicks">In ticks; 0 or greater.</param>
    public void NoteSpread(InstrumentIndex instrument, long spreadTicks) =>
        markets[instrument.Value].SpreadTicks = spreadTicks;

    /// <summary>Handles the commands that came in.</summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    public void TakeCommands(long timeNs)
    {
        execution.NowNs = timeNs;
        if (Gate is not null && inbox.Count != 0)
        {
            Gate.Prepare();
        }

        for (var i = 0; i < inbox.Count; i++)
        {
            var command = inbox[i];
            if (Gate is not null && !Gate.MayLeave(in command))
            {
                var kind = command.Kind == CommandKind.SubmitOrder
                    ? EventKind.OrderRejected
                    : EventKind.ReplaceRejected;
                execution.Report(kind, command.Request.Instrument, command.Order, Gate.Refusal);
                continue;
            }

            switch (command.Kind)
            {
                case CommandKind.SubmitOrder:
                    Take(in command);
                    break;
                case CommandKind.ReplaceOrder:
                    Change(in command);
                    break;
                default:
                    Cancel(command.Order);
                    break;
            }
        }

        inbox.Clear();
    }

    /// <summary>A bar begins: whatever trades at its open trades now.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="bar">The whole bar; only the venue may look at it yet.</param>
    public void OnBarOpening(InstrumentIndex instrument, in Bar bar)
    {
        var market = markets[instrument.Value];
        execution.NowNs = bar.OpenTimeNs;
        market.RenewCapacity(in bar, settings.Policy);
        // One fill may end other orders, so the pass runs over a copy of the list.
        var count = orders.Count;
        orders.CopyTo(pass);
        for (var i = 0; i < count; i++)
        {
            var order = pass[i];
            if (!order.IsWorking || order.Request.Instrument != instrument || execution.EndIfDue(order, bar.OpenTimeNs)
                || BarAuctions.HandleOpening(execution, market, order, in bar) || EndIfPostTakes(order, in bar))
            {
                continue;
            }

            if (TradesAtWorst(order))
            {
                // The worst price is known when the bar is over; told now, it would be a look into the future.
                continue;
            }

            var waited = order.WaitsForTrigger;
            var fills = BarPricing.TryAtOpen(order, in bar, out var ticks);
            var takes = order.IsFresh || waited || !order.Request.HasLimit;
            order.IsFresh = false;
            if (fills)
            {
                _ = execution.Trade(market, order, in bar, ticks, takes);
            }

            execution.EndIfImmediate(order);
        }
    }

    /// <summary>
    /// A bar is over: whatever trades inside it trades now, one order a call, adverse ones first, so that the kernel
    /// can answer each. Call until it returns false.
    /// </summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="bar">The bar.</param>
    /// <returns>Whether there were reports and another call is needed.</returns>
    public bool OnBarClosing(InstrumentIndex instrument, in Bar bar)
    {
        var market = markets[instrument.Value];
        execution.NowNs = bar.CloseTimeNs;
        market.RenewCapacity(in bar, settings.Policy);
        market.Bar = bar;
        market.IsInsideBar = true;
        if (TradeMarketInside(market, instrument, in bar) || TradeStopInside(market, instrument, in bar)
            || TradeLimitInside(market, instrument, in bar) || TradeTouchInside(market, instrument, in bar)
            || TradeTrailInside(market, instrument, in bar))
        {
            return true;
        }

        market.IsInsideBar = false;
        market.InsideTicks = null;
        if (BarAuctions.TryClosing(execution, market, instrument, in bar))
        {
            return true;
        }

        return EndAfterBar(instrument, in bar);
    }

    /// <summary>The data are over: what still works ends, and nothing more is taken.</summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    public void Close(long timeNs)
    {
        execution.NowNs = timeNs;
        isClosed = true;
        while (orders.Count > 0)
        {
            if (!execution.EndIfDue(orders[0], timeNs))
            {
                execution.End(orders[0], EventKind.OrderCanceled, OrderReason.DataEnded);
            }
        }
    }

    private bool TradesAtWorst(VenueOrder order) =>
        settings.Policy.Timing == FillTiming.NextWorst && order.Request.Type == OrderType.Market
        && !order.IsAuction;

    private bool TradeMarketInside(VenueMarket market, InstrumentIndex instrument, in Bar bar)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Request.Instrument != instrument || !TradesAtWorst(order) || order.ArrivedNs > bar.OpenTimeNs
                || order.TriedBarNs == bar.OpenTimeNs)
            {
                continue;
            }

            order.TriedBarNs = bar.OpenTimeNs;
            var worst = order.Request.Side == OrderSide.Buy ? bar.HighTicks : bar.LowTicks;
            var happened = execution.Trade(market, order, in bar, worst, isTaker: true);
            execution.EndIfImmediate(order);
            if (happened || !order.IsWorking)
            {
                return true;
            }
        }

        return false;
    }

    // Ends what is due with the bar's end, so that no strategy sees an expired order working.
    private bool EndAfterBar(InstrumentIndex instrument, in Bar bar)
    {
        var count = orders.Count;
        for (var i = count - 1; i >= 0; i--)
        {
            var order = orders[i];
            if (order.Request.Instrument == instrument)
            {
                order.IsFresh &= order.ArrivedNs > bar.OpenTimeNs;
                _ = execution.EndIfDue(order, bar.CloseTimeNs);
            }
        }

        return orders.Count < count;
    }

    private bool TradeStopInside(VenueMarket market, InstrumentIndex instrument, in Bar bar)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Request.Instrument != instrument || !order.IsStop || !order.TakesPartIn(in bar)
                || !BarPricing.TryStopInside(order, in bar, market.KnownTicks(order, in bar), out var ticks))
            {
                continue;
            }

            BarAmbiguityWatch.Note(execution, ambiguities, market, order, in bar);
            var happened = execution.Trade(market, order, in bar, ticks, isTaker: true);
            execution.EndIfImmediate(order);
            if (happened || !order.IsWorking)
            {
                return true;
            }
        }

        return false;
    }

    private bool TradeLimitInside(VenueMarket market, InstrumentIndex instrument, in Bar bar)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Request.Instrument == instrument && BarAmbiguityWatch.IsLimitInside(market, order, in bar)
                && BarPricing.TryLimitInside(order, in bar, out var ticks))
            {
                var takes = order.IsFresh && BarPricing.IsMarketable(order, bar.OpenTicks);
                if (execution.Trade(market, order, in bar, ticks, takes))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool TradeTouchInside(VenueMarket market, InstrumentIndex instrument, in Bar bar)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Request.Instrument == instrument && order.IsTouch && order.ArrivedNs <= bar.OpenTimeNs
                && order.EndsNs >= bar.CloseTimeNs && BarPricing.TryTouchInside(order, in bar, out var ticks))
            {
                var happened = execution.Trade(market, order, in bar, ticks, isTaker: true);
                execution.EndIfImmediate(order);
                if (happened || !order.IsWorking)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Once a bar and order: what it followed it has followed.
    private bool TradeTrailInside(VenueMarket market, InstrumentIndex instrument, in Bar bar)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Request.Instrument == instrument && order.IsTrailing && order.ArrivedNs <= bar.OpenTimeNs
                && order.TriedBarNs != bar.OpenTimeNs)
            {
                order.TriedBarNs = bar.OpenTimeNs;
                if (BarPricing.TryTrailInside(order, in bar, out var ticks)
                    && execution.Trade(market, order, in bar, ticks, isTaker: true))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A post-only order that the market has jumped over before it could rest.
    private bool EndIfPostTakes(VenueOrder order, in Bar bar)
    {
        if (!order.Request.IsPostOnly || !order.IsFresh || order.WaitsForTrigger)
        {
            return false;
        }

        if (BarPricing.IsThroughLimit(order, bar.OpenTicks))
        {
            execution.End(order, EventKind.OrderRejected, OrderReason.WouldTakeLiquidity);
            return true;
        }

        order.IsFresh = false;
        return false;
    }

    private void Cancel(OrderId id)
    {
        var order = orders.Find(id);
        if (order is not null)
        {
            execution.End(order, EventKind.OrderCanceled, OrderReason.CanceledByStrategy);
        }
    }

    private void Change(in Command command)
    {
        var order = orders.Find(command.Order);
        var asked = command.Request;
        var filled = order is null ? 0 : order.Request.Quantity.Lots - order.RestLots;
        if (order is null || asked.Quantity.Lots <= filled || order.Request.QuoteBudget.Sign > 0)
        {
            execution.Report(
                EventKind.ReplaceRejected, asked.Instrument, command.Order, OrderReason.TooLateToChange);
            return;
        }

        var market = markets[asked.Instrument.Value];
        if (asked.IsPostOnly && market.TryGetKnownTicks(out var known)
            && asked.LimitPrice != order.Request.LimitPrice && IsMarketable(in asked, known))
        {
            execution.Report(
                EventKind.ReplaceRejected, asked.Instrument, command.Order, OrderReason.WouldTakeLiquidity);
            return;
        }

        order.Change(in asked, execution.NowNs, market.IsInsideBar);
        var price = asked.HasLimit ? asked.LimitPrice : asked.StopPrice;
        var report = OrderReport.OfChange(execution.NowNs, command.Order, price, asked.Quantity);
        execution.Reports.Add(Event.OfReport(EventKind.OrderReplaced, asked.Instrument, in report));
    }

    private static bool IsMarketable(in OrderRequest request, long ticks) => request.Side == OrderSide.Buy
        ? ticks <= request.LimitPrice.Ticks
        : ticks >= request.LimitPrice.Ticks;

    private void Take(in Command command)
    {
        var market = markets[command.Request.Instrument.Value];
        var request = command.Request;
        var session = (0L, 0L);
        var reason = isClosed ? OrderReason.DataEnded
            : orders.IsFull ? OrderReason.TooManyWorkingOrders
            : request.TimeInForce < TimeInForce.AtOpen ? OrderReason.None
            : request.HasTrigger || !BarAuctions.TryFindSession(market, in request, execution.NowNs, out session)
                ? OrderReason.NotSupported
            : OrderReason.None;
        if (reason == OrderReason.None && request.IsPostOnly && !request.HasTrigger
            && market.TryGetKnownTicks(out var known) && IsMarketable(in request, known))
        {
            reason = OrderReason.WouldTakeLiquidity;
        }

        if (reason != OrderReason.None)
        {
            execution.Report(EventKind.OrderRejected, request.Instrument, command.Order, reason);
            return;
        }

        var order = orders.Add();
        var endsNs = market.EndOf(in request, execution.NowNs);
        order.Begin(command.Order, command.Strategy, in request, execution.NowNs, endsNs, market.IsInsideBar);
        order.Session = session;
        if (order.IsTrailing && order.StopTicks == 0 && market.TryGetKnownTicks(out var start))
        {
            order.Follow(start);
        }

        market.WorkingCount++;
        execution.Report(EventKind.OrderAccepted, request.Instrument, command.Order, OrderReason.None);
        if (settings.Policy.Timing == FillTiming.SameClose && market.IsAtClose(execution.NowNs) && !order.IsAuction)
        {
            TradeAtClose(market, order);
        }
    }

    private void TradeAtClose(VenueMarket market, VenueOrder order)
    {
        var bar = market.Bar;
        market.RenewCapacity(in bar, settings.Policy);
        // The close stands as a bar of its own: one price, the whole bar's volume.
        var close = new Bar(
            execution.NowNs, bar.OpenTimeNs, bar.CloseTicks, bar.CloseTicks, bar.CloseTicks, bar.CloseTicks,
            bar.VolumeLots);
        if (BarPricing.TryAtOpen(order, in close, out var ticks))
        {
            _ = execution.Trade(market, order, in bar, ticks, isTaker: true);
        }

        order.IsFresh = false;
        execution.EndIfImmediate(order);
    }
}

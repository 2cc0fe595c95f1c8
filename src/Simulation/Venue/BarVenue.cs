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
public sealed class BarVenue : IOrderGateway
{
    private readonly VenueSettings settings;
    private readonly IExecutionObserver observer;
    private readonly VenueMarket[] markets;
    private readonly VenueAccount account;
    private readonly VenueOrderList orders = new();
    private readonly VenueOrder[] pass = new VenueOrder[Limits.WorkingOrdersMax];
    private readonly List<Command> inbox = new(16);
    private readonly ReportQueue reports = new();
    private long executionNumber;
    private long nowNs = long.MinValue;
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
        this.observer = observer;
        markets = new VenueMarket[instruments.Count];
        for (var i = 0; i < markets.Length; i++)
        {
            markets[i] = new VenueMarket(instruments[i], strategyCount, hasVolume[i]);
        }

        account = new VenueAccount(startCash, settings.Fees, settings.Rates);
    }

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

    /// <summary>Takes the next report.</summary>
    public bool TryTakeReport(out Event report) => reports.TryTake(out report);

    /// <summary>Takes over the account's cash from the books, which know of every execution now.</summary>
    internal void SyncCash(Amount cash) => account.Sync(cash);

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
        nowNs = timeNs;
        for (var i = 0; i < inbox.Count; i++)
        {
            var command = inbox[i];
            if (command.Kind == CommandKind.SubmitOrder)
            {
                Take(in command);
            }
            else if (command.Kind == CommandKind.ReplaceOrder)
            {
                Report(EventKind.ReplaceRejected, command.Request.Instrument, command.Order, OrderReason.NotSupported);
            }
            else
            {
                var order = orders.Find(command.Order);
                if (order is not null)
                {
                    End(order, EventKind.OrderCanceled, OrderReason.CanceledByStrategy);
                }
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
        nowNs = bar.OpenTimeNs;
        market.RenewCapacity(in bar, settings.Policy);
        // One fill may end other orders, so the pass runs over a copy of the list.
        var count = orders.Count;
        orders.CopyTo(pass);
        for (var i = 0; i < count; i++)
        {
            var order = pass[i];
            if (!order.IsWorking || order.Request.Instrument != instrument || EndIfDue(order, bar.OpenTimeNs))
            {
                continue;
            }

            if (TradesAtWorst(order))
            {
                // The worst price is known when the bar is over; told now, it would be a look into the future.
                continue;
            }

            var wasStop = order.IsStop;
            var fills = BarPricing.TryAtOpen(order, in bar, out var ticks);
            var takes = order.IsFresh || wasStop || order.Request.Type is OrderType.Market or OrderType.Stop;
            order.IsFresh = false;
            if (fills)
            {
                _ = Trade(market, order, in bar, ticks, takes);
            }

            EndIfImmediate(order);
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
        nowNs = bar.CloseTimeNs;
        market.RenewCapacity(in bar, settings.Policy);
        market.Bar = bar;
        market.IsInsideBar = true;
        if (TradeMarketInside(market, instrument, in bar) || TradeStopInside(market, instrument, in bar)
            || TradeLimitInside(market, instrument, in bar))
        {
            return true;
        }

        market.IsInsideBar = false;
        market.InsideTicks = null;
        return EndAfterBar(instrument, in bar);
    }

    /// <summary>The data are over: what still works ends, and nothing more is taken.</summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    public void Close(long timeNs)
    {
        nowNs = timeNs;
        isClosed = true;
        while (orders.Count > 0)
        {
            if (!EndIfDue(orders[0], timeNs))
            {
                End(orders[0], EventKind.OrderCanceled, OrderReason.DataEnded);
            }
        }
    }

    private bool TradesAtWorst(VenueOrder order) =>
        settings.Policy.Timing == FillTiming.NextWorst && order.Request.Type == OrderType.Market;

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
            var happened = Trade(market, order, in bar, worst, isTaker: true);
            EndIfImmediate(order);
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
                _ = EndIfDue(order, bar.CloseTimeNs);
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

            var happened = Trade(market, order, in bar, ticks, isTaker: true);
            EndIfImmediate(order);
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
            if (order.Request.Instrument == instrument && !order.IsStop && order.ArrivedNs <= bar.OpenTimeNs
                && order.EndsNs >= bar.CloseTimeNs && order.TriggeredBarNs != bar.OpenTimeNs
                && order.Request.Type is OrderType.Limit or OrderType.StopLimit
                && market.HasCapacity && BarPricing.TryLimitInside(order, in bar, out var ticks))
            {
                var takes = order.IsFresh && BarPricing.IsMarketable(order, bar.OpenTicks);
                if (Trade(market, order, in bar, ticks, takes))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Take(in Command command)
    {
        var market = markets[command.Request.Instrument.Value];
        if (isClosed || orders.IsFull)
        {
            var reason = isClosed ? OrderReason.DataEnded : OrderReason.TooManyWorkingOrders;
            Report(EventKind.OrderRejected, command.Request.Instrument, command.Order, reason);
            return;
        }

        if (command.Request.Type > OrderType.StopLimit || command.Request.TimeInForce > TimeInForce.FillOrKill)
        {
            Report(EventKind.OrderRejected, command.Request.Instrument, command.Order, OrderReason.NotSupported);
            return;
        }

        var order = orders.Add();
        var endsNs = market.EndOf(command.Request, nowNs);
        order.Begin(command.Order, command.Strategy, command.Request, nowNs, endsNs, market.IsInsideBar);
        market.WorkingCount++;
        Report(EventKind.OrderAccepted, command.Request.Instrument, command.Order, OrderReason.None);
        if (settings.Policy.Timing == FillTiming.SameClose && market.IsAtClose(nowNs))
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
            nowNs, bar.OpenTimeNs, bar.CloseTicks, bar.CloseTicks, bar.CloseTicks, bar.CloseTicks, bar.VolumeLots);
        if (BarPricing.TryAtOpen(order, in close, out var ticks))
        {
            _ = Trade(market, order, in bar, ticks, isTaker: true);
        }

        order.IsFresh = false;
        EndIfImmediate(order);
    }

    private bool EndIfDue(VenueOrder order, long openTimeNs)
    {
        if (order.EndsNs > openTimeNs)
        {
            return false;
        }

        var reason = order.Request.TimeInForce == TimeInForce.Day ? OrderReason.DayEnded : OrderReason.ExpiryReached;
        End(order, EventKind.OrderExpired, reason);
        return true;
    }

    private void EndIfImmediate(VenueOrder order)
    {
        if (!order.IsWorking || order.IsStop)
        {
            return;
        }

        var force = order.Request.TimeInForce;
        if (force is TimeInForce.FillOrKill or TimeInForce.ImmediateOrCancel)
        {
            var isKill = force == TimeInForce.FillOrKill;
            End(order, EventKind.OrderCanceled, isKill ? OrderReason.NotFilledWhole
                : OrderReason.ImmediateRestCanceled);
        }
    }

    /// <returns>Whether anything happened: a fill or the order's end.</returns>
    private bool Trade(VenueMarket market, VenueOrder order, in Bar bar, long referenceTicks, bool isTaker)
    {
        var request = order.Request;
        var liquidity = isTaker ? LiquiditySide.Taker : LiquiditySide.Maker;
        var position = market.PositionLots[order.Strategy.Value];
        var wanted = WantedLots(market, order, position, referenceTicks, in bar, out var ticks);
        if (wanted == 0)
        {
            EndUnfillable(market, order);
            return true;
        }

        var lots = market.Given(order, wanted, ticks, settings);
        if (lots == 0 || (request.TimeInForce == TimeInForce.FillOrKill && lots < wanted))
        {
            return false;
        }

        account.Advance(nowNs);
        var fee = account.Fee(market.Instrument, ticks, lots, request.Side, liquidity);
        var signed = request.Side == OrderSide.Buy ? lots : -lots;
        var cost = market.Instrument.Notional(ticks, signed) + fee;
        if (market.Instrument.IsPaidInFull && signed > 0 && signed > -position
            && cost > account.CashIn(market.Instrument))
        {
            var kind = order.HasFills ? EventKind.OrderCanceled : EventKind.OrderRejected;
            End(order, kind, OrderReason.InsufficientCash);
            return true;
        }

        account.Book(market.Instrument, ticks, signed, fee);
        market.PositionLots[order.Strategy.Value] = position + signed;
        market.CapacityLots -= lots;
        order.HasFills = true;
        order.RestLots -= request.QuoteBudget.Sign > 0 ? 0 : lots;
        order.RestBudget -= request.QuoteBudget.Sign > 0
            ? market.Instrument.Notional(ticks, lots).Magnitude() + fee
            : Amount.Zero;
        var isWhole = request.QuoteBudget.Sign > 0 ? lots == wanted : order.RestLots == 0;
        var report = new OrderReport(
            nowNs, order.Id, new ExecutionId(++executionNumber), Price.FromTicks(ticks), Quantity.FromLots(lots), fee);
        market.InsideTicks = market.IsInsideBar ? referenceTicks : null;
        observer.OnExecution(new ExecutionId(executionNumber), referenceTicks, ticks);
        reports.Add(Event.OfFill(request.Instrument, in report, liquidity, isWhole, request.Side));
        if (isWhole)
        {
            Remove(order);
        }

        EndOverlapping(market, order.Strategy, request.Instrument);
        return true;
    }

    // How much the order still wants at which price; slippage may depend on the size and the size on the price.
    private long WantedLots(
        VenueMarket market,
        VenueOrder order,
        long position,
        long referenceTicks,
        in Bar bar,
        out long ticks)
    {
        var request = order.Request;
        ticks = referenceTicks;
        var usesBudget = request.QuoteBudget.Sign > 0;
        var lots = usesBudget ? AffordableAt(market, order, referenceTicks) : order.RestLots;
        if (market.OnlyReduces(order))
        {
            var reducible = request.Side == OrderSide.Sell ? Math.Max(position, 0) : Math.Max(-position, 0);
            lots = Math.Min(lots, reducible);
        }

        if (request.Type is OrderType.Limit or OrderType.StopLimit)
        {
            return lots;
        }

        ticks = settings.Slippage.Apply(request.Side, market.Slippage(order, lots, referenceTicks, bar.VolumeLots));
        if (!usesBudget)
        {
            return lots;
        }

        var affordable = AffordableAt(market, order, ticks);
        return Math.Min(lots, affordable);
    }

    private long AffordableAt(VenueMarket market, VenueOrder order, long ticks)
    {
        var isCashPurchase = market.Instrument.IsPaidInFull && order.Request.Side == OrderSide.Buy;
        var budget = isCashPurchase ? Amount.Min(order.RestBudget, account.CashIn(market.Instrument))
            : order.RestBudget;
        return account.AffordableLots(market.Instrument, ticks, budget, order.Request.Side, LiquiditySide.Taker);
    }

    private void EndUnfillable(VenueMarket market, VenueOrder order)
    {
        var reduces = market.OnlyReduces(order);
        var reason = reduces ? OrderReason.PositionClosed : OrderReason.SizeBelowOneLot;
        End(order, order.HasFills || reduces ? EventKind.OrderCanceled : EventKind.OrderRejected, reason);
    }

    /// <summary>Reduce-only orders end as soon as there is nothing left for them to reduce.</summary>
    private void EndOverlapping(VenueMarket market, StrategyIndex strategy, InstrumentIndex instrument)
    {
        var position = market.PositionLots[strategy.Value];
        for (var i = orders.Count - 1; i >= 0; i--)
        {
            var order = orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument && market.OnlyReduces(order)
                && (order.Request.Side == OrderSide.Sell ? position <= 0 : position >= 0))
            {
                End(order, EventKind.OrderCanceled, OrderReason.PositionClosed);
            }
        }
    }

    private void End(VenueOrder order, EventKind kind, OrderReason reason)
    {
        Report(kind, order.Request.Instrument, order.Id, reason);
        Remove(order);
    }

    private void Remove(VenueOrder order)
    {
        orders.Remove(order);
        markets[order.Request.Instrument.Value].WorkingCount--;
    }

    private void Report(EventKind kind, InstrumentIndex instrument, OrderId order, OrderReason reason)
    {
        var report = new OrderReport(nowNs, order);
        reports.Add(Event.OfReport(kind, instrument, in report, reason));
    }
}

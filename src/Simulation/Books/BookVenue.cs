using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Simulation.Books;

/// <summary>
/// A venue that trades against recorded (or made) order books. It sees each market event at venue time, takes the
/// commands that have arrived, and answers with reports; what lies between it and the kernel is the loop's business.
/// Nothing is allocated by a market event once its lists have grown.
/// </summary>
public sealed class BookVenue : IOrderGateway, IEmergencyVenue
{
    private readonly OrderBoard board;
    private readonly TakingSide taking;
    private readonly RestingSide resting;
    private readonly List<Command> outbox = new(16);
    private readonly List<HeldOrder> moving = new(16);
    private int outboxPlace;
    private bool isClosed;

    /// <summary>Opens a venue.</summary>
    /// <param name="instruments">By index.</param>
    /// <param name="strategyCount">How many strategies trade.</param>
    /// <param name="startCash">Cash in the account.</param>
    /// <param name="settings">Fees and queue model.</param>
    /// <param name="observer">Learns the cost of executions.</param>
    public BookVenue(
        IReadOnlyList<Instrument> instruments,
        int strategyCount,
        Amount startCash,
        BookVenueSettings settings,
        IExecutionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(settings);
        var markets = new BookMarket[instruments.Count];
        for (var i = 0; i < markets.Length; i++)
        {
            markets[i] = new BookMarket(new InstrumentIndex(i), instruments[i], strategyCount);
        }

        board = new OrderBoard(markets);
        var executions = new Executions(board, new VenueAccount(startCash, settings.Fees), observer);
        taking = new TakingSide(board, executions, settings.SelfCross);
        resting = new RestingSide(executions, settings.Queue);
    }

    /// <summary>Is asked whether commands may leave; null where all may.</summary>
    public ICommandGate? Gate { get; init; }

    /// <summary>How many orders work.</summary>
    public int OrderCount => board.Count;

    /// <summary>When the next order ends by its time in force; never when none does.</summary>
    public long NextEndNs => board.NextEndNs;

    /// <inheritdoc />
    public void Submit(in ApprovedOrder order) => outbox.Add(order.Command);

    /// <inheritdoc />
    public void Cancel(in Command command) => outbox.Add(command);

    /// <inheritdoc />
    public void Replace(in Command command) => outbox.Add(command);

    /// <summary>Whether the kernel has sent commands that nobody took yet.</summary>
    public bool HasCommands => outboxPlace < outbox.Count;

    /// <inheritdoc />
    public void DropUnsent()
    {
        outbox.Clear();
        outboxPlace = 0;
    }

    /// <inheritdoc />
    public WorkingOrder OrderAt(int place) => board[place].ToWorking();

    /// <inheritdoc />
    public long PositionLots(StrategyIndex strategy, InstrumentIndex instrument) =>
        board.Markets[instrument.Value].PositionLots[strategy.Value];

    /// <inheritdoc />
    public void Take(in EmergencyCommand command) => outbox.Add(command.Command);

    /// <summary>Takes the next command that the kernel has sent; it has not arrived yet.</summary>
    public bool TryTakeCommand(out Command command)
    {
        while (outboxPlace < outbox.Count)
        {
            if (outboxPlace == 0)
            {
                Gate?.Prepare();
            }

            command = outbox[outboxPlace++];
            if (Gate is null || Gate.MayLeave(in command))
            {
                return true;
            }

            var kind = command.Kind == CommandKind.SubmitOrder ? EventKind.OrderRejected : EventKind.ReplaceRejected;
            board.Report(kind, command.Request.Instrument, command.Order, Gate.Refusal);
        }

        outbox.Clear();
        outboxPlace = 0;
        command = default;
        return false;
    }

    /// <summary>Takes the next report; the kernel does not know it yet.</summary>
    public bool TryTakeReport(out Event report) => board.Reports.TryTake(out report);

    /// <summary>Lots of others in front of a resting order, an expected value; null when it does not rest.</summary>
    public double? LotsAhead(OrderId order) =>
        board.Find(order) is { State: HeldState.Resting } held ? held.Queue.AheadLots : null;

    /// <summary>A market event happens.</summary>
    /// <param name="e">At venue time.</param>
    public void OnMarket(in Event e)
    {
        board.NowNs = e.TimeNs;
        var market = board.Markets[e.Instrument.Value];
        switch (e.Kind)
        {
            case EventKind.BookLevel:
                OnLevel(market, in e.BookLevel);
                break;
            case EventKind.Trade:
                OnTrade(market, in e.Trade);
                break;
            case EventKind.BookOrder:
                OnOrder(market, in e.BookOrder);
                break;
            case EventKind.Quote:
                OnQuote(market, in e.Quote);
                break;
            case EventKind.BookClear:
                market.NoteDepth();
                ClearBook(market, e.BookLevel.Flags);
                EndUpdate(market, e.BookLevel.IsLast);
                break;
            default:
                break;
        }
    }

    /// <summary>A command arrives.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="timeNs">When it arrives. Nanoseconds since the epoch, UTC.</param>
    public void Execute(in Command command, long timeNs)
    {
        board.NowNs = timeNs;
        switch (command.Kind)
        {
            case CommandKind.SubmitOrder:
                Take(in command);
                break;
            case CommandKind.CancelOrder:
                var order = board.Find(command.Order);
                if (order is null)
                {
                    board.Report(
                        EventKind.CancelRejected, command.Request.Instrument, command.Order,
                        OrderReason.TooLateToChange);
                }
                else
                {
                    board.End(order, EventKind.OrderCanceled, OrderReason.CanceledByStrategy);
                }

                break;
            case CommandKind.ReplaceOrder:
                Change(in command);
                break;
            default:
                break;
        }
    }

    /// <summary>Ends the orders whose time is over.</summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    public void EndDue(long timeNs)
    {
        board.NowNs = timeNs;
        for (var i = 0; i < board.Count;)
        {
            var order = board[i];
            if (order.EndsNs > timeNs)
            {
                i++;
                continue;
            }

            var reason = order.Request.TimeInForce == TimeInForce.Day
                ? OrderReason.DayEnded
                : OrderReason.ExpiryReached;
            board.End(order, EventKind.OrderExpired, reason);
        }
    }

    /// <summary>The data are over: what still works ends, and nothing more is taken.</summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    public void Close(long timeNs)
    {
        board.NowNs = timeNs;
        isClosed = true;
        EndDue(timeNs);
        while (board.Count > 0)
        {
            board.End(board[0], EventKind.OrderCanceled, OrderReason.DataEnded);
        }
    }

    private void OnLevel(BookMarket market, in BookLevel level)
    {
        market.NoteDepth();
        resting.OnLevel(market, level.Side, level.PriceTicks, level.QuantityLots);
        market.Levels.Apply(in level);
        EndUpdate(market, level.IsLast);
    }

    private void OnOrder(BookMarket market, in BookOrder change)
    {
        switch (change.Action)
        {
            case BookOrderAction.Trade:
                // The side told is the aggressor's: a buyer hits what is offered.
                Hit(market, change.Side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy, change.PriceTicks,
                    change.QuantityLots);
                break;
            case BookOrderAction.Clear:
                _ = market.ByOrder;
                ClearBook(market, change.Flags);
                break;
            default:
                _ = market.ByOrder;
                resting.OnOrder(market, in change);
                _ = market.ByOrder.Apply(in change);
                break;
        }

        EndUpdate(market, change.IsLast);
    }

    private void OnQuote(BookMarket market, in QuoteTick quote)
    {
        if (!market.IsQuoted)
        {
            return;
        }

        var levels = market.Levels;
        if (!levels.IsValid)
        {
            levels.Clear(BookFlags.None);
        }

        ShowBest(market, OrderSide.Buy, levels.HasBid, levels.BestBidTicks, quote.BidTicks, quote.BidLots);
        ShowBest(market, OrderSide.Sell, levels.HasAsk, levels.BestAskTicks, quote.AskTicks, quote.AskLots);
        EndUpdate(market, isLast: true);
    }

    private void ShowBest(BookMarket market, OrderSide side, bool hadBest, long before, long now, long lots)
    {
        if (hadBest && (before != now || lots == 0))
        {
            resting.OnLevel(market, side, before, 0);
            market.Levels.Set(side, before, 0);
        }

        if (lots > 0)
        {
            resting.OnLevel(market, side, now, lots);
            market.Levels.Set(side, now, lots);
        }
    }

    private static void ClearBook(BookMarket market, BookFlags flags)
    {
        if (market.IsByOrder)
        {
            market.ByOrder.Clear(flags);
        }
        else
        {
            market.Levels.Clear(flags);
        }

        market.Taken.Clear();
        market.Unshown.Clear();
        market.IsRenewed = true;
    }

    private void OnTrade(BookMarket market, in TradeTick trade)
    {
        var isBuyerHit = trade.BuyerIsMaker == 1;
        if (trade.BuyerIsMaker < 0)
        {
            // Nobody said who came: a trade at the bid hit it, one at the ask lifted it, one between did neither.
            isBuyerHit = market.Levels.HasBid && trade.PriceTicks <= market.Levels.BestBidTicks;
            if (!isBuyerHit && !(market.Levels.HasAsk && trade.PriceTicks >= market.Levels.BestAskTicks))
            {
                WatchPrice(market, trade.PriceTicks);
                return;
            }
        }

        Hit(market, isBuyerHit ? OrderSide.Buy : OrderSide.Sell, trade.PriceTicks, trade.QuantityLots);
    }

    private void Hit(BookMarket market, OrderSide side, long ticks, long lots)
    {
        if (market.CanTrade && lots > 0)
        {
            market.Unshown.Add(side, ticks, lots);
            if (market.Own(side).Count > 0)
            {
                resting.OnTrade(market, side, ticks, lots);
            }
        }

        WatchPrice(market, ticks);
    }

    private void WatchPrice(BookMarket market, long ticks)
    {
        market.HasTrades = true;
        market.LastTradeTicks = ticks;
        if (market.Untriggered.Count != 0)
        {
            Trigger(market, both: ticks);
        }
    }

    private void EndUpdate(BookMarket market, bool isLast)
    {
        market.IsConsistent = isLast;
        if (!isLast)
        {
            return;
        }

        market.Unshown.Clear();
        if (!market.HasOrders || !market.Levels.IsValid)
        {
            return;
        }

        resting.OnUpdated(market);
        if (market.Waiting.Count != 0)
        {
            moving.Clear();
            moving.AddRange(market.Waiting);
            foreach (var order in moving)
            {
                if (order.State == HeldState.Waiting)
                {
                    board.Detach(order);
                    Enter(market, order);
                }
            }
        }

        if (market.Untriggered.Count != 0 && !market.HasTrades)
        {
            Trigger(market, both: null);
        }
    }

    private void Trigger(BookMarket market, long? both)
    {
        moving.Clear();
        moving.AddRange(market.Untriggered);
        foreach (var order in moving)
        {
            if (order.State == HeldState.Untriggered
                && (both is { } ticks || TriggerWatch.TryPrice(market, order.IsBuy, out ticks))
                && TriggerWatch.Reaches(order, ticks))
            {
                board.Detach(order);
                SetOff(market, order);
            }
        }
    }

    private void SetOff(BookMarket market, HeldOrder order)
    {
        order.IsTriggered = true;
        board.Report(EventKind.OrderTriggered, order);
        Enter(market, order);
    }

    private void Enter(BookMarket market, HeldOrder order)
    {
        if (market.CanTrade)
        {
            taking.Enter(market, order);
            return;
        }

        order.State = HeldState.Waiting;
        market.Waiting.Add(order);
    }

    private void Take(in Command command)
    {
        var request = command.Request;
        var market = board.Markets[request.Instrument.Value];
        var reason = isClosed ? OrderReason.DataEnded
            : board.IsFull ? OrderReason.TooManyWorkingOrders
            : request.TimeInForce is TimeInForce.AtOpen or TimeInForce.AtClose ? OrderReason.NotSupported
            : OrderReason.None;
        if (reason != OrderReason.None)
        {
            board.Report(EventKind.OrderRejected, request.Instrument, command.Order, reason);
            return;
        }

        var order = board.Add(in command, market.EndOf(in request, board.NowNs));
        if (order.EndsNs <= board.NowNs)
        {
            board.End(order, EventKind.OrderRejected, OrderReason.ExpiryInvalid);
            return;
        }

        if (request.IsPostOnly && market.CanTrade && TakingSide.WouldTake(market, order))
        {
            board.End(order, EventKind.OrderRejected, OrderReason.WouldTakeLiquidity);
            return;
        }

        board.Report(EventKind.OrderAccepted, order);
        Place(market, order);
    }

    private void Place(BookMarket market, HeldOrder order)
    {
        if (!order.WaitsForTrigger)
        {
            Enter(market, order);
        }
        else if (TriggerWatch.TryPrice(market, order.IsBuy, out var ticks) && TriggerWatch.Reaches(order, ticks))
        {
            SetOff(market, order);
        }
        else
        {
            order.State = HeldState.Untriggered;
            market.Untriggered.Add(order);
        }
    }

    private void Change(in Command command)
    {
        var order = board.Find(command.Order);
        var request = command.Request;
        if (order is null || request.Quantity.Lots <= order.FilledLots)
        {
            var why = order is null ? OrderReason.TooLateToChange : OrderReason.QuantityNotPositive;
            board.Report(EventKind.ReplaceRejected, request.Instrument, command.Order, why);
            return;
        }

        var market = board.MarketOf(order);
        var keepsPlace = order.State != HeldState.Resting
            || (request.LimitPrice == order.Request.LimitPrice && request.Quantity <= order.Request.Quantity);
        if (!keepsPlace && request.IsPostOnly && market.CanTrade && TakingSide.WouldTake(market, in request))
        {
            board.Report(EventKind.ReplaceRejected, request.Instrument, order.Id, OrderReason.WouldTakeLiquidity);
            return;
        }

        if (keepsPlace)
        {
            order.Change(in request);
            board.ReportChange(order);
            return;
        }

        // Its place is lost: it comes in as a new order does, behind the others or against the other side.
        board.Detach(order);
        order.Change(in request);
        board.ReportChange(order);
        Place(market, order);
    }
}

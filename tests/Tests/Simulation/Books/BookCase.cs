using System.Globalization;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>
/// A small language for the book venue; each line happens one second after the one before it:
/// <c>book 99x10 98x5 / 101x7</c> a snapshot, <c>bid 99 8</c> and <c>ask 101 0</c> a level, <c>sold 99 3</c> and
/// <c>bought 101 3</c> a trade by that aggressor, <c>traded 99 3</c> one whose aggressor is unknown, <c>gap</c>,
/// <c>quote 99x10 101x7</c>, <c>clear</c>, <c>add 7 bid 99 5</c>, <c>less 7 2</c> and <c>modify 7 bid 99 3</c>
/// market by order,
/// <c>1 buy 5 limit 99 post</c> an order, <c>cancel 1</c>, <c>change 1 limit 98 qty 3</c>, <c>wait 5</c> seconds,
/// <c>close</c>. The answer tells what the venue said, in order.
/// </summary>
internal sealed class BookCase : IExecutionObserver
{
    public const long StartNs = RunSetup.StartNs;
    private readonly Dictionary<long, OrderRequest> requests = [];
    private readonly Dictionary<long, (OrderSide Side, long Ticks)> named = [];
    private readonly List<string> told = [];
    private long nowNs = StartNs;
    private long sequence;

    public BookCase(
        string queue = "pessimistic",
        string fees = "none",
        InstrumentKind kind = InstrumentKind.Perpetual,
        SelfCross selfCross = SelfCross.CancelIncoming,
        long cash = 1_000_000)
    {
        Assert.True(QueueModel.TryParse(queue, out var model));
        Assert.True(FeeSchedule.TryParse(fees, out var schedule));
        Venue = new BookVenue(
            [RunSetup.Coin(kind)], 1, Amount.FromUnits(cash),
            new BookVenueSettings { Fees = schedule, Queue = model, SelfCross = selfCross }, this);
    }

    public BookVenue Venue { get; }

    /// <summary>Cost of all executions against their reference, in ticks times lots.</summary>
    public List<long> ReferenceTicks { get; } = [];

    public static string Run(string script, string queue = "pessimistic") => new BookCase(queue).Play(script);

    /// <summary>Plays lines and answers what the venue said since the last call.</summary>
    public string Play(string script)
    {
        told.Clear();
        foreach (var line in script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            nowNs += 1_000_000_000;
            if (Venue.NextEndNs <= nowNs)
            {
                Venue.EndDue(nowNs);
                Listen();
            }

            Happen(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Listen();
        }

        return string.Join(" | ", told);
    }

    public void OnExecution(ExecutionId execution, long referenceTicks, long ticks) =>
        ReferenceTicks.Add(referenceTicks);

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private static OrderSide SideOf(string word) => word is "bid" or "buy" ? OrderSide.Buy : OrderSide.Sell;

    private void Happen(string[] words)
    {
        switch (words[0])
        {
            case "book":
                Snapshot(words);
                break;
            case "gap":
                Clear(BookFlags.Gap | BookFlags.Last);
                break;
            case "clear":
                Market(Event.OfBookOrder(default, new BookOrder(
                    nowNs, 0, 0, 0, ++sequence, OrderSide.Buy, BookOrderAction.Clear, BookFlags.Last, 0)));
                break;
            case "bid" or "ask":
                Level(SideOf(words[0]), Number(words[1]), Number(words[2]), BookFlags.Last);
                break;
            case "sold" or "bought" or "traded":
                var maker = words[0] == "sold" ? 1 : words[0] == "bought" ? 0 : -1;
                Market(Event.OfTrade(
                    default, new TradeTick(nowNs, Number(words[1]), Number(words[2]), ++sequence, maker)));
                break;
            case "quote":
                var bid = words[1].Split('x');
                var ask = words[2].Split('x');
                Market(Event.OfQuote(default, new QuoteTick(
                    nowNs, Number(bid[0]), Number(bid[1]), Number(ask[0]), Number(ask[1]), 0)));
                break;
            case "add" or "modify":
                named[Number(words[1])] = (SideOf(words[2]), Number(words[3]));
                ByOrder(
                    words[0] == "add" ? BookOrderAction.Add : BookOrderAction.Modify, Number(words[1]),
                    Number(words[4]));
                break;
            case "less":
                ByOrder(BookOrderAction.Cancel, Number(words[1]), Number(words[2]));
                break;
            case "cancel":
                Venue.Execute(
                    Command.Cancel(nowNs, default, new OrderId(Number(words[1])), requests[Number(words[1])]), nowNs);
                break;
            case "change":
                var number = Number(words[1]);
                requests[number] = Request(requests[number], words[2..]);
                Venue.Execute(Command.Replace(nowNs, default, new OrderId(number), requests[number]), nowNs);
                break;
            case "wait":
                nowNs += Number(words[1]) * 1_000_000_000;
                break;
            case "close":
                Venue.Close(nowNs);
                break;
            default:
                var id = Number(words[0]);
                var request = new OrderRequest
                {
                    Instrument = default,
                    Side = SideOf(words[1]),
                    Type = OrderType.Market,
                    Quantity = Quantity.FromLots(words[2] == "budget" ? 0 : Number(words[2])),
                };
                requests[id] = Request(request, words[2] == "budget" ? words[2..] : words[3..]);
                Venue.Execute(Command.Submit(nowNs, default, new OrderId(id), requests[id]), nowNs);
                break;
        }
    }

    private static OrderRequest Request(OrderRequest request, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            request = words[i] switch
            {
                "limit" => request with
                {
                    Type = request.Type == OrderType.Stop ? OrderType.StopLimit
                        : request.Type == OrderType.MarketIfTouched ? OrderType.LimitIfTouched
                        : request.Type == OrderType.Market ? OrderType.Limit
                        : request.Type,
                    LimitPrice = Price.FromTicks(Number(words[++i])),
                },
                "stop" => request with { Type = OrderType.Stop, StopPrice = Price.FromTicks(Number(words[++i])) },
                "touch" => request with
                {
                    Type = OrderType.MarketIfTouched,
                    StopPrice = Price.FromTicks(Number(words[++i])),
                },
                "trail" => request with
                {
                    Type = OrderType.TrailingStop, Trail = Trail.OfAmount(Number(words[++i])),
                },
                "qty" => request with { Quantity = Quantity.FromLots(Number(words[++i])) },
                "budget" => request with { QuoteBudget = Amount.FromUnits(Number(words[++i])) },
                "show" => request with { DisplayQuantity = Quantity.FromLots(Number(words[++i])) },
                "till" => request with
                {
                    TimeInForce = TimeInForce.GoodTillDate,
                    ExpiresAt = Timestamp.FromUnixNanos(StartNs + (Number(words[++i]) * 1_000_000_000)),
                },
                "post" => request with { IsPostOnly = true },
                "reduce" => request with { IsReduceOnly = true },
                "ioc" => request with { TimeInForce = TimeInForce.ImmediateOrCancel },
                "fok" => request with { TimeInForce = TimeInForce.FillOrKill },
                "open" => request with { TimeInForce = TimeInForce.AtOpen },
                _ => throw new InvalidOperationException(words[i]),
            };
        }

        return request;
    }

    private void Snapshot(string[] words)
    {
        Clear(BookFlags.Snapshot);
        var side = OrderSide.Buy;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] == "/")
            {
                side = OrderSide.Sell;
                continue;
            }

            var parts = words[i].Split('x');
            var flags = BookFlags.Snapshot | (i == words.Length - 1 ? BookFlags.Last : BookFlags.None);
            Level(side, Number(parts[0]), Number(parts[1]), flags);
        }
    }

    private void Clear(BookFlags flags) => Market(Event.OfBookClear(
        default, new BookLevel(nowNs, 0, 0, ++sequence, OrderSide.Buy, flags, 0)));

    private void Level(OrderSide side, long ticks, long lots, BookFlags flags) => Market(Event.OfBookLevel(
        default, new BookLevel(nowNs, ticks, lots, ++sequence, side, flags, 0)));

    private void ByOrder(BookOrderAction action, long number, long lots)
    {
        var (side, ticks) = named[number];
        Market(Event.OfBookOrder(default, new BookOrder(
            nowNs, number, ticks, lots, ++sequence, side, action, BookFlags.Last, 0)));
    }

    private void Market(in Event e) => Venue.OnMarket(in e);

    private void Listen()
    {
        while (Venue.TryTakeReport(out var report))
        {
            ref readonly var body = ref report.Report;
            var id = $"#{body.Order.Value}";
            told.Add(report.Kind switch
            {
                EventKind.OrderFilled =>
                    $"{id} {(report.FillSide == OrderSide.Buy ? "buy" : "sell")} "
                    + $"{body.Quantity.Lots}@{body.Price.Ticks} "
                    + (report.Liquidity == LiquiditySide.Maker ? "maker" : "taker")
                    + (body.Fee.IsZero ? "" : $" fee {body.Fee}") + (report.CompletesOrder ? " done" : ""),
                EventKind.OrderReplaced => $"{id} replaced {body.Quantity.Lots}@{body.Price.Ticks}",
                EventKind.OrderAccepted => $"{id} in",
                EventKind.OrderTriggered => $"{id} triggered",
                _ => $"{id} {report.Kind} {report.Reason}",
            });
        }
    }
}

using System.Globalization;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation;

/// <summary>
/// A small language for fill rules. Bars: see <see cref="BarList.Parse"/>; bar n goes from time n to time n + 1.
/// Orders, one a line: <c>0: buy 10 limit 99 ioc reduce</c> is placed when bar 0 has ended, <c>fill 1: sell 5 stop
/// 95</c> after
/// each fill of order 1, <c>2: cancel 1</c>, <c>0: long</c>, <c>0: short</c> and <c>0: exit</c> as the names say. The
/// answer tells
/// in order what happened: <c>#1 buy 10@99 maker t1</c>, with a fee when there is one, and <c>#1 Canceled DataEnded
/// t3</c>.
/// </summary>
internal static class VenueCase
{
    public static string Run(string bars, string orders, RunSetup? setup = null)
    {
        setup ??= new RunSetup();
        var list = BarList.Parse(bars, RunSetup.StartNs, setup.Period.Nanos);
        return Run([.. list], orders, setup);
    }

    public static string Run(Plimsoll.Model.Market.Bar[] bars, string orders, RunSetup setup)
    {
        var lines = orders.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToArray();
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in Plimsoll.Kernel.Strategies.BarUpdate _) =>
                Obey(self, lines, self.BarCount.ToString(CultureInfo.InvariantCulture)),
            WhenFilled = (OpenStrategy self, in FillRecord fill) => Obey(self, lines, $"fill {fill.Order.Value}"),
            WhenTimer = (self, id) => Obey(self, lines, $"timer {id}"),
        };
        var (kernel, log) = setup.Run([bars], 1_000_000, strategy);
        Assert.True(kernel.Cash.Sign >= 0, $"cash {kernel.Cash}");
        return Tell(log, setup);
    }

    /// <summary>Fills and ends in the order in which they were told.</summary>
    private static string Tell(RunLog log, RunSetup setup)
    {
        var told = new List<string>();
        var fills = new Queue<FillRecord>(log.Fills);
        var filled = new Dictionary<long, long>();
        foreach (var order in log.Orders)
        {
            while (fills.Count > 0 && fills.Peek().Order == order.Id
                && filled.GetValueOrDefault(order.Id.Value) < order.Filled.Lots)
            {
                var fill = fills.Dequeue();
                filled[order.Id.Value] = filled.GetValueOrDefault(order.Id.Value) + fill.Quantity.Lots;
                var fee = fill.Fee.IsZero ? "" : $" fee {fill.Fee}";
                told.Add(
                    $"#{fill.Order.Value} {Word(fill.Side)} {fill.Quantity.Lots}@{fill.Price.Ticks} " +
                    $"{Word(fill.Liquidity)}{fee} t{At(fill.TimeNs, setup)}");
            }

            if (order.IsFinal && order.Status != OrderStatus.Filled)
            {
                told.Add($"#{order.Id.Value} {order.Status} {order.EndReason} t{At(order.UpdatedTimeNs, setup)}");
            }
        }

        Assert.Empty(fills);
        return string.Join(" | ", told);
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string At(long timeNs, RunSetup setup) =>
        ((decimal)(timeNs - RunSetup.StartNs) / setup.Period.Nanos).ToString("0.##", CultureInfo.InvariantCulture);

    private static void Obey(OpenStrategy self, string[][] lines, string moment)
    {
        foreach (var line in lines)
        {
            if (line[0] == moment)
            {
                Obey(self, line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }

    private static void Obey(OpenStrategy self, string[] words)
    {
        switch (words[0])
        {
            case "long":
                self.GoLong();
                break;
            case "short":
                self.GoShort();
                break;
            case "exit":
                self.Leave();
                break;
            case "cancel":
                self.Withdraw(new OrderId(Number(words[1])));
                break;
            case "change":
                Change(self, words);
                break;
            case "wake":
                self.Wake(RunSetup.StartNs + (Number(words[1]) * 60_000_000_000), (int)Number(words[2]));
                break;
            default:
                self.Place(Request(words));
                break;
        }
    }

    private static void Change(OpenStrategy self, string[] words)
    {
        var change = default(OrderChange);
        for (var next = 2; next < words.Length; next += 2)
        {
            var number = Number(words[next + 1]);
            change = words[next] switch
            {
                "limit" => change with { LimitPrice = Price.FromTicks(number) },
                "stop" => change with { StopPrice = Price.FromTicks(number) },
                "trail" => change with { Trail = Trail.OfAmount(number) },
                _ => change with { Quantity = Quantity.FromLots(number) },
            };
        }

        _ = self.Amend(new OrderId(Number(words[1])), change);
    }

    private static OrderRequest Request(string[] words)
    {
        var request = new OrderRequest
        {
            Instrument = default,
            Side = words[0] == "buy" ? OrderSide.Buy : OrderSide.Sell,
            Type = OrderType.Market,
        };
        var next = 1;
        if (words[1] != "budget")
        {
            request = request with { Quantity = Quantity.FromLots(Number(words[next])) };
            next++;
        }

        for (; next < words.Length; next++)
        {
            request = words[next] switch
            {
                "budget" => request with { QuoteBudget = Amount.FromUnits(Number(words[++next])) },
                "limit" => request with
                {
                    Type = request.Type == OrderType.Stop ? OrderType.StopLimit : OrderType.Limit,
                    LimitPrice = Price.FromTicks(Number(words[++next])),
                },
                "touch" => request with
                {
                    Type = request.Type == OrderType.Limit ? OrderType.LimitIfTouched : OrderType.MarketIfTouched,
                    StopPrice = Price.FromTicks(Number(words[++next])),
                },
                "trail" => request with
                {
                    Type = OrderType.TrailingStop, Trail = Trail.OfAmount(Number(words[++next])),
                },
                "trail%" => request with
                {
                    Type = OrderType.TrailingStop, Trail = Trail.OfPercent(Number(words[++next]) * 10_000),
                },
                "opg" => request with { TimeInForce = TimeInForce.AtOpen },
                "cls" => request with { TimeInForce = TimeInForce.AtClose },
                "post" => request with { IsPostOnly = true },
                "show" => request with { DisplayQuantity = Quantity.FromLots(Number(words[++next])) },
                "for" => request with { LifetimeNs = Number(words[++next]) * 1_000_000_000 },
                "stop" => request with { Type = OrderType.Stop, StopPrice = Price.FromTicks(Number(words[++next])) },
                "ioc" => request with { TimeInForce = TimeInForce.ImmediateOrCancel },
                "fok" => request with { TimeInForce = TimeInForce.FillOrKill },
                "day" => request with { TimeInForce = TimeInForce.Day },
                "till" => request with
                {
                    TimeInForce = TimeInForce.GoodTillDate,
                    ExpiresAt = Timestamp.FromUnixNanos(RunSetup.StartNs + (Number(words[++next]) * 1_000_000_000)),
                },
                "reduce" => request with { IsReduceOnly = true },
                _ => throw new InvalidOperationException(words[next]),
            };
        }

        return request;
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}

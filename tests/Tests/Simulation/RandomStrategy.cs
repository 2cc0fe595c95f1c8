using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Simulation;

/// <summary>
/// Does everything a strategy can do, at random from a seed, and knows only what it was told. Whoever watches it is
/// called at
/// each of its events.
/// </summary>
internal sealed class RandomStrategy(ulong seed, int instruments) : Strategy
{
    private readonly SplitMix random = new(seed);
    private readonly List<OrderId> placed = [];

    /// <summary>Called at every event; the word says which.</summary>
    public Action<string>? Watch { get; set; }

    /// <summary>Called with every bar, of whatever period.</summary>
    public Action<Bar, BarPeriod, int, long>? Seen { get; set; }

    public override void OnStart()
    {
        for (var i = 0; i < instruments; i++)
        {
            Subscribe(new InstrumentIndex(i), BarPeriod.Parse("5m"));
            Subscribe(new InstrumentIndex(i), BarPeriod.OneHour);
        }
    }

    public override void OnBar(in BarUpdate bar)
    {
        Watch?.Invoke("bar");
        Seen?.Invoke(bar.Raw, bar.Period, bar.Instrument.Value, Now.UnixNanos);
        var last = bar.Raw.CloseTicks;
        switch (random.Next() % 12)
        {
            case 0:
                EnterLong(bar.Instrument);
                break;
            case 1:
                EnterShort(bar.Instrument);
                break;
            case 2:
                Exit(bar.Instrument);
                break;
            case 3:
            case 4:
                placed.Add(Submit(Any(bar.Instrument, last)));
                break;
            case 5 when placed.Count > 0:
                Cancel(placed[(int)(random.Next() % (ulong)placed.Count)]);
                break;
            case 6:
                WakeAt(Now + Duration.FromSeconds((long)(random.Next() % 4_000)), bar.Instrument.Value);
                break;
            case 7 when random.Next() % 4 == 0:
                CancelAll(bar.Instrument);
                break;
            default:
                break;
        }
    }

    public override void OnTimer(int timerId)
    {
        Watch?.Invoke("timer");
        if (random.Next() % 2 == 0)
        {
            placed.Add(Submit(Any(new InstrumentIndex(timerId), 1_000 + (long)(random.Next() % 9_000))));
        }
    }

    public override void OnFill(in FillRecord fill)
    {
        Watch?.Invoke("fill");
        if (random.Next() % 3 == 0 && !IsFlat(fill.Instrument))
        {
            var isLong = PositionLots(fill.Instrument) > 0;
            var away = 1 + (long)(random.Next() % 60);
            placed.Add(Submit(new OrderRequest
            {
                Instrument = fill.Instrument,
                Side = isLong ? OrderSide.Sell : OrderSide.Buy,
                Type = random.Next() % 2 == 0 ? OrderType.Stop : OrderType.Limit,
                Quantity = Quantity.FromLots(1 + (long)(random.Next() % 50)),
                StopPrice = Price.FromTicks(Math.Max(1, fill.Price.Ticks + (isLong ? -away : away))),
                LimitPrice = Price.FromTicks(Math.Max(1, fill.Price.Ticks + (isLong ? away : -away))),
                IsReduceOnly = random.Next() % 4 != 0,
                Reason = "protect",
            }));
        }
    }

    public override void OnOrder(in OrderView order) => Watch?.Invoke("order");

    private OrderRequest Any(InstrumentIndex instrument, long last)
    {
        var type = (OrderType)(random.Next() % 4);
        var usesBudget = type == OrderType.Market && random.Next() % 3 == 0;
        return new OrderRequest
        {
            Instrument = instrument,
            Side = (OrderSide)(random.Next() % 2),
            Type = type,
            TimeInForce = (TimeInForce)(random.Next() % 5),
            Quantity = usesBudget ? Quantity.Zero : Quantity.FromLots((long)(random.Next() % 300) - 3),
            QuoteBudget = usesBudget ? Amount.FromUnits(1 + (long)(random.Next() % 3_000)) : Amount.Zero,
            LimitPrice = Price.FromTicks(Near(last)),
            StopPrice = Price.FromTicks(Near(last)),
            ExpiresAt = Now + Duration.FromSeconds((long)(random.Next() % 1_200)),
            IsReduceOnly = random.Next() % 4 == 0,
            Reason = "any",
        };
    }

    private long Near(long last) => Math.Max(0, last + (long)(last * 0.02 * ((2 * random.Unit()) - 1)));
}

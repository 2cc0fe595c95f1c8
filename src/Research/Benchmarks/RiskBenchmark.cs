using System.Diagnostics;
using System.Globalization;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// Times what one order costs in the kernel, from the strategy's call to the command at the gateway, without limits and
/// with all of them set. The difference is what the layers take. Each order is cancelled before the next.
/// </summary>
public static class RiskBenchmark
{
    private const long StartNs = 1_704_067_200_000_000_000;
    private const int Batch = 16;
    private const int WarmUp = 40_000;

    /// <summary>Limits of every layer, none of them reached: one of each kind that takes time.</summary>
    public static IReadOnlyList<string> AllLimits { get; } =
    [
        "zone=UTC", "allow=BENCH0.TEST,BENCH1.TEST,BENCH2.TEST,BENCH3.TEST", "session-lock=23:58-23:59",
        "daily-loss=900000", "weekly-loss=900000", "drawdown=90%", "day-drawdown=90%", "rapid-loss=90%",
        "consecutive-losses=50", "failures=50", "failures-in-window=50", "error-rate=90%", "throttle-start=80%",
        "throttle-end=95%", "trade-loss=900000", "stale=1h", "execution-quality=10%", "positions=50",
        "symbol-positions=5000", "symbol-quantity=900000", "entries-per-day=900000000", "unknown-orders=10",
        "gross=90000000", "gross-share=9000%", "net=90000000", "net-share=9000%", "symbol-share=9000%",
        "group-share=9000%", "group.ALL=BENCH0.TEST,BENCH1.TEST", "leverage=90", "order-quantity=90000",
        "order-value=9000000", "collar-ticks=5000", "collar=50%", "order-rate=50000", "message-rate=100000",
        "cancel-reserve=100", "no-self-cross=true", "aggressive-value=90000000", "walk=90%",
        "strategy.0.daily-loss=900000", "strategy.0.gross=90000000", "strategy.0.positions=50",
    ];

    /// <summary>Measures.</summary>
    /// <param name="orders">Orders that are timed in each row; 10,000 or more.</param>
    /// <param name="progress">Told of each row when it is finished; may be null.</param>
    public static IReadOnlyList<RiskBenchmarkRow> Measure(int orders, Action<RiskBenchmarkRow>? progress = null)
    {
        var rows = new List<RiskBenchmarkRow>();

        // The first rows would otherwise time code that is still being compiled.
        _ = Row(hasLimits: false, 0, WarmUp);
        _ = Row(hasLimits: true, 0, WarmUp);
        foreach (var working in (ReadOnlySpan<int>)[0, 10, 100])
        {
            foreach (var hasLimits in (ReadOnlySpan<bool>)[false, true])
            {
                var row = Row(hasLimits, working, orders);
                rows.Add(row);
                progress?.Invoke(row);
            }
        }

        return rows;
    }

    private static RiskBenchmarkRow Row(bool hasLimits, int working, int orders)
    {
        var sender = new Sender();
        var kernel = new TradingKernel(Configuration(hasLimits), [sender], new Nowhere(), new Silence());
        kernel.Start();
        for (var i = 0; i < 4; i++)
        {
            var trade = new TradeTick(StartNs, 10_000, 1, 0, -1);
            kernel.Process(Event.OfTrade(new InstrumentIndex(i), in trade));
        }

        for (var i = 0; i < working; i++)
        {
            // Bids below the market and offers above it, over all instruments.
            var isBid = i % 2 == 0;
            sender.Place(isBid ? OrderSide.Buy : OrderSide.Sell, isBid ? 5_000 + i : 15_000 - i, i / 2 % 4);
        }

        var timeNs = StartNs;
        for (var i = 0; i < Math.Min(orders, WarmUp); i++)
        {
            timeNs = One(kernel, sender, timeNs);
        }

        var batches = new double[orders / Batch];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < batches.Length; i++)
        {
            var ticks = 0L;
            for (var k = 0; k < Batch; k++)
            {
                timeNs = One(kernel, sender, timeNs);
                ticks += sender.LastTicks;
            }

            batches[i] = ticks * 1e9 / Stopwatch.Frequency / Batch;
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Array.Sort(batches);
        return new RiskBenchmarkRow(
            hasLimits ? "all layers" : "no limits", working, batches[batches.Length / 2],
            batches[Math.Min(batches.Length - 1, batches.Length * 999 / 1000)],
            (double)bytes / (batches.Length * Batch));
    }

    // A new moment, one order, and its end.
    private static long One(TradingKernel kernel, Sender sender, long timeNs)
    {
        timeNs += 20_000_000;
        var trade = new TradeTick(timeNs, 10_000, 1, 0, -1);
        sender.IsArmed = true;
        kernel.Process(Event.OfTrade(default, in trade));
        var report = new OrderReport(timeNs, sender.LastOrder);
        kernel.Process(Event.OfReport(
            EventKind.OrderCanceled, default, in report, OrderReason.CanceledByStrategy));
        return timeNs;
    }

    private static KernelConfiguration Configuration(bool hasLimits) => new()
    {
        Instruments = [.. Enumerable.Range(0, 4).Select(static number => new Instrument(
            InstrumentId.Parse(string.Create(CultureInfo.InvariantCulture, $"BENCH{number}.TEST")),
            InstrumentKind.Perpetual, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.001"), Currency.Of("USD"), "24x7",
            1))],
        BarPeriod = BarPeriod.OneMinute,
        StrategyPeriod = BarPeriod.OneMinute,
        Currency = Currency.Of("USD"),
        StartCash = Amount.FromUnits(1_000_000),
        LeverageMax = 100,
        DayCalendar = SessionCalendar.Get("24x7"),
        ChecksData = false,
        Risk = hasLimits ? RiskText.ParseExact(AllLimits) : null,
    };

    /// <summary>Sends one order when it is told to, and notes how long the kernel took.</summary>
    private sealed class Sender : Strategy
    {
        public bool IsArmed { get; set; }

        public long LastTicks { get; private set; }

        public OrderId LastOrder { get; private set; }

        public override void OnTrade(InstrumentIndex instrument, in TradeTick trade)
        {
            if (IsArmed)
            {
                IsArmed = false;
                var start = Stopwatch.GetTimestamp();
                Place(OrderSide.Buy, 9_990, 0);
                LastTicks = Stopwatch.GetTimestamp() - start;
            }
        }

        public void Place(OrderSide side, long limitTicks, int instrument) => LastOrder = Submit(new OrderRequest
        {
            Instrument = new InstrumentIndex(instrument),
            Side = side,
            Type = OrderType.Limit,
            LimitPrice = Price.FromTicks(limitTicks),
            Quantity = Quantity.FromLots(10),
        });
    }

    private sealed class Nowhere : IOrderGateway
    {
        public void Submit(in ApprovedOrder order)
        {
        }

        public void Cancel(in Command command)
        {
        }

        public void Replace(in Command command)
        {
        }
    }

    private sealed class Silence : IRunObserver
    {
        public void OnOrder(in OrderView order)
        {
        }

        public void OnFill(in FillRecord fill)
        {
        }

        public void OnTrade(in PositionEpisode trade)
        {
        }

        public void OnEquity(in EquitySample sample)
        {
        }

        public void OnFinding(InstrumentIndex instrument, in Model.Quality.QualityFinding finding)
        {
        }

        public void OnDesync(in DesyncRecord desync)
        {
        }
    }
}

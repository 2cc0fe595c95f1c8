using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Research.MarketMaking;

/// <summary>The books of one simulation while it runs.</summary>
internal sealed class BarMakerRun(BarMakerSettings settings)
{
    private readonly AverageCostBook book = new();
    private readonly List<BarMakerTrade> trades = [];
    private int barsQuoted;
    private int bothFilled;
    private int buys;
    private int heldMax;
    private double spreadCapture;
    private double turnover;
    private double peak;
    private double drawdown;

    public int OrdersHeld { get; private set; }

    public void Step(int index, in BarMakerBar bar, double price, QuoteTicks ticks)
    {
        barsQuoted++;
        var most = settings.OrdersHeldMax;
        var bids = OrdersHeld < most && BarMakerSimulation.BidIsFilled(settings, bar.Low, ticks.BidTicks);
        var asks = OrdersHeld > (settings.IsLongOnly ? 0 : -most)
            && BarMakerSimulation.AskIsFilled(settings, bar.High, ticks.AskTicks);
        if (bids)
        {
            Fill(index, bar, price, ticks.BidTicks, 1);
        }

        if (asks)
        {
            Fill(index, bar, price, ticks.AskTicks, -1);
        }

        bothFilled += bids && asks ? 1 : 0;
        heldMax = Math.Max(heldMax, Math.Abs(OrdersHeld));
        var net = book.Net(bar.Close);
        peak = Math.Max(peak, net);
        drawdown = Math.Max(drawdown, peak - net);
    }

    public BarMakerResult Result(double lastClose) => new()
    {
        Trades = trades,
        BarsQuoted = barsQuoted,
        BarsBothFilled = bothFilled,
        Buys = buys,
        Sells = trades.Count - buys,
        OrdersHeldAtEnd = OrdersHeld,
        OrdersHeldMax = heldMax,
        Fees = book.Fees,
        RealizedGross = book.RealizedGross,
        Unrealized = book.Unrealized(lastClose),
        SpreadCapture = spreadCapture,
        MaximumDrawdown = drawdown,
        Turnover = turnover,
    };

    private void Fill(int index, in BarMakerBar bar, double mid, long priceTicks, int side)
    {
        var price = priceTicks * settings.Quote.Tick;
        var value = price * settings.OrderQuantity;
        var fee = settings.Quote.MakerFee * value;
        book.Apply(side * settings.OrderQuantity, price, fee);
        OrdersHeld += side;
        buys += side > 0 ? 1 : 0;
        turnover += value;
        spreadCapture += side * (mid - price) * settings.OrderQuantity;
        trades.Add(new BarMakerTrade(index, bar.OpenTimeNs, side > 0, price, fee, OrdersHeld));
    }
}

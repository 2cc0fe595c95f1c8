using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>The sums over working orders, made anew out of the single orders, against those that are kept up.</summary>
internal sealed class WorkingTruth
{
    private readonly RiskBook book;
    private readonly OrderStore orders;
    private readonly ExposureRecount recount;

    public WorkingTruth(RiskBook book, OrderStore orders, int[] groups)
    {
        this.book = book;
        this.orders = orders;
        recount = new ExposureRecount(book.Account, groups);
    }

    /// <summary>How often an amount above nothing was compared, so that a test can ask for more than zeros.</summary>
    public int Comparisons { get; private set; }

    /// <summary>Compares for every instrument and strategy.</summary>
    public void Check()
    {
        for (var i = 0; i < book.Account.Books.Length; i++)
        {
            for (var s = 0; s < book.Account.Books[i].Positions.Length; s++)
            {
                var instrument = new InstrumentIndex(i);
                var strategy = new StrategyIndex(s);
                CheckExposure(instrument, strategy);
                CheckRest(instrument, strategy);
            }

            CheckMeeting(new InstrumentIndex(i));
        }

        Assert.Equal(BoundCash(null), book.Working.BoundCash(null));
    }

    /// <summary>Compares with one order left out, as a change of it does.</summary>
    public void Check(Order changed)
    {
        Assert.Equal(BoundCash(changed), book.Working.BoundCash(changed));
        ref readonly var request = ref changed.Request;
        foreach (var side in (ReadOnlySpan<OrderSide>)[OrderSide.Buy, OrderSide.Sell])
        {
            Assert.Equal(
                ExitLots(changed.Strategy, request.Instrument, side, changed),
                book.Working.ExitLots(changed.Strategy, request.Instrument, side, changed));
        }
    }

    /// <summary>Compares what an order that is asked for would make of the worst case.</summary>
    public void Check(in RiskQuestion question)
    {
        book.Sheet.Add(in question);
        recount.Add(in question);
        CheckSums();
    }

    private void CheckExposure(InstrumentIndex instrument, StrategyIndex strategy)
    {
        book.Sheet.Add(orders, instrument, strategy);
        recount.Add(orders, instrument, strategy);
        CheckSums();
    }

    private void CheckSums()
    {
        Assert.Equal(recount.All, book.Sheet.All);
        Assert.Equal(recount.Own, book.Sheet.Own);
        Assert.Equal((recount.IsBlind, recount.UnknownOrders), (book.Sheet.IsBlind, book.Sheet.UnknownOrders));
        Comparisons += recount.All.Gross.IsZero ? 0 : 1;
    }

    private void CheckRest(InstrumentIndex instrument, StrategyIndex strategy)
    {
        foreach (var side in (ReadOnlySpan<OrderSide>)[OrderSide.Buy, OrderSide.Sell])
        {
            Assert.Equal(
                ExitLots(strategy, instrument, side, null), book.Working.ExitLots(strategy, instrument, side, null));
        }

        Assert.Equal(
            All().Any(order => order.Request.Instrument == instrument && (order.Status == OrderStatus.External
                || (order.Status == OrderStatus.Unknown && order.Strategy == strategy))),
            book.Working.IsInDoubt(instrument, strategy));
    }

    private void CheckMeeting(InstrumentIndex instrument)
    {
        foreach (var side in (ReadOnlySpan<OrderSide>)[OrderSide.Buy, OrderSide.Sell])
        {
            for (var limit = 0; limit <= 24; limit += 3)
            {
                var request = new OrderRequest
                {
                    Instrument = instrument,
                    Side = side,
                    Type = limit == 0 ? OrderType.Market : OrderType.Limit,
                    LimitPrice = Price.FromTicks(limit),
                };
                Assert.Equal(Meets(in request), book.Working.Meets(in request));
            }
        }
    }

    private bool Meets(in OrderRequest request)
    {
        var (instrument, side, limit) = (request.Instrument, request.Side, request.LimitPrice.Ticks);
        var isPriced = request.HasLimit;
        return All().Any(order => order.Request.Instrument == instrument && order.Request.Side != side
            && !order.Request.HasTrigger && order.Status != OrderStatus.External
            && (!isPriced || !order.Request.HasLimit || Crosses(order.Request.LimitPrice.Ticks)
                || (order.HasChange && Crosses(order.Change.LimitPrice.Ticks))));

        bool Crosses(long other) => side == OrderSide.Buy ? limit >= other : limit <= other;
    }

    private long ExitLots(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side, Order? changed) => All()
        .Where(order => order != changed && order.Strategy == strategy && order.Request.Instrument == instrument
            && order.Request.Side == side && !order.Request.IsReduceOnly && order.Request.QuoteBudget.IsZero
            && order.Status != OrderStatus.External)
        .Sum(static order => order.RestLots);

    private Amount BoundCash(Order? changed)
    {
        var bound = Amount.Zero;
        foreach (var order in All())
        {
            ref readonly var request = ref order.Request;
            var instrument = book.Account.Book(request.Instrument);
            if (order == changed || request.Side != OrderSide.Buy || request.IsReduceOnly
                || !instrument.Instrument.IsPaidInFull || order.Status == OrderStatus.External)
            {
                continue;
            }

            var price = RiskGate.WorstTicks(in request, instrument.LastTicks);
            if (order.HasChange)
            {
                price = Math.Max(price, RiskGate.WorstTicks(in order.Change, instrument.LastTicks));
            }

            var cost = request.QuoteBudget.Sign > 0
                ? request.QuoteBudget - order.FilledValue - order.Fees
                : instrument.Instrument.Notional(price, order.RestLots);
            bound -= book.Account.InAccount(instrument, -cost);
        }

        return bound;
    }

    private IEnumerable<Order> All() => Enumerable.Range(0, orders.Count).Select(i => orders[i]);
}

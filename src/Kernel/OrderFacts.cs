using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>Gathers what the risk checks of one order rest on.</summary>
internal sealed class OrderFacts
{
    private readonly KernelConfiguration configuration;
    private readonly AccountBook account;
    private readonly MarginWatch margin;
    private readonly OrderStore orders;
    private readonly ReportDesk reports;
    private readonly RiskDesk risk;

    public OrderFacts(
        KernelConfiguration configuration, AccountBook account, MarginWatch margin, OrderStore orders,
        ReportDesk reports, RiskDesk risk)
    {
        this.risk = risk;
        this.configuration = configuration;
        this.account = account;
        this.margin = margin;
        this.orders = orders;
        this.reports = reports;
    }

    /// <summary>Gathers them.</summary>
    /// <param name="moment">Now.</param>
    /// <param name="strategy">Whose order.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="changed">The order that it would change; null for a new one.</param>
    /// <param name="terms">What it brings to limit its loss.</param>
    public RiskFacts Of(
        KernelMoment moment, StrategyIndex strategy, in OrderRequest request, Order? changed, EntryTerms terms)
    {
        var book = account.Book(request.Instrument);
        var working = risk.Book.Working;
        var isPurchase = request.Side == OrderSide.Buy && book.Instrument.IsPaidInFull;
        return new RiskFacts
        {
            NowNs = moment.NowNs,
            Strategy = strategy,
            Instrument = book.Instrument,
            Book = book,
            Margin = margin,
            WorkingMargin = book.Margin is null ? Amount.Zero : WorkingMargin(changed),
            HasPrice = book.HasPrice,
            LastTicks = book.LastTicks,
            PositionLots = book.Positions[strategy.Value].Lots,
            WorkingExitLots = working.ExitLots(strategy, request.Instrument, request.Side, changed),
            Hold = reports.IsPaused(request.Instrument) ? OrderReason.InstrumentPaused
                : working.IsInDoubt(request.Instrument, strategy) ? OrderReason.OrderInDoubt
                : OrderReason.None,
            FreeCash = isPurchase ? account.InQuote(book, FreeCash(changed)) : Amount.Zero,
            Account = account,
            LeverageMax = configuration.LeverageMax,
            HasOrderRoom = changed is not null || orders.HasRoom,
            Risk = risk,
            Orders = orders,
            Changed = changed,
            Terms = terms,
        };
    }

    /// <summary>Initial margin that working orders would need if they opened all they ask for.</summary>
    private Amount WorkingMargin(Order? changed)
    {
        var total = Amount.Zero;
        for (var i = 0; i < orders.Count; i++)
        {
            var request = orders[i].Request;
            var book = account.Book(request.Instrument);
            if (book.Margin is { } terms && orders[i] != changed && !request.IsReduceOnly
                && !Reduces(book, orders[i]))
            {
                var lots = Math.Max(0, RiskGate.LotsOf(in request, book) - orders[i].Filled.Lots);
                total -= account.InAccount(book, -terms.Initial(book.Instrument, book.LastTicks, lots));
            }
        }

        return total;
    }

    private static bool Reduces(InstrumentBook book, Order order)
    {
        var held = book.Positions[order.Strategy.Value].Lots;
        return held != 0 && (held > 0) == (order.Request.Side == OrderSide.Sell)
            && order.Request.QuoteBudget.IsZero && order.Request.Quantity.Lots <= Math.Abs(held);
    }

    /// <summary>Cash less what working purchases may still cost; one to be changed counts by its change.</summary>
    public Amount FreeCash(Order? changed) => account.Cash - margin.Initial - risk.Book.Working.BoundCash(changed);
}

using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>Gives entries their size, and keeps what the run's rule needs to know for it.</summary>
internal sealed class SizingDesk
{
    private const string Section = "Sizing/1";
    private readonly Sizing sizing;
    private readonly AccountBook account;
    private readonly OrderFacts facts;
    private readonly RiskDesk risk;
    private readonly OrderStore orders;
    private readonly ExposureRecount? exposure;
    private readonly RangeGauge[] ranges;
    private readonly VolatilityGauge[] volatilities;
    private readonly SessionCalendar[] calendars;

    public SizingDesk(Sizing sizing, AccountBook account, OrderFacts facts, RiskDesk risk, OrderStore orders)
    {
        this.sizing = sizing;
        this.account = account;
        this.facts = facts;
        this.risk = risk;
        this.orders = orders;
        var count = account.Books.Length;
        var groups = new int[count];
        Array.Fill(groups, -1);
        exposure = sizing.Terms.NeedsExposure ? new ExposureRecount(account, groups) : null;
        ranges = new RangeGauge[sizing.Kind == SizingKind.RiskByRange ? count : 0];
        volatilities = new VolatilityGauge[sizing.Terms.NeedsVolatility ? count : 0];
        calendars = new SessionCalendar[volatilities.Length];
        for (var i = 0; i < volatilities.Length; i++)
        {
            volatilities[i] = new VolatilityGauge(sizing.Terms.VolatilityDays);
            calendars[i] = SessionCalendar.Get(account.Books[i].Instrument.CalendarName);
        }
    }

    /// <summary>Whether it has to hear of bars.</summary>
    public bool IsWatching => ranges.Length + volatilities.Length != 0;

    /// <summary>Takes a bar.</summary>
    public void OnBar(InstrumentBook book, in Bar bar)
    {
        var place = book.Index.Value;
        if (ranges.Length != 0)
        {
            ranges[place].Take(in bar);
        }

        if (volatilities.Length != 0)
        {
            // A bar that ends with its day belongs to it, not to the next.
            var day = calendars[place].TradingDayOf(bar.CloseTimeNs - 1);
            volatilities[place].Take(day, bar.CloseTicks, calendars[place].TradingDayEndNs(day) <= bar.CloseTimeNs);
        }
    }

    /// <summary>A market entry whose size the run's rule decides, not placed yet.</summary>
    public OrderRequest Entry(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side, string reason)
    {
        var book = account.Book(instrument);
        var place = instrument.Value;
        exposure?.Add(orders, instrument, strategy);
        var basis = new SizingFacts
        {
            Equity = account.InQuote(book, account.Equity),
            FreeCash = account.InQuote(book, facts.FreeCash(changed: null)),
            LastTicks = book.HasPrice ? book.LastTicks : 0,
            RangeTicks = ranges.Length == 0 ? null : ranges[place].Ticks,
            Volatility = volatilities.Length == 0
                ? null
                : volatilities[place].Value(calendars[place].TradingDaysPerYear),
            Regime = risk.Book.Health.RegimeOf(instrument),
            Exposure = exposure is null ? Amount.Zero : account.InQuote(book, exposure.All.Gross),
        };
        var request = Allocator.Entry(sizing, book.Instrument, instrument, side, in basis, reason);
        return risk.Throttled(in request, strategy);
    }

    public void Save(IStateWriter writer)
    {
        if (!IsWatching)
        {
            return;
        }

        writer.WriteSection(Section);
        foreach (ref readonly var range in ranges.AsSpan())
        {
            range.Save(writer);
        }

        foreach (var volatility in volatilities)
        {
            volatility.Save(writer);
        }
    }

    public void Restore(IStateReader reader)
    {
        if (!IsWatching)
        {
            return;
        }

        reader.ReadSection(Section);
        foreach (ref var range in ranges.AsSpan())
        {
            range.Restore(reader);
        }

        foreach (var volatility in volatilities)
        {
            volatility.Restore(reader);
        }
    }
}

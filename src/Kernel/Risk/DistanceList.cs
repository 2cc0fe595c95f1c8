using Plimsoll.Kernel.Orders;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>Puts the figures of all limits beside the limits. Only on demand: it allocates.</summary>
internal sealed class DistanceList
{
    private const long Whole = 1_000_000;
    private readonly RiskBook book;
    private readonly OrderStore orders;
    private readonly long nowNs;
    private readonly List<DistanceRecord> list = [];

    public DistanceList(RiskBook book, OrderStore orders, long nowNs)
    {
        this.book = book;
        this.orders = orders;
        this.nowNs = nowNs;
    }

    public IReadOnlyList<DistanceRecord> Make()
    {
        Add(book.Wide, book.Board, OperatorScope.Platform, default);
        for (var i = 0; i < book.Own.Length; i++)
        {
            var strategy = new StrategyIndex(i);
            if (book.BoardOf(strategy) is { } board)
            {
                Add(book.Own[i], board, OperatorScope.Strategy, strategy);
            }
        }

        return list;
    }

    private void Add(RiskLimits limits, BreakerBoard board, OperatorScope scope, StrategyIndex strategy)
    {
        foreach (var info in LimitCatalog.All)
        {
            // What stands beside a limit, or is on or off, has no distance.
            var isLimit = limits.Has(info.Name) && info.Tightness == LimitTightness.Lower
                && info.Unit is not (LimitUnit.Flag or LimitUnit.Level);
            if (!isLimit)
            {
                continue;
            }

            var max = limits.Amount(info.Name);
            if (IsOfInstrument(info.Name))
            {
                AddInstruments(info.Name, max, scope, strategy);
            }
            else
            {
                var now = OfBoard(info.Name, board) ?? OfBook(info.Name, scope, strategy);
                list.Add(new DistanceRecord(info.Name, scope, strategy, null, now, max));
            }
        }
    }

    private static bool IsOfInstrument(LimitName name) => name is LimitName.SymbolPositions
        or LimitName.SymbolQuantity or LimitName.SymbolShare or LimitName.StaleAge;

    private static Amount Raw(long value) => Amount.FromAtto(value);

    private static Amount Share(Amount part, Amount whole) =>
        whole.Sign <= 0 ? Raw(Whole) : Amount.FromAtto(part.Atto * Whole / whole.Atto);

    private Amount? OfBoard(LimitName name, BreakerBoard board) => name switch
    {
        LimitName.DailyLoss => Loss(board.DayStart, board),
        LimitName.DailyLossShare => Share(Loss(board.DayStart, board), board.DayStart),
        LimitName.WeeklyLoss => Loss(board.WeekStart, board),
        LimitName.DrawdownShare or LimitName.ThrottleStart or LimitName.ThrottleEnd =>
            Share(Loss(board.Peak, board), board.Peak),
        LimitName.DayDrawdownShare => Share(Loss(board.DayPeak, board), board.DayPeak),
        LimitName.RapidLossShare => Share(Loss(board.RapidPeak, board), board.DayStart),
        LimitName.ConsecutiveLosses => Raw(board.LossesInRow),
        LimitName.Failures => Raw(board.Failures.InRow),
        LimitName.FailuresInWindow => Raw(board.Failures.InWindow(nowNs)),
        LimitName.ErrorRate => board.Failures.RateMillionths is { } rate ? Raw(rate) : null,
        _ => null,
    };

    private static Amount Loss(Amount from, BreakerBoard board) => Amount.Max(Amount.Zero, from - board.Equity);

    private Amount? OfBook(LimitName name, OperatorScope scope, StrategyIndex strategy)
    {
        var isOwn = scope == OperatorScope.Strategy;
        book.Sheet.Add(orders, default, strategy);
        ref readonly var sums = ref (isOwn ? ref book.Sheet.Own : ref book.Sheet.All);
        var net = Amount.Max(sums.NetLong, sums.NetShort);
        book.Entries.Roll(book.DayOf(nowNs));
        return name switch
        {
            LimitName.Positions => Raw(sums.Instruments),
            LimitName.EntriesPerDay => Raw(isOwn ? book.Entries.TodayOf(strategy) : book.Entries.Today),
            LimitName.UnknownOrders => Raw(book.Sheet.UnknownOrders),
            LimitName.DayTrades => Raw(book.DayTrades.CountAt(nowNs)),
            LimitName.Gross => sums.Gross,
            LimitName.GrossShare or LimitName.Leverage => Share(sums.Gross, book.Account.Equity),
            LimitName.Net => net,
            LimitName.NetShare => Share(net, book.Account.Equity),
            LimitName.OrderRate => Raw(
                (isOwn ? book.OrderWindowOf(strategy) : book.OrderWindow)?.CountAt(nowNs) ?? 0),
            LimitName.MessageRate => Raw(book.MessageWindow?.CountAt(nowNs) ?? 0),
            LimitName.ClockSkew => book.Health.ClockErrorNs is { } error ? Raw(error) : null,
            LimitName.TradeLoss => WorstTrade(isOwn ? strategy.Value : -1),
            _ => null,
        };
    }

    private Amount WorstTrade(int strategy)
    {
        var worst = Amount.Zero;
        foreach (var instrument in book.Account.Books)
        {
            for (var i = 0; i < book.Own.Length; i++)
            {
                if (instrument.Positions[i].Lots != 0 && (strategy < 0 || strategy == i))
                {
                    var profit = instrument.Positions[i].OpenProfit(instrument.LastTicks);
                    worst = Amount.Max(worst, -book.Account.InAccount(instrument, profit));
                }
            }
        }

        return worst;
    }

    // Of the instruments that are held or ordered; of the others nothing is used.
    private void AddInstruments(LimitName name, Amount max, OperatorScope scope, StrategyIndex strategy)
    {
        foreach (var instrument in book.Account.Books)
        {
            book.Sheet.Add(orders, instrument.Index, strategy);
            ref readonly var sums = ref (scope == OperatorScope.Strategy ? ref book.Sheet.Own : ref book.Sheet.All);
            if (sums.InSymbol == 0)
            {
                continue;
            }

            var lots = Math.Max(Math.Abs(sums.SymbolLongLots), Math.Abs(sums.SymbolShortLots));
            Amount? now = name switch
            {
                LimitName.SymbolPositions => Raw(sums.InSymbol),
                LimitName.SymbolQuantity => instrument.Instrument.QuantityGrid.Step * lots,
                LimitName.SymbolShare => Share(sums.Symbol, book.Account.Equity),
                _ when book.PriceTimes[instrument.Index.Value] == long.MinValue => null,
                _ => Raw(nowNs - book.PriceTimes[instrument.Index.Value]),
            };
            list.Add(new DistanceRecord(name, scope, strategy, instrument.Index, now, max));
        }
    }
}

using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>The figure of each limit, as the layers reckon it; what is missing is named.</summary>
internal sealed class DistanceFigures(RiskBook book, OrderStore orders, long nowNs)
{
    private const long Whole = 1_000_000;
    private const string Equity = "equity";
    private const string Price = "price";
    private const string Value = "price or exchange rate of what is held";

    /// <summary>Whether a limit measures each order by itself.</summary>
    public static bool IsOfOrder(LimitName name) => name is LimitName.OrderQuantity or LimitName.OrderValue
        or LimitName.CollarTicks or LimitName.CollarShare or LimitName.CollarRange or LimitName.TradeRisk
        or LimitName.TradeRiskShare or LimitName.AddLoss or LimitName.AddProfit or LimitName.AddShare;

    /// <summary>Whether each instrument that is held or ordered has a figure of its own.</summary>
    public static bool IsOfInstrument(LimitName name) => name is LimitName.SymbolPositions
        or LimitName.SymbolQuantity or LimitName.SymbolShare;

    /// <summary>The figure of a limit that has one.</summary>
    public DistanceRecord Of(DistanceRecord draft, BreakerBoard board, RiskLimits limits, StrategyIndex? strategy)
    {
        switch (draft.Limit)
        {
            case LimitName.StaleAge:
                return Oldest(draft);
            case LimitName.Validity:
                return LeastValid(draft);
            case LimitName.AggressiveValue or LimitName.WalkShare:
                return Aggression(draft, limits);
            default:
                var missing = Missing(draft.Limit, board);
                return missing is not null ? draft with { Missing = missing }
                    : draft with { Now = OfBoard(draft.Limit, board) ?? OfBook(draft.Limit, limits, strategy) };
        }
    }

    /// <summary>Of the instruments that are held or ordered; of the others nothing is used.</summary>
    public void AddInstruments(List<DistanceRecord> list, DistanceRecord draft, StrategyIndex? strategy)
    {
        foreach (var instrument in book.Account.Books)
        {
            var sums = SumsOf(instrument.Index, strategy);
            if (sums.InSymbol == 0)
            {
                continue;
            }

            var isShare = draft.Limit == LimitName.SymbolShare;
            var lots = Math.Max(Math.Abs(sums.SymbolLongLots), Math.Abs(sums.SymbolShortLots));
            var missing = isShare ? MissingOfShare() : null;
            list.Add(draft with
            {
                Instrument = instrument.Index,
                Missing = missing,
                Now = missing is not null ? null
                    : isShare ? Share(sums.Symbol, book.Account.Equity)
                    : draft.Limit == LimitName.SymbolPositions ? Raw(sums.InSymbol)
                    : instrument.Instrument.QuantityGrid.Step * lots,
            });
        }
    }

    /// <summary>Of each group, and of each instrument that is held or ordered and in none.</summary>
    public void AddGroups(List<DistanceRecord> list, DistanceRecord draft, StrategyIndex? strategy)
    {
        var seen = new List<string>();
        foreach (var instrument in book.Account.Books)
        {
            var sums = SumsOf(instrument.Index, strategy);
            var group = GroupOf(instrument.Instrument.Id.ToString());
            if (sums.InSymbol == 0 || (group is not null && seen.Contains(group)))
            {
                continue;
            }

            seen.Add(group ?? "");
            var missing = MissingOfShare();
            list.Add(draft with
            {
                Group = group,
                Instrument = group is null ? instrument.Index : null,
                Missing = missing,
                Now = missing is not null ? null
                    : Share(Amount.Max(sums.GroupLong, sums.GroupShort), book.Account.Equity),
            });
        }
    }

    private static Amount Raw(long value) => Amount.FromAtto(value);

    private static Amount Share(Amount part, Amount whole) =>
        whole.Sign <= 0 ? Raw(Whole) : Amount.FromAtto(part.Atto * Whole / whole.Atto);

    private static Amount Loss(Amount from, BreakerBoard board) => Amount.Max(Amount.Zero, from - board.Equity);

    private string? Missing(LimitName name, BreakerBoard board) => name switch
    {
        LimitName.DailyLoss or LimitName.DailyLossShare or LimitName.WeeklyLoss or LimitName.DrawdownShare
            or LimitName.DayDrawdownShare or LimitName.RapidLossShare or LimitName.ThrottleStart
            or LimitName.ThrottleEnd when board.IsBlind => Equity,
        LimitName.ClockSkew when book.Health.ClockErrorNs is null => "a report of the clock",
        LimitName.ErrorRate when board.Failures.RateMillionths is null => "ten answers of the venue (stops nothing)",
        LimitName.Gross or LimitName.Net => MissingOfValue(),
        LimitName.GrossShare or LimitName.NetShare or LimitName.Leverage => MissingOfShare(),
        _ => null,
    };

    private string? MissingOfValue()
    {
        _ = SumsOf(default, null);
        return book.Sheet.IsBlind ? Value : null;
    }

    private string? MissingOfShare() => MissingOfValue() ?? (book.Account.Equity.Sign <= 0 ? Equity : null);

    private static Amount? OfBoard(LimitName name, BreakerBoard board) => name switch
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
        LimitName.ErrorRate => Raw(board.Failures.RateMillionths ?? 0),
        _ => null,
    };

    private Amount? OfBook(LimitName name, RiskLimits limits, StrategyIndex? strategy)
    {
        ref readonly var sums = ref SumsOf(default, strategy);
        var net = Amount.Max(sums.NetLong, sums.NetShort);
        return name switch
        {
            LimitName.FailuresInWindow =>
                Raw((strategy is { } own ? book.BoardOf(own)! : book.Board).Failures.PeekWindow(nowNs)),
            LimitName.Positions => Raw(sums.Instruments),
            LimitName.EntriesPerDay => Raw(book.Entries.CountOn(book.DayOf(nowNs), strategy)),
            LimitName.UnknownOrders => Raw(book.Sheet.UnknownOrders),
            LimitName.DayTrades => Raw(book.DayTrades.CountAt(nowNs)),
            LimitName.Gross => sums.Gross,
            LimitName.GrossShare or LimitName.Leverage => Share(sums.Gross, book.Account.Equity),
            LimitName.Net => net,
            LimitName.NetShare => Share(net, book.Account.Equity),
            LimitName.OrderRate => Raw(
                (strategy is { } one ? book.OrderWindowOf(one) : book.OrderWindow)?.Peek(nowNs) ?? 0),
            LimitName.MessageRate => Raw(book.MessageWindow?.Peek(nowNs) ?? 0),
            LimitName.Repeats => Raw(
                book.Entries.MostRepeats(nowNs, limits.Whole(LimitName.RepeatWindow), strategy)),
            LimitName.ClockSkew => Raw(Math.Abs(Math.Max(book.Health.ClockErrorNs ?? 0, -long.MaxValue))),
            LimitName.ExecutionQuality => Raw((long)(book.Execution.At(nowNs) * Whole)),
            LimitName.TradeLoss => WorstTrade(strategy),
            _ => null,
        };
    }

    private ref readonly ExposureSums SumsOf(InstrumentIndex instrument, StrategyIndex? strategy)
    {
        book.Sheet.Add(orders, instrument, strategy ?? default);
        return ref strategy is null ? ref book.Sheet.All : ref book.Sheet.Own;
    }

    private string? GroupOf(string symbol)
    {
        foreach (var group in book.Configuration.Groups)
        {
            for (var i = 0; i < group.Symbols.Count; i++)
            {
                if (group.Symbols[i] == symbol)
                {
                    return group.Name;
                }
            }
        }

        return null;
    }

    // The instrument whose price is oldest speaks for all.
    private DistanceRecord Oldest(DistanceRecord draft)
    {
        InstrumentBook? oldest = null;
        foreach (var instrument in book.Account.Books)
        {
            if (!instrument.IsRate && (oldest is null
                || book.PriceTimes[instrument.Index.Value] < book.PriceTimes[oldest.Index.Value]))
            {
                oldest = instrument;
            }
        }

        var timeNs = oldest is null ? long.MinValue : book.PriceTimes[oldest.Index.Value];
        return timeNs == long.MinValue
            ? draft with { Instrument = oldest?.Index, Missing = Price }
            : draft with { Instrument = oldest!.Index, Now = Raw(nowNs - timeNs) };
    }

    private DistanceRecord LeastValid(DistanceRecord draft)
    {
        var found = draft with { Missing = "validity of the data" };
        var least = double.MaxValue;
        foreach (var instrument in book.Account.Books)
        {
            if (instrument.IsRate)
            {
                continue;
            }

            if (book.Market.Validity(instrument.Index) is not { } score || double.IsNaN(score))
            {
                return draft with { Instrument = instrument.Index, Missing = "validity of the data" };
            }

            if (score < least)
            {
                least = score;
                found = draft with { Instrument = instrument.Index, Now = Raw((long)(score * Whole)) };
            }
        }

        return found;
    }

    // The instrument in which most was bought or sold at the market, or whose price went farthest meanwhile.
    private DistanceRecord Aggression(DistanceRecord draft, RiskLimits limits)
    {
        var found = draft with { Now = Amount.Zero };
        var windowNs = limits.Whole(LimitName.WalkWindow);
        foreach (var instrument in book.Account.Books)
        {
            foreach (var side in (ReadOnlySpan<Model.Orders.OrderSide>)
                [Model.Orders.OrderSide.Buy, Model.Orders.OrderSide.Sell])
            {
                var (sum, first) = book.Aggression.Sum(nowNs, windowNs, instrument.Index, side);
                var now = sum.Magnitude();
                if (draft.Limit == LimitName.WalkShare)
                {
                    var way = (first is { } start ? instrument.LastTicks - start : 0)
                        * (side == Model.Orders.OrderSide.Buy ? 1 : -1);
                    now = Raw(way <= 0 || first is null or 0 ? 0 : (long)((Int128)way * Whole / Math.Abs(first.Value)));
                }

                if (now > found.Now)
                {
                    found = draft with { Now = now, Instrument = instrument.Index };
                }
            }
        }

        return found;
    }

    private Amount WorstTrade(StrategyIndex? strategy)
    {
        var worst = Amount.Zero;
        foreach (var instrument in book.Account.Books)
        {
            for (var i = 0; i < book.Own.Length; i++)
            {
                if (instrument.Positions[i].Lots != 0 && (strategy is null || strategy.Value.Value == i))
                {
                    var profit = instrument.Positions[i].OpenProfit(instrument.LastTicks);
                    worst = Amount.Max(worst, -book.Account.InAccount(instrument, profit));
                }
            }
        }

        return worst;
    }
}

using Plimsoll.Kernel.Orders;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Puts the figures of all limits beside the limits. Only on demand: it allocates. Changes nothing that is saved, so
/// that a run that was asked is the run that was not.
/// </summary>
internal sealed class DistanceList
{
    private readonly RiskBook book;
    private readonly DistanceFigures figures;
    private readonly List<DistanceRecord> list = [];

    public DistanceList(RiskBook book, OrderStore orders, long nowNs)
    {
        this.book = book;
        figures = new DistanceFigures(book, orders, nowNs);
    }

    public IReadOnlyList<DistanceRecord> Make()
    {
        foreach (var info in LimitCatalog.All)
        {
            if (HasDistance(info) && book.Wide.Has(info.Name))
            {
                Add(info.Name, book.Wide, book.Board, null);
            }
        }

        for (var i = 0; i < book.Own.Length; i++)
        {
            var strategy = new StrategyIndex(i);
            if (book.BoardOf(strategy) is not { } board)
            {
                continue;
            }

            foreach (var info in LimitCatalog.All)
            {
                if (HasDistance(info) && book.Own[i].Has(info.Name) && !IsOverruled(info, book.Own[i]))
                {
                    Add(info.Name, book.Own[i], board, strategy);
                }
            }
        }

        return list;
    }

    // What stands beside a limit, or is on or off, has no distance.
    private static bool HasDistance(LimitInfo info) =>
        info.Name is LimitName.Validity or LimitName.ExecutionQuality or LimitName.AddProfit
        || (info.Tightness == LimitTightness.Lower && info.Unit is not (LimitUnit.Flag or LimitUnit.Level));

    // Of limits on one order, and on data, the tightest of the levels counts: a looser one of a strategy never binds.
    private bool IsOverruled(LimitInfo info, RiskLimits own)
    {
        if (!book.Wide.Has(info.Name) || !(DistanceFigures.IsOfOrder(info.Name) || info.Name is LimitName.StaleAge
            or LimitName.Validity or LimitName.ExecutionQuality or LimitName.ClockSkew))
        {
            return false;
        }

        var wide = book.Wide.Amount(info.Name);
        return info.Tightness == LimitTightness.Lower
            ? own.Amount(info.Name) >= wide
            : own.Amount(info.Name) <= wide;
    }

    private void Add(LimitName name, RiskLimits limits, BreakerBoard board, StrategyIndex? strategy)
    {
        var draft = new DistanceRecord(
            name, strategy is null ? OperatorScope.Platform : OperatorScope.Strategy, strategy ?? default, null, null,
            limits.Amount(name))
        {
            Level = strategy is null ? LevelOf(name) : LimitLevel.Strategy,
        };
        if (DistanceFigures.IsOfOrder(name))
        {
            list.Add(draft);
        }
        else if (DistanceFigures.IsOfInstrument(name))
        {
            figures.AddInstruments(list, draft, strategy);
        }
        else if (name == LimitName.GroupShare)
        {
            figures.AddGroups(list, draft, strategy);
        }
        else
        {
            list.Add(figures.Of(draft, board, limits, strategy));
        }
    }

    private LimitLevel LevelOf(LimitName name)
    {
        var platform = book.Configuration.Platform;
        var account = book.Configuration.Account;
        if (!platform.Has(name) || !account.Has(name))
        {
            return platform.Has(name) ? LimitLevel.Platform : LimitLevel.Account;
        }

        var isPlatform = LimitCatalog.Of(name).Tightness == LimitTightness.Lower
            ? platform.Amount(name) <= account.Amount(name)
            : platform.Amount(name) >= account.Amount(name);
        return isPlatform ? LimitLevel.Platform : LimitLevel.Account;
    }
}

using System.Globalization;
using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Risk;

/// <summary>All rules without a distance, as they stand at a moment. Only on demand; changes nothing.</summary>
internal sealed class RuleList(RiskBook book, long nowNs)
{
    private readonly List<RuleRecord> list = [];

    public IReadOnlyList<RuleRecord> Make()
    {
        Add(book.Configuration.Platform, LimitLevel.Platform, default);
        Add(book.Configuration.Account, LimitLevel.Account, default);
        for (var i = 0; i < book.Own.Length; i++)
        {
            Add(book.Own[i], LimitLevel.Strategy, new StrategyIndex(i));
        }

        return list;
    }

    private void Add(RiskLimits limits, LimitLevel level, StrategyIndex strategy)
    {
        var draft = new RuleRecord("", level, strategy, "");
        if (limits.Allowed is { } allowed)
        {
            list.Add(draft with { Name = "allow", Text = string.Join(',', allowed) });
        }

        for (var i = 0; i < limits.Locks.Count; i++)
        {
            list.Add(draft with
            {
                Name = "session-lock", Text = $"{limits.Locks[i]} {book.Configuration.Zone}",
                StopsEntries = limits.Locks[i].Holds(book.MinuteOf(nowNs)),
            });
        }

        if (limits.LockedRegimes.Count != 0)
        {
            AddRegimes(limits, draft);
        }

        foreach (var info in LimitCatalog.All)
        {
            if (info.Unit == LimitUnit.Flag && info.Name is not (LimitName.BreakerAutoReset
                or LimitName.AddAtBreakeven) && limits.IsOn(info.Name))
            {
                list.Add(info.Name == LimitName.OrderlyBook
                    ? OrderlyBook(draft)
                    : draft with { Name = info.Text, Text = "true" });
            }
        }
    }

    private void AddRegimes(RiskLimits limits, RuleRecord draft)
    {
        var regimes = new List<string>();
        for (var i = 0; i < limits.LockedRegimes.Count; i++)
        {
            regimes.Add(limits.LockedRegimes[i].ToString(CultureInfo.InvariantCulture));
        }

        var rule = draft with { Name = "regime-lock", Text = string.Join(',', regimes) };
        foreach (var instrument in book.Account.Books)
        {
            if (instrument.IsRate)
            {
                continue;
            }

            var regime = book.Health.RegimeOf(instrument.Index);
            var isLocked = false;
            for (var i = 0; i < limits.LockedRegimes.Count; i++)
            {
                isLocked |= limits.LockedRegimes[i] == regime;
            }

            rule = rule with
            {
                StopsEntries = rule.StopsEntries || isLocked || regime < 0,
                Missing = regime < 0 ? "a report of the regime" : rule.Missing,
            };
        }

        list.Add(rule);
    }

    private RuleRecord OrderlyBook(RuleRecord draft)
    {
        var rule = draft with { Name = LimitCatalog.Of(LimitName.OrderlyBook).Text, Text = "true" };
        foreach (var instrument in book.Account.Books)
        {
            if (!instrument.IsRate)
            {
                var isOrderly = book.Market.IsBookOrderly(instrument.Index);
                rule = rule with
                {
                    StopsEntries = rule.StopsEntries || isOrderly is not true,
                    Missing = isOrderly is null ? "an order book" : rule.Missing,
                };
            }
        }

        return rule;
    }
}

using System.Globalization;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Kernel.Risk;

/// <summary>The parts of a configuration while its lines are read.</summary>
internal sealed class RiskTextParts
{
    private readonly List<RiskLimits> strategies = [];

    public RiskLimits Platform { get; set; } = RiskLimits.None;

    public RiskLimits Account { get; set; } = RiskLimits.None;

    public List<RiskGroup> Groups { get; } = [];

    public string Zone { get; set; } = RiskConfiguration.UsualZone;

    public AuthorizationLevel Authorization { get; set; }

    /// <summary>Changes the limits of the level that a name begins with; the name loses it.</summary>
    public void Change(ref string name, Func<RiskLimits, RiskLimits> change)
    {
        if (name.StartsWith("platform.", StringComparison.Ordinal))
        {
            name = name[9..];
            Platform = change(Platform);
            return;
        }

        if (name.StartsWith("strategy.", StringComparison.Ordinal))
        {
            var end = name.IndexOf('.', 9);
            if (end < 0 || !int.TryParse(name[9..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number >= Invariants.Limits.StrategiesMax)
            {
                throw new FormatException($"'{name}' names no strategy: write strategy.NUMBER.NAME, the first is 0");
            }

            name = name[(end + 1)..];
            while (strategies.Count <= number)
            {
                strategies.Add(RiskLimits.None);
            }

            strategies[number] = change(strategies[number]);
            return;
        }

        name = name.StartsWith("account.", StringComparison.Ordinal) ? name[8..] : name;
        Account = change(Account);
    }

    public RiskConfiguration Make()
    {
        Groups.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new RiskConfiguration
        {
            Platform = Platform,
            Account = Account,
            Strategies = strategies,
            Groups = Groups,
            Zone = Zone,
            Authorization = Authorization,
        };
    }
}

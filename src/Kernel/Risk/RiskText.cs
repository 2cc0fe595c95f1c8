using System.Globalization;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Calendars;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Limits as lines <c>level.name=value</c>: <c>account.daily-loss=1000</c>, <c>strategy.0.repeats=5</c>; without a
/// level the account's. Besides limits: <c>zone=UTC</c>, <c>group.NAME=A.X,B.X</c>, <c>account.allow=A.X</c>,
/// <c>account.session-lock=12:00-13:00,15:50-16:00</c>, <c>account.regime-lock=3,4</c>, <c>authorization=limited</c>.
/// </summary>
public static class RiskText
{
    private static readonly string[] Others = ["allow", "session-lock", "regime-lock", "zone", "authorization"];
    private static readonly string[] Levels = ["none", "paper", "limited", "full"];

    /// <summary>The limits that hold where limits are used at all, unless they are given another value.</summary>
    public static IReadOnlyList<LimitName> WithDefault { get; } =
        [LimitName.Positions, LimitName.KillOnDesync, LimitName.KillOnMismatch, LimitName.KillOnImpossible];

    /// <summary>Reads what a user wrote: what has a default gets it, and <c>none</c> takes a limit away.</summary>
    /// <param name="lines">Lines; empty ones and those that begin with # are skipped.</param>
    /// <exception cref="RiskTextException">A line cannot be read; the message names it and what is wanted.</exception>
    /// <exception cref="FormatException">Two limits contradict each other.</exception>
    public static RiskConfiguration Parse(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var parts = new RiskTextParts();
        foreach (var name in WithDefault)
        {
            parts.Account = parts.Account.With(name, LimitCatalog.Of(name).DefaultText!);
        }

        return Read(lines, parts);
    }

    /// <summary>Reads what <see cref="Format"/> wrote, exactly.</summary>
    /// <param name="lines">Lines.</param>
    /// <exception cref="FormatException">A line cannot be read.</exception>
    public static RiskConfiguration ParseExact(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Read(lines, new RiskTextParts());
    }

    /// <summary>Writes limits in the one form that they have: equal limits give equal lines.</summary>
    public static IReadOnlyList<string> Format(RiskConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var lines = new List<string>();
        Add(lines, "platform.", configuration.Platform);
        Add(lines, "account.", configuration.Account);
        for (var i = 0; i < configuration.Strategies.Count; i++)
        {
            Add(lines, string.Create(CultureInfo.InvariantCulture, $"strategy.{i}."), configuration.Strategies[i]);
        }

        foreach (var group in configuration.Groups)
        {
            lines.Add($"group.{group.Name}={string.Join(',', group.Symbols)}");
        }

        if (configuration.Authorization != AuthorizationLevel.Denied)
        {
            lines.Add("authorization=" + Levels[(int)configuration.Authorization]);
        }

        lines.Add("zone=" + configuration.Zone);
        return lines;
    }

    private static RiskConfiguration Read(IReadOnlyList<string> lines, RiskTextParts parts)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            try
            {
                Read(parts, line);
            }
            catch (FormatException cause)
            {
                throw new RiskTextException(i, cause);
            }
        }

        var made = parts.Make();
        return made.Fault() is { } fault ? throw new FormatException(fault) : made;
    }

    private static void Read(RiskTextParts parts, string line)
    {
        var place = line.IndexOf('=', StringComparison.Ordinal);
        if (place <= 0)
        {
            throw new FormatException($"'{line}' is no limit: write NAME=VALUE such as daily-loss=1000");
        }

        var name = line[..place].Trim();
        var value = line[(place + 1)..].Trim();
        if (name == "zone")
        {
            parts.Zone = ZoneOffset.Exists(value) ? value : throw new FormatException(
                $"'{value}' is no zone: write an IANA name such as America/New_York or UTC");
        }
        else if (name == "authorization")
        {
            var level = Array.IndexOf(Levels, value);
            parts.Authorization = level >= 0 ? (AuthorizationLevel)level : throw new FormatException(
                $"'{value}' is no level of authorization: write {string.Join(", ", Levels)}");
        }
        else if (name.StartsWith("group.", StringComparison.Ordinal))
        {
            parts.Groups.Add(new RiskGroup(name[6..], Symbols(value)));
        }
        else
        {
            parts.Change(ref name, limits => With(limits, name, value));
        }
    }

    /// <summary>Every name that a line may begin with, its level aside.</summary>
    public static IEnumerable<string> Names
    {
        get
        {
            foreach (var info in LimitCatalog.All)
            {
                yield return info.Text;
            }

            foreach (var name in Others)
            {
                yield return name;
            }
        }
    }

    private static RiskLimits With(RiskLimits limits, string name, string value)
    {
        switch (name)
        {
            case "allow":
                return limits.WithAllowed(value == "none" ? null : Symbols(value));
            case "session-lock":
                return limits.WithLocks(Locks(value));
            case "regime-lock":
                return limits.WithLockedRegimes(Regimes(value));
            default:
                var info = LimitCatalog.Find(name) ?? throw new FormatException(
                    $"'{name}' is no limit");
                return value == "none" ? limits.Without(info.Name) : limits.With(info.Name, value);
        }
    }

    private static string[] Symbols(string text)
    {
        var symbols = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return symbols.Length != 0 ? symbols : throw new FormatException(
            "a list of instruments is empty: write SYMBOL.VENUE, divided by commas");
    }

    private static List<SessionLock> Locks(string text)
    {
        var locks = new List<SessionLock>();
        foreach (var part in text == "none" ? [] : text.Split(',', StringSplitOptions.TrimEntries))
        {
            locks.Add(SessionLock.TryParse(part, out var one) ? one : throw new FormatException(
                $"'{part}' is no value of session-lock: write HH:mm-HH:mm"));
        }

        return locks;
    }

    private static List<int> Regimes(string text)
    {
        var regimes = new List<int>();
        foreach (var part in text == "none" ? [] : text.Split(',', StringSplitOptions.TrimEntries))
        {
            regimes.Add(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
                ? one
                : throw new FormatException($"'{part}' is no value of regime-lock: write numbers such as 3,4"));
        }

        return regimes;
    }

    private static void Add(List<string> lines, string level, RiskLimits limits)
    {
        foreach (var info in LimitCatalog.All)
        {
            if (limits.Has(info.Name))
            {
                lines.Add($"{level}{info.Text}={limits.Text(info.Name)}");
            }
        }

        if (limits.Allowed is { } allowed)
        {
            lines.Add($"{level}allow={string.Join(',', allowed)}");
        }

        if (limits.Locks.Count != 0)
        {
            lines.Add($"{level}session-lock={string.Join(',', limits.Locks)}");
        }

        if (limits.LockedRegimes.Count != 0)
        {
            lines.Add($"{level}regime-lock={string.Join(',', limits.LockedRegimes)}");
        }
    }
}

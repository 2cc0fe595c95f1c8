using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// The limits of a run on three levels. Account and platform limits look at everything together, those of a strategy
/// at that strategy alone; a limit on a single order is the tightest of the three.
/// </summary>
public sealed class RiskConfiguration
{
    /// <summary>The zone whose midnight begins a day, unless another one is named.</summary>
    public const string UsualZone = "America/New_York";

    /// <summary>Limits for everything that the platform does.</summary>
    public RiskLimits Platform { get; init; } = RiskLimits.None;

    /// <summary>Limits of the account.</summary>
    public RiskLimits Account { get; init; } = RiskLimits.None;

    /// <summary>Limits of strategies by their number; those beyond the end have none of their own.</summary>
    public IReadOnlyList<RiskLimits> Strategies { get; init; } = [];

    /// <summary>Instruments that move together.</summary>
    public IReadOnlyList<RiskGroup> Groups { get; init; } = [];

    /// <summary>The IANA zone whose midnight begins a day, and whose clock the locks follow.</summary>
    public string Zone { get; init; } = UsualZone;

    /// <summary>The level of authorization that an entry needs; denied where nobody asks.</summary>
    public AuthorizationLevel Authorization { get; init; }

    /// <summary>What account and platform allow together.</summary>
    public RiskLimits Wide => RiskLimits.Tightest(Platform, Account);

    /// <summary>The limits of one strategy by itself.</summary>
    /// <param name="strategy">Its number.</param>
    public RiskLimits OwnOf(int strategy) => strategy < Strategies.Count ? Strategies[strategy] : RiskLimits.None;

    /// <summary>Why these limits cannot be used; null when they can.</summary>
    public string? Fault()
    {
        if (Fault(Wide) is { } wide)
        {
            return wide;
        }

        foreach (var own in Strategies)
        {
            if (Fault(own) is { } fault)
            {
                return fault;
            }
        }

        return Model.Calendars.ZoneOffset.Exists(Zone) ? null
            : $"'{Zone}' is no zone: write an IANA name such as America/New_York or UTC";
    }

    private static string? Fault(RiskLimits limits)
    {
        if (limits.Has(LimitName.DailyLoss) && limits.Has(LimitName.WeeklyLoss)
            && limits.Amount(LimitName.WeeklyLoss) < limits.Amount(LimitName.DailyLoss))
        {
            return "weekly-loss is below daily-loss: it would always come first";
        }

        if (limits.Has(LimitName.ThrottleStart) != limits.Has(LimitName.ThrottleEnd)
            || (limits.Has(LimitName.ThrottleStart)
                && limits.Whole(LimitName.ThrottleStart) >= limits.Whole(LimitName.ThrottleEnd)))
        {
            return "throttle-start and throttle-end belong together, and the end is the larger one";
        }

        return limits.Has(LimitName.MessageRate)
            && limits.Whole(LimitName.CancelReserve) >= limits.Whole(LimitName.MessageRate)
            ? "cancel-reserve takes all of message-rate: nothing could be entered"
            : null;
    }
}

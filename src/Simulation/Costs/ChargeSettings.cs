namespace Plimsoll.Simulation.Costs;

/// <summary>What an account is charged besides fees, and when. By default nothing.</summary>
public sealed record ChargeSettings
{
    /// <summary>Nothing.</summary>
    public static ChargeSettings None { get; } = new();

    /// <summary>Funding of perpetual futures; null for none.</summary>
    public FundingSchedule? Funding { get; init; }

    /// <summary>Cost of borrowing what is sold short and paid in full (shares), a day at each midnight UTC.</summary>
    public YearlyRate Borrow { get; init; }

    /// <summary>Interest on a debt of cash, a day at each midnight UTC.</summary>
    public YearlyRate Financing { get; init; }

    /// <summary>
    /// Whether the profit of futures goes into cash at the end of each trading day of their calendar.
    /// </summary>
    public bool SettlesDaily { get; init; }

    /// <summary>Whether anything is charged at all.</summary>
    public bool IsNone => Funding is null && !Borrow.IsSome && !Financing.IsSome && !SettlesDaily;

    /// <summary>All settings in one line.</summary>
    public override string ToString() => IsNone
        ? "none"
        : $"funding {Funding?.ToString() ?? "none"}, borrow {Borrow}, financing {Financing}, settlement "
            + (SettlesDaily ? "daily" : "none");
}

namespace Plimsoll.Kernel.Records;

/// <summary>How short of margin an account is.</summary>
public enum MarginNoticeKind : byte
{
    /// <summary>Below the initial margin of what is held: nothing new can be opened.</summary>
    Call = 0,

    /// <summary>Below the maintenance margin: everything on margin is closed at the market.</summary>
    Liquidation = 1,

    /// <summary>Nothing is left, or less: prices jumped over the maintenance margin.</summary>
    Ruin = 2,
}

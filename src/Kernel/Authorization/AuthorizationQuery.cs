using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>What the check of one order's authorization rests on. Amounts are in the account's currency.</summary>
public readonly ref struct AuthorizationQuery
{
    /// <summary>Who asks.</summary>
    public required StrategyIndex Strategy { get; init; }

    /// <summary>The moment; nanoseconds since the epoch, UTC.</summary>
    public required long NowNs { get; init; }

    /// <summary>Whether the order can only make a position smaller: then nothing holds it up.</summary>
    public required bool IsExit { get; init; }

    /// <summary>Value of the order, without sign.</summary>
    public required Amount OrderValue { get; init; }

    /// <summary>Value of the position at worst: what is held, all working orders and this one filled.</summary>
    public required Amount PositionValue { get; init; }

    /// <summary>The account's equity.</summary>
    public required Amount Equity { get; init; }

    /// <summary>Value of the entries of the day so far, without this order.</summary>
    public required Amount DayVolume { get; init; }

    /// <summary>Loss of the day so far; zero or negative for none.</summary>
    public Amount DayLoss { get; init; }
}

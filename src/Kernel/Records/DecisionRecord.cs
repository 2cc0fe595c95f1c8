using Plimsoll.Kernel.Allocation;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>
/// One intent and what led to it: told before the order is placed, changed or refused, so that nothing that is here
/// knows what came of it.
/// </summary>
public readonly record struct DecisionRecord
{
    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Number of the event that it came out of, from 1; 0 before the first.</summary>
    public required long EventNumber { get; init; }

    /// <summary>What was meant.</summary>
    public required IntentKind Kind { get; init; }

    /// <summary>Whose intent.</summary>
    public required StrategyIndex Strategy { get; init; }

    /// <summary>The order that it makes or changes; it has a number even when it is refused.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The bracket it belongs to; none for none.</summary>
    public required BracketId Bracket { get; init; }

    /// <summary>The order as it was to be, with the size that allocation gave it.</summary>
    public required OrderRequest Request { get; init; }

    /// <summary>The strategy's signed position before, in lots.</summary>
    public required long PositionLots { get; init; }

    /// <summary>Equity before, in the account's currency.</summary>
    public required Amount Equity { get; init; }

    /// <summary>Cash that neither margin nor working purchases bind, in the account's currency.</summary>
    public required Amount FreeCash { get; init; }

    /// <summary>The run's sizing rule; it decides on the size of entries that leave theirs to the platform.</summary>
    public required Sizing Sizing { get; init; }

    /// <summary>Validity of the instrument's data, 0 to 1; 1 when it is not checked.</summary>
    public required double DataValidity { get; init; }

    /// <summary>What the risk layers said.</summary>
    public required RiskAnswer Answer { get; init; }

    /// <summary>What the strategy named in this event; valid during the call.</summary>
    public required DecisionInputs Inputs { get; init; }
}

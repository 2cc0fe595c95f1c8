using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Records;

/// <summary>A decision as it is read from a journal.</summary>
public sealed record RecordedDecision
{
    /// <summary>What was meant.</summary>
    public required IntentKind Kind { get; init; }

    /// <summary>Number of the event that it came out of.</summary>
    public required long EventNumber { get; init; }

    /// <summary>Time, strategy, order and the order as it was to be.</summary>
    public required Command Wish { get; init; }

    /// <summary>The bracket it belongs to; none for none.</summary>
    public required BracketId Bracket { get; init; }

    /// <summary>The strategy's signed position before, in lots.</summary>
    public required long PositionLots { get; init; }

    /// <summary>Equity before, in the account's currency.</summary>
    public required Amount Equity { get; init; }

    /// <summary>Cash that neither margin nor working purchases bind, in the account's currency.</summary>
    public required Amount FreeCash { get; init; }

    /// <summary>The sizing rule, as text.</summary>
    public required Sizing Sizing { get; init; }

    /// <summary>Validity of the instrument's data, 0 to 1.</summary>
    public required double DataValidity { get; init; }

    /// <summary>What the risk layers said.</summary>
    public required RiskAnswer Answer { get; init; }

    /// <summary>What the strategy named.</summary>
    public required IReadOnlyList<DecisionInput> Inputs { get; init; }
}

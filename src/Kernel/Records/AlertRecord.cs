using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Records;

/// <summary>Something that a person should know of.</summary>
public readonly record struct AlertRecord
{
    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>What it tells.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public OperatorScope Scope { get; init; }

    /// <summary>Which strategy, where the scope is one.</summary>
    public StrategyIndex Strategy { get; init; }

    /// <summary>Which instrument, where the scope is one.</summary>
    public InstrumentIndex Instrument { get; init; }

    /// <summary>The reason that orders get from now on; none where they get none.</summary>
    public OrderReason Reason { get; init; }

    /// <summary>What the kind says: a level, a count, a part.</summary>
    public long Value { get; init; }

    /// <summary>The number of the operator's action behind it; 0 for none.</summary>
    public long ActionNumber { get; init; }
}

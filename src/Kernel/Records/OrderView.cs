using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>An order as it stands at one moment.</summary>
public readonly record struct OrderView
{
    /// <summary>Its number in the run.</summary>
    public required OrderId Id { get; init; }

    /// <summary>Whose order.</summary>
    public required StrategyIndex Strategy { get; init; }

    /// <summary>What was asked.</summary>
    public required OrderRequest Request { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>What is out of the ordinary about it.</summary>
    public OrderMarks Marks { get; init; }

    /// <summary>Why it ended unfilled; <see cref="OrderReason.None"/> otherwise.</summary>
    public required OrderReason EndReason { get; init; }

    /// <summary>When it was made. Nanoseconds since the epoch, UTC.</summary>
    public required long SubmittedTimeNs { get; init; }

    /// <summary>When it last changed. Nanoseconds since the epoch, UTC.</summary>
    public required long UpdatedTimeNs { get; init; }

    /// <summary>Filled so far; 0 or positive.</summary>
    public required Quantity Filled { get; init; }

    /// <summary>Exact value of the fills so far, in the quote currency.</summary>
    public required Amount FilledValue { get; init; }

    /// <summary>Exact fees so far, in the quote currency.</summary>
    public required Amount Fees { get; init; }

    /// <summary>Whether its life is over.</summary>
    public bool IsFinal => Status >= OrderStatus.Filled;
}

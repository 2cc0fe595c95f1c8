using Plimsoll.Model.Orders;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>What a projection keeps of an order beside what the kernel's view of it tells.</summary>
internal sealed class OrderFacts
{
    public required StatisticsDay Day { get; init; }

    /// <summary>Name of the strategy whose it is.</summary>
    public required string Strategy { get; init; }

    /// <summary>Record of the command that submitted it; 0 where nobody here did.</summary>
    public required long SubmitSequence { get; init; }

    /// <summary>The last price when it was submitted, in ticks; 0 when none was known.</summary>
    public required long ReferenceTicks { get; init; }

    public long AcceptedNs { get; set; }

    public long FilledNs { get; set; }

    public long EndedNs { get; set; }

    public bool HasTaken { get; set; }

    public bool HasMade { get; set; }

    public OrderStatus Status { get; set; }

    public bool IsCounted { get; set; }
}

using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>A target of a bracket with the order that works for it.</summary>
internal sealed class BracketLeg
{
    public OrderId Order { get; set; }

    public Price Price { get; set; }

    public int ShareMillionths { get; init; }

    /// <summary>Lots that it has closed, over all its orders.</summary>
    public long FilledLots { get; set; }

    /// <summary>How often in a row it was refused or vanished.</summary>
    public int Failures { get; set; }
}

using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>
/// An entry with what protects it: a stop and any number of targets up to <see cref="TargetsMax"/>. The legs are placed
/// by the kernel with the first fill of the entry, sized to what is filled.
/// </summary>
public sealed record BracketRequest
{
    /// <summary>Most targets of one bracket.</summary>
    public const int TargetsMax = 4;

    /// <summary>
    /// The entry: any order that may open a position. A market order without a quantity is sized by the run's rule.
    /// </summary>
    public required OrderRequest Entry { get; init; }

    /// <summary>Stop price; zero for none, or where a trailing stop takes its first price from the market.</summary>
    public Price StopPrice { get; init; }

    /// <summary>The worst price at which the stop may trade; zero for any: a stop that must trade.</summary>
    public Price StopLimitPrice { get; init; }

    /// <summary>How far the stop trails; the default does not trail.</summary>
    public Trail StopTrail { get; init; }

    /// <summary>Where profits are taken; none makes the bracket an entry with a stop alone.</summary>
    public IReadOnlyList<BracketTarget> Targets { get; init; } = [];

    /// <summary>Why, for reports, when the stop closes it.</summary>
    public string StopReason { get; init; } = "stop";

    /// <summary>Why, for reports, when a target closes it.</summary>
    public string TargetReason { get; init; } = "target";

    /// <summary>Whether there is a stop.</summary>
    public bool HasStop => StopPrice.Ticks != 0 || StopTrail.Kind != TrailKind.None;

    /// <summary>Why the request cannot be taken; null when it can.</summary>
    internal string? Fault()
    {
        if (!HasStop && Targets.Count == 0)
        {
            return "a bracket needs a stop, a target, or both";
        }

        if (Entry.IsReduceOnly)
        {
            return "the entry of a bracket opens a position: it cannot be reduce-only";
        }

        if (Targets.Count > TargetsMax)
        {
            return "a bracket has at most four targets";
        }

        var shares = 0L;
        foreach (var target in Targets)
        {
            if (target.Price.Ticks <= 0 || target.ShareMillionths is < 1 or > 1_000_000)
            {
                return "a target needs a positive price and a share of 1 to 1000000 millionths";
            }

            shares += target.ShareMillionths;
        }

        return shares > 1_000_000 ? "the shares of the targets come to more than the whole" : null;
    }
}

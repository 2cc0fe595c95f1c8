using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>What a figure must come to; equality passes.</summary>
/// <param name="Name">Name of the figure.</param>
/// <param name="AtLeast">Least value; null for no such bound.</param>
/// <param name="AtMost">Largest value; null for no such bound.</param>
public sealed record FigureBound(string Name, Amount? AtLeast, Amount? AtMost)
{
    /// <summary>Says why a record does not hold the bound; null when it does. A missing figure does not.</summary>
    /// <param name="record">The record.</param>
    public string? Miss(EvidenceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!record.TryGet(Name, out var value))
        {
            return $"its figure {Name} is missing";
        }

        return AtLeast is { } least && value < least ? $"its {Name} is {value}, at least {least} is asked for"
            : AtMost is { } most && value > most ? $"its {Name} is {value}, at most {most} is allowed"
            : null;
    }
}

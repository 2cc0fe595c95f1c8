using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Quality;

/// <summary>How many findings of one kind there are.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Info">Those worth knowing.</param>
/// <param name="Low">Those of low severity.</param>
/// <param name="Medium">Those of medium severity.</param>
/// <param name="High">Those of high severity.</param>
/// <param name="ValueSum">Sum of their values; for gaps the bars absent, for runs the bars concerned.</param>
public sealed record FindingCount(FindingKind Kind, long Info, long Low, long Medium, long High, double ValueSum)
{
    /// <summary>All of them.</summary>
    public long Total => Info + Low + Medium + High;

    /// <summary>Those of one severity.</summary>
    public long Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.High => High,
        FindingSeverity.Medium => Medium,
        FindingSeverity.Low => Low,
        _ => Info,
    };
}

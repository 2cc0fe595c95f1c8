namespace Plimsoll.Journal.Archives;

/// <summary>Who wants segments moved, and how that is written down.</summary>
public sealed record RetentionOrder
{
    /// <summary>Who decides.</summary>
    public required string Operator { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>When, by the machine's clock: ISO 8601, UTC.</summary>
    public required string Time { get; init; }

    /// <summary>The program that does it; at most 256 bytes.</summary>
    public required string Build { get; init; }
}

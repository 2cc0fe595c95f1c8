using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>The account at one time; a point may close a bucket of several bars.</summary>
public sealed record EquityPoint
{
    /// <summary>End of the bucket, nanoseconds UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Cash plus the value of positions at that time.</summary>
    public required Amount Equity { get; init; }

    /// <summary>Cash at that time.</summary>
    public Amount Cash { get; init; }

    /// <summary>Lowest equity within the bucket.</summary>
    public double EquityMin { get; init; }

    /// <summary>Highest equity within the bucket.</summary>
    public double EquityMax { get; init; }

    /// <summary>Deepest fall below the running peak within the bucket, as a fraction, 0 or more.</summary>
    public double Drawdown { get; init; }

    /// <summary>Value of positions over equity at that time, as a fraction; negative when net short.</summary>
    public double Exposure { get; init; }
}

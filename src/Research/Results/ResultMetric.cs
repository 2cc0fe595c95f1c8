namespace Plimsoll.Research.Results;

/// <summary>One figure of a run.</summary>
public sealed record ResultMetric
{
    /// <summary>The key under <c>metrics</c> in the written result; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The value; null where it is not defined for the run.</summary>
    public double? Value { get; init; }

    /// <summary>What the value is.</summary>
    public FigureKind Kind { get; init; }

    /// <summary>The heading it stands under in the report, e.g. <c>Risk</c>.</summary>
    public string Group { get; init; } = "Figures";

    /// <summary>The name for people; empty to show <see cref="Name"/>.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it says, in one line.</summary>
    public string Explanation { get; init; } = "";
}

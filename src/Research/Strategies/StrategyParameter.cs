namespace Plimsoll.Research.Strategies;

/// <summary>A parameter that a strategy declares.</summary>
public sealed record StrategyParameter
{
    /// <summary>Name of the property; letter case does not matter when it is set.</summary>
    public required string Name { get; init; }

    /// <summary>Type in a word: <c>int</c>, <c>long</c>, <c>double</c>, <c>decimal</c>, <c>bool</c>, <c>text</c>,
    /// <c>duration</c>, or the name of an enum.</summary>
    public required string TypeName { get; init; }

    /// <summary>The value it has when nobody sets it, as text that sets it again.</summary>
    public required string DefaultText { get; init; }

    /// <summary>Smallest allowed number, null for no bound. Of a duration: seconds.</summary>
    public double? Min { get; init; }

    /// <summary>Largest allowed number, null for no bound. Of a duration: seconds.</summary>
    public double? Max { get; init; }

    /// <summary>The allowed names of an enum; empty for other types.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What it means; empty when the strategy does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>What may be given, in words: <c>1 to 500</c>, <c>at least 0.5</c>, <c>true or false</c>, <c>Fast,
    /// Slow</c>.</summary>
    public required string AllowedText { get; init; }
}

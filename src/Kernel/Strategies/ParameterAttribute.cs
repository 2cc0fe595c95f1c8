namespace Plimsoll.Kernel.Strategies;

/// <summary>
/// Declares a property of a strategy as a parameter: a user may set it, within its range, before the run. The property
/// is an <c>int</c>, <c>long</c>, <c>double</c>, <c>bool</c>, <c>string</c> or an enum with an <c>init</c> or
/// <c>set</c> accessor; its initial value is the default.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute
{
    /// <summary>What it means, with its unit; one sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Smallest allowed value of a number; none when not set.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Largest allowed value of a number; none when not set.</summary>
    public double Max { get; init; } = double.PositiveInfinity;
}

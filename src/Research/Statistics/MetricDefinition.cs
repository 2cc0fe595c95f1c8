namespace Plimsoll.Research.Statistics;

/// <summary>What a metric means.</summary>
/// <param name="Group">The heading under which it is listed.</param>
/// <param name="Name">The stable name in reports.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="Formula">The formula in words.</param>
/// <param name="Convention">The choice made where practice differs.</param>
/// <param name="Source">Where formula and convention come from.</param>
/// <param name="UndefinedWhen">When the value is null.</param>
public sealed record MetricDefinition(
    string Group,
    string Name,
    string Unit,
    string Formula,
    string Convention,
    string Source,
    string UndefinedWhen);

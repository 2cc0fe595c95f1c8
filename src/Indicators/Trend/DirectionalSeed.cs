namespace Plimsoll.Indicators;

/// <summary>How directional movement starts; decides the first hundred values.</summary>
public enum DirectionalSeed
{
    /// <summary>Mean of the n movements after the first bar. The original.</summary>
    Full = 0,

    /// <summary>Mean over the first n bars, the first counting no movement and no range: one bar earlier.</summary>
    Short = 1,

    /// <summary>Recursive from the first bar, which counts no movement and its high - low.</summary>
    FirstValue = 2,
}

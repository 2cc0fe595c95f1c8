namespace Plimsoll.Host.Safety.Sources;

/// <summary>What a kill source says.</summary>
/// <param name="IsEngaged">Whether it kills.</param>
/// <param name="Reason">What it says of it.</param>
internal readonly record struct KillReading(bool IsEngaged, string Reason)
{
    public static KillReading Open { get; } = new(false, "");

    public static KillReading Engaged(string reason) => new(true, reason);
}

namespace Plimsoll.Research.ExecutionQuality;

/// <summary>Something about the quality of execution that deserves attention.</summary>
/// <param name="IsCritical">Whether it is critical and not only a warning.</param>
/// <param name="Name">What, such as <c>Low fill rate</c>.</param>
public readonly record struct ExecutionAlert(bool IsCritical, string Name);

namespace Plimsoll.Host.Paper;

/// <summary>What the kernel lets a strategy do.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Level">The word of its level.</param>
/// <param name="Until">The first moment of market time at which it counts no more; null for none.</param>
internal sealed record AuthorizationLine(string Strategy, string Level, string? Until);

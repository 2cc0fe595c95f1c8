using Plimsoll.Research.Results;

namespace Plimsoll.Research.Journaling;

/// <summary>A strategy of a recorded run.</summary>
/// <param name="Reference">How it was named: a shipped one, FILE.cs or FILE.dll.</param>
/// <param name="Name">Its class name.</param>
/// <param name="CodeHash">SHA-256 of its code, lower-case hex.</param>
/// <param name="Parameters">The values of all its parameters.</param>
public sealed record StrategyDescription(
    string Reference, string Name, string CodeHash, IReadOnlyList<NamedText> Parameters);

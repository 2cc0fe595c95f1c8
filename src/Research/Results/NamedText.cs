namespace Plimsoll.Research.Results;

/// <summary>A name and its value as text.</summary>
/// <param name="Name">Unique in its list.</param>
/// <param name="Value">Any text, invariant form for numbers.</param>
public sealed record NamedText(string Name, string Value);

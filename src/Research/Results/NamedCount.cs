namespace Plimsoll.Research.Results;

/// <summary>A name and how often it occurred.</summary>
/// <param name="Name">Unique in its list.</param>
/// <param name="Count">Zero or more.</param>
public sealed record NamedCount(string Name, long Count);

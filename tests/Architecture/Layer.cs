namespace Plimsoll.Tests.Architecture;

/// <summary>
/// One project: its name, its depth (1 is the ground) and the projects it references, in ordinal order.
/// </summary>
internal sealed record Layer(string Project, int Depth, IReadOnlyList<string> Uses);

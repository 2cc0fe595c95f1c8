namespace Plimsoll.Kernel.Risk;

/// <summary>Instruments that move together, so that they count as one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Symbols">Its instruments, as <c>SYMBOL.VENUE</c>.</param>
public sealed record RiskGroup(string Name, IReadOnlyList<string> Symbols);

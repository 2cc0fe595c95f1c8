using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>A position on a statement.</summary>
/// <param name="Instrument">Symbol and venue.</param>
/// <param name="Quantity">In units; negative for a short one.</param>
public readonly record struct PositionLine(string Instrument, Amount Quantity);

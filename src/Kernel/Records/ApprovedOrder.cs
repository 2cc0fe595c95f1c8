using Plimsoll.Model.Commands;

namespace Plimsoll.Kernel.Records;

/// <summary>
/// An order that passed every risk check. Only <c>RiskGate</c> makes one, and gateways take nothing else, so
/// no order
/// can leave unchecked. <c>default</c> carries the command <see cref="CommandKind.None"/>, which no venue takes.
/// </summary>
public readonly record struct ApprovedOrder
{
    internal ApprovedOrder(Command command) => Command = command;

    /// <summary>The submission.</summary>
    public Command Command { get; }
}

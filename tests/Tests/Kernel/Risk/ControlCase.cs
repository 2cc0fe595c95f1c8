using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// One control: the limits, what passes just inside and at them, what does not, and an exit that does.
/// </summary>
internal sealed record ControlCase(string Name, OrderReason Reason, params string[] Limits)
{
    /// <summary>Brings the account to where the control is looked at.</summary>
    public Action<RiskRig> Prepare { get; init; } = static _ => { };

    public required Func<RiskRig, OrderReason> Inside { get; init; }

    public required Func<RiskRig, OrderReason> At { get; init; }

    /// <summary>Whether exactly the limit is too much already.</summary>
    public bool TripsAt { get; init; }

    public required Func<RiskRig, OrderReason> Outside { get; init; }

    /// <summary>Goes beyond the limit and then asks for an exit.</summary>
    public required Func<RiskRig, OrderReason> Exit { get; init; }

    public override string ToString() => Name;
}

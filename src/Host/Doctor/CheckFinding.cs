namespace Plimsoll.Host.Doctor;

/// <summary>One check of the machine.</summary>
/// <param name="State">How it came out.</param>
/// <param name="Name">What was checked.</param>
/// <param name="Value">What was found.</param>
/// <param name="Repair">What to do; empty when nothing is.</param>
internal sealed record CheckFinding(CheckState State, string Name, string Value, string Repair = "");

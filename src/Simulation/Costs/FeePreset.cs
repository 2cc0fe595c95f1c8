namespace Plimsoll.Simulation.Costs;

/// <summary>A fee schedule with a name.</summary>
/// <param name="Name">By which it is chosen.</param>
/// <param name="Description">Whose it is and of when.</param>
/// <param name="Schedule">The schedule.</param>
public sealed record FeePreset(string Name, string Description, FeeSchedule Schedule);

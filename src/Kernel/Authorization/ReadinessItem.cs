namespace Plimsoll.Kernel.Authorization;

/// <summary>One thing that has to be proven before the platform is ready.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Name">Group and name with a dot between, such as <c>core.reconciliation</c>.</param>
/// <param name="Points">What it counts.</param>
public readonly record struct ReadinessItem(string Group, string Name, int Points);

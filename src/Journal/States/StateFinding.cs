namespace Plimsoll.Journal.States;

/// <summary>What was found of one state.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Sequence">The record that names it; 0 when none does.</param>
/// <param name="Condition">How it stands.</param>
/// <param name="Detail">In words; empty when there is nothing to say.</param>
public sealed record StateFinding(string Name, long Sequence, StateCondition Condition, string Detail)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{Name}: {Condition.ToString().ToLowerInvariant()}{(Detail.Length == 0 ? "" : ", " + Detail)}";
}

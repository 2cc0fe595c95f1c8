namespace Plimsoll.Research.Explaining;

/// <summary>One line of a story: something that happened, where it stands in the journal, and its facts.</summary>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Sequence">The record that says so; 0 for what follows from several.</param>
/// <param name="Kind">What it is: decision, command, venue, execution, trade, charge.</param>
/// <param name="Text">In plain words.</param>
/// <param name="Details">More of it, one sentence each.</param>
public sealed record StoryLine(
    long TimeNs, long Sequence, string Kind, string Text, IReadOnlyList<string> Details);

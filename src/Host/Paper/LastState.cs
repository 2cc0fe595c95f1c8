namespace Plimsoll.Host.Paper;

/// <summary>The last state that a run wrote.</summary>
/// <param name="Text">All of it, as JSON.</param>
/// <param name="State">The word of its state.</param>
/// <param name="PositionCount">How many positions were held.</param>
/// <param name="WorkingCount">How many orders worked.</param>
/// <param name="WallTime">When it was written.</param>
internal readonly record struct LastState(
    string Text, string State, int PositionCount, int WorkingCount, string WallTime)
{
    /// <summary>Whether the run came to its end in good order.</summary>
    public bool IsEnd => State is "ended" or "flattened";
}

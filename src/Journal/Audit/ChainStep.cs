namespace Plimsoll.Journal.Audit;

/// <summary>One step from a decision to its result.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Sequence">Number of the record that proves it; 0 for what follows from several.</param>
/// <param name="Order">Of which order.</param>
/// <param name="What">What happened, in one word.</param>
/// <param name="Facts">What is known of it, by name in ascending order; nothing empty.</param>
public sealed record ChainStep(
    ChainStage Stage, long TimeNs, long Sequence, long Order, string What,
    IReadOnlyDictionary<string, string> Facts);

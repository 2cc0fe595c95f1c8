namespace Plimsoll.Research.Explaining;

/// <summary>The story of one order, one trade or one refusal, out of a journal alone.</summary>
/// <param name="Title">What it is about, in one sentence.</param>
/// <param name="Lines">What happened, in order.</param>
/// <param name="Outcome">How it ended and why, in sentences.</param>
public sealed record Story(string Title, IReadOnlyList<StoryLine> Lines, IReadOnlyList<string> Outcome);

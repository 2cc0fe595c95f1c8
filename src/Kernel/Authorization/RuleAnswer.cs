namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// One line of an explanation: a requirement, whether it is met, and in plain words by what or why not.
/// </summary>
/// <param name="Level">The level that asks for it.</param>
/// <param name="Rule">Name of the rule's list of requirements, or of the ceiling.</param>
/// <param name="Requirement">What is asked for.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="Text">The record that meets it, or what is missing.</param>
/// <param name="ValidUntilNs">When it is met no more without new evidence; nanoseconds since the epoch, UTC.</param>
public sealed record RuleAnswer(
    AuthorizationLevel Level, string Rule, string Requirement, bool IsMet, string Text, long ValidUntilNs);

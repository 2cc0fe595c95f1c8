namespace Plimsoll.Kernel.Authorization;

/// <summary>What a search for evidence came to.</summary>
/// <param name="IsMet">Whether a record was found that counts.</param>
/// <param name="Text">Which one, or what is missing.</param>
/// <param name="ValidUntilNs">When it counts no more.</param>
/// <param name="Record">The record; null when none counts.</param>
internal readonly record struct EvidenceFinding(bool IsMet, string Text, long ValidUntilNs, EvidenceRecord? Record);

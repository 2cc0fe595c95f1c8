using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>What was found in an artifact, before it is dated and signed.</summary>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Figures">What it found.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Reason">Where it comes from, in a sentence.</param>
/// <param name="SourceHash">Hash of the file; empty for none.</param>
/// <param name="EndedNs">When what it tells of ended; null where that has no date, such as a run over stored
/// data.</param>
internal sealed record EvidenceDraft(
    EvidenceSubject Subject, IReadOnlyList<EvidenceFigure> Figures, EvidenceVerdict Verdict, string Reason,
    string SourceHash, long? EndedNs = null);

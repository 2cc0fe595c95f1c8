using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>Looks for records that count, for one subject at one moment. Pure.</summary>
internal sealed class EvidenceSearch
{
    private readonly IReadOnlyList<EvidenceRecord> evidence;
    private readonly IReadOnlyList<Withdrawal> withdrawals;
    private readonly EvidenceSubject subject;
    private readonly long nowNs;

    public EvidenceSearch(
        IReadOnlyList<EvidenceRecord> evidence, IReadOnlyList<Withdrawal> withdrawals, long nowNs,
        EvidenceSubject subject)
    {
        this.evidence = evidence;
        this.withdrawals = withdrawals;
        this.nowNs = nowNs;
        this.subject = subject;
    }

    /// <summary>The earliest moment after now at which a record that is dated ahead begins to count.</summary>
    public long NextIssueNs
    {
        get
        {
            var next = long.MaxValue;
            for (var i = 0; i < evidence.Count; i++)
            {
                if (evidence[i].IssuedNs > nowNs)
                {
                    next = Math.Min(next, evidence[i].IssuedNs);
                }
            }

            return next;
        }
    }

    /// <summary>The record that meets a requirement for longest, or why the newest of its kind does not.</summary>
    public EvidenceFinding Find(EvidenceRequirement requirement)
    {
        var best = default(EvidenceFinding);
        EvidenceRecord? newest = null;
        var why = "";
        for (var i = 0; i < evidence.Count; i++)
        {
            var record = evidence[i];
            if (record.Kind != requirement.Kind || !Concerns(record))
            {
                continue;
            }

            if (Miss(requirement, record) is { } miss)
            {
                if (newest is null || record.IssuedNs >= newest.IssuedNs)
                {
                    newest = record;
                    why = miss;
                }

                continue;
            }

            var untilNs = UntilOf(requirement, record);
            if (!best.IsMet || untilNs > best.ValidUntilNs)
            {
                best = new EvidenceFinding(true, Words(record, untilNs), untilNs, record);
            }
        }

        return best.IsMet ? best : new EvidenceFinding(false, Missing(requirement, newest, why), long.MinValue, null);
    }

    /// <summary>
    /// The newest record of a kind that is of this subject, whatever it came to; null when there is none, or when it
    /// does not count.
    /// </summary>
    public EvidenceFinding Newest(EvidenceKind kind)
    {
        var requirement = new EvidenceRequirement { Kind = kind };
        EvidenceRecord? newest = null;
        for (var i = 0; i < evidence.Count; i++)
        {
            var record = evidence[i];
            if (record.Kind == kind && Concerns(record) && record.Signature == EvidenceSignature.Valid
                && record.Subject.DifferenceFrom(subject) is null && record.IssuedNs <= nowNs
                && (newest is null || record.IssuedNs >= newest.IssuedNs))
            {
                newest = record;
            }
        }

        var miss = newest is null ? "there is none" : Miss(requirement, newest);
        return miss is null
            ? new EvidenceFinding(true, Words(newest!, newest!.ExpiresNs), newest.ExpiresNs, newest)
            : new EvidenceFinding(false, Missing(requirement, newest, miss), long.MaxValue, null);
    }

    private bool Concerns(EvidenceRecord record) =>
        string.Equals(record.Subject.Strategy, subject.Strategy, StringComparison.Ordinal)
        || (EvidenceKinds.IsOfPlatform(record.Kind)
            && string.Equals(record.Subject.Strategy, EvidenceSubject.Platform, StringComparison.Ordinal));

    /// <summary>Says why a record does not meet a requirement; null when it does.</summary>
    private string? Miss(EvidenceRequirement requirement, EvidenceRecord record)
    {
        var miss = SignatureMiss(record.Signature);
        if (miss is null && !requirement.AcceptsAny)
        {
            miss = record.Subject.DifferenceFrom(subject) ?? VerdictMiss(record.Verdict)
                ?? TimeMiss(requirement, record) ?? WithdrawalMiss(record);
        }

        for (var i = 0; miss is null && i < requirement.Figures.Count; i++)
        {
            miss = requirement.Figures[i].Miss(record);
        }

        return miss;
    }

    private static string? SignatureMiss(EvidenceSignature signature) => signature switch
    {
        EvidenceSignature.Valid => null,
        EvidenceSignature.Foreign => "it is signed with a key that is not trusted here",
        EvidenceSignature.Altered => "its signature does not fit: it was altered",
        _ => "it is not signed",
    };

    private static string? VerdictMiss(EvidenceVerdict verdict) => verdict switch
    {
        EvidenceVerdict.Passed => null,
        EvidenceVerdict.Failed => "it failed",
        _ => "it was not completed",
    };

    private string? TimeMiss(EvidenceRequirement requirement, EvidenceRecord record)
    {
        if (record.IssuedNs > nowNs)
        {
            return $"it is dated in the future: {TimestampText.Format(record.IssuedNs)}";
        }

        if (record.ExpiresNs <= nowNs)
        {
            return $"it expired at {TimestampText.Format(record.ExpiresNs)}";
        }

        var ageNs = (Int128)nowNs - record.IssuedNs;
        return ageNs > requirement.AgeMaxNs
            ? $"it is {PlainTime.Hours((long)Int128.Min(ageNs, long.MaxValue))} old, at most "
                + $"{PlainTime.Hours(requirement.AgeMaxNs)} is allowed"
            : null;
    }

    private string? WithdrawalMiss(EvidenceRecord record)
    {
        for (var i = 0; i < withdrawals.Count; i++)
        {
            if (withdrawals[i].Voids(record))
            {
                return $"it was withdrawn at {TimestampText.Format(withdrawals[i].AtNs)}: "
                    + WithdrawalCauses.SentenceOf(withdrawals[i].Cause);
            }
        }

        return null;
    }

    private static long UntilOf(EvidenceRequirement requirement, EvidenceRecord record) => requirement.AcceptsAny
        ? long.MaxValue
        : (long)Int128.Min(record.ExpiresNs, (Int128)record.IssuedNs + requirement.AgeMaxNs + 1);

    private static string Words(EvidenceRecord record, long untilNs) =>
        $"{EvidenceKinds.WordOf(record.Kind)} of {TimestampText.Format(record.IssuedNs)} by {record.Issuer}"
        + (untilNs == long.MaxValue ? "" : $", counts until {TimestampText.Format(untilNs)}");

    private string Missing(EvidenceRequirement requirement, EvidenceRecord? newest, string why)
    {
        var word = EvidenceKinds.WordOf(requirement.Kind);
        var whose = EvidenceKinds.IsOfPlatform(requirement.Kind) ? "the platform" : subject.Strategy;
        return newest is null
            ? $"no {word} of {whose} is on record"
            : $"the {word} of {TimestampText.Format(newest.IssuedNs)} does not count: {why}";
    }
}

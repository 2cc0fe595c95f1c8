namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// From a moment on, evidence that was issued until then counts no more; what is issued later does. It cannot be taken
/// back, and it counts even when nobody signed it: a doubt blocks.
/// </summary>
/// <param name="Cause">Why.</param>
/// <param name="Strategy">Whose evidence; <see cref="EvidenceSubject.Platform"/> for everybody's.</param>
/// <param name="Kind">Only evidence of this kind; none for all kinds.</param>
/// <param name="AtNs">Evidence issued at or before this moment is void; nanoseconds since the epoch, UTC.</param>
/// <param name="Actor">Who says so.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record Withdrawal(
    WithdrawalCause Cause, string Strategy, EvidenceKind Kind, long AtNs, string Actor, string Reason)
{
    /// <summary>Whether it makes a record void.</summary>
    /// <param name="record">Any record.</param>
    public bool Voids(EvidenceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.IssuedNs <= AtNs && (Kind == EvidenceKind.None || Kind == record.Kind)
            && (string.Equals(Strategy, EvidenceSubject.Platform, StringComparison.Ordinal)
                || string.Equals(Strategy, record.Subject.Strategy, StringComparison.Ordinal));
    }
}

using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// One circuit breaker: once tripped it stays so for its cool-down at least, and then until it is reset, by an operator
/// or, where that is wanted, by itself. A second trip on one day waits for the operator in any case.
/// </summary>
internal struct Breaker
{
    private int day;
    private int tripsOfDay;

    public bool IsTripped { get; private set; }

    /// <summary>When it tripped last. Nanoseconds since the epoch, UTC.</summary>
    public long TrippedNs { get; private set; }

    /// <summary>Trips it.</summary>
    /// <returns>False when it was tripped already: the cool-down counts from the first time.</returns>
    public bool Trip(long nowNs, int today)
    {
        if (IsTripped)
        {
            return false;
        }

        tripsOfDay = day == today ? tripsOfDay + 1 : 1;
        day = today;
        IsTripped = true;
        TrippedNs = nowNs;
        return true;
    }

    /// <summary>How much of the cool-down is left; 0 or greater.</summary>
    public readonly long LeftNs(long nowNs, long cooldownNs) =>
        IsTripped ? Math.Max(0, cooldownNs - (nowNs - TrippedNs)) : 0;

    /// <summary>Opens it by itself, when the cool-down is over and it may.</summary>
    /// <param name="nowNs">Now.</param>
    /// <param name="cooldownNs">How long it stays tripped at least.</param>
    /// <param name="isAutomatic">Whether it may open by itself; not twice on one day.</param>
    /// <param name="isNewPeriod">Whether what it measures has begun anew.</param>
    /// <returns>Whether it opened.</returns>
    public bool Cool(long nowNs, long cooldownNs, bool isAutomatic, bool isNewPeriod)
    {
        if (!IsTripped || nowNs - TrippedNs < cooldownNs || !((isAutomatic && tripsOfDay < 2) || isNewPeriod))
        {
            return false;
        }

        IsTripped = false;
        return true;
    }

    /// <summary>An operator opens it.</summary>
    public void Reset()
    {
        IsTripped = false;
        tripsOfDay = 0;
    }

    public readonly void Save(IStateWriter writer)
    {
        writer.Write(IsTripped ? 1 : 0);
        writer.Write(TrippedNs);
        writer.Write(day);
        writer.Write(tripsOfDay);
    }

    public void Restore(IStateReader reader)
    {
        IsTripped = reader.ReadInt64() != 0;
        TrippedNs = reader.ReadInt64();
        day = (int)reader.ReadInt64();
        tripsOfDay = (int)reader.ReadInt64();
    }
}

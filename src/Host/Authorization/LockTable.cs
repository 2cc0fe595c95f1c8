namespace Plimsoll.Host.Authorization;

/// <summary>All locks in their fixed order.</summary>
/// <param name="Rows">One a lock.</param>
internal sealed record LockTable(IReadOnlyList<LockRow> Rows)
{
    /// <summary>Whether what is asked for may begin: every lock is open.</summary>
    public bool AllowsLive => Rows.Count > 0 && Rows.All(static row => row.IsOpen);

    /// <summary>The locks that are closed, in order.</summary>
    public IEnumerable<LockRow> Closed => Rows.Where(static row => !row.IsOpen);
}

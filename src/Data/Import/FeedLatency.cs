namespace Plimsoll.Data.Import;

/// <summary>Latencies of recorded messages.</summary>
internal static class FeedLatency
{
    /// <summary>
    /// From the venue's stamp to the corrected receipt, 1 ns to 2^32 - 1 ns: the fastest message of a file whose clock
    /// was corrected has 1, since 0 means unknown.
    /// </summary>
    public static uint Of(long receivedNs, long timeNs) => (uint)Math.Clamp(receivedNs - timeNs, 1, uint.MaxValue);
}

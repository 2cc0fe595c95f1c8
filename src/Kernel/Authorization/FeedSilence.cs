namespace Plimsoll.Kernel.Authorization;

/// <summary>Whether the feed was away for so long that evidence counts no more. Pure.</summary>
public static class FeedSilence
{
    /// <summary>Says why evidence is withdrawn; null when it is not.</summary>
    /// <param name="policy">Says how long is too long.</param>
    /// <param name="lastFeedNs">When the feed last spoke; null: it never did.</param>
    /// <param name="nowNs">Now; nanoseconds since the epoch, UTC.</param>
    public static string? Check(AuthorizationPolicy policy, long? lastFeedNs, long nowNs)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (lastFeedNs is not { } last)
        {
            return "the feed never spoke";
        }

        var awayNs = (Int128)nowNs - last;
        return awayNs > policy.FeedSilenceMaxNs
            ? $"the feed has been away for {PlainTime.Hours((long)Int128.Min(awayNs, long.MaxValue))}, at most "
                + $"{PlainTime.Hours(policy.FeedSilenceMaxNs)} is allowed"
            : null;
    }
}

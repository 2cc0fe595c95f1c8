namespace Plimsoll.Kernel.Authorization;

/// <summary>On which terms entries may pass without authorization for a while. Pure.</summary>
public static class BypassTerms
{
    /// <summary>Says why a bypass is refused; null when it is allowed.</summary>
    /// <param name="required">The level that entries need where it is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="reason">Why.</param>
    /// <param name="lengthNs">How long, in nanoseconds.</param>
    public static string? Refuse(AuthorizationLevel required, string? actor, string? reason, long lengthNs) =>
        required >= AuthorizationLevel.Limited
            ? "with real money a bypass is for exits alone, and exits need none"
        : string.IsNullOrWhiteSpace(actor) ? "it needs the name of who asks"
        : string.IsNullOrWhiteSpace(reason) ? "it needs a reason"
        : lengthNs <= 0 ? "it needs a length above 0"
        : lengthNs > AuthorizationState.BypassMaxNs ? "it may last 60 minutes at most"
        : null;
}

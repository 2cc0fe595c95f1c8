namespace Plimsoll.Journal.Writing;

/// <summary>What the system means by an error.</summary>
internal static class DiskErrors
{
    private const int NoSpaceUnix = 28;
    private const int QuotaUnix = 122;
    private const int FileTooLargeUnix = 27;
    private const int NoSpaceWindows = 112;

    /// <summary>Whether there is no room left.</summary>
    public static bool IsFull(IOException error) =>
        (error.HResult & 0xFFFF) is NoSpaceUnix or QuotaUnix or FileTooLargeUnix or NoSpaceWindows;
}

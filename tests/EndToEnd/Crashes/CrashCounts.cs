namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>Places of the counts in the table of a campaign.</summary>
internal static class CrashCounts
{
    public const int Runs = 1;
    public const int Kills = 2;
    public const int KillsByPhase = 3;
    public const int Resumes = 10;
    public const int Ends = 11;
    public const int TornTails = 12;
    public const int FollowerKills = 20;
    public const int ServerKills = 21;
    public const int ServerStops = 22;
    public const int Verified = 30;
    public const int Replayed = 31;
    public const int Records = 32;
    public const int Fills = 33;
    public const int Commands = 34;
    public const int Unsent = 35;
    public const int Blocks = 36;
    public const int Rebuilds = 40;
    public const int Rows = 41;

    public static string Name(CrashPhase phase) => phase switch
    {
        CrashPhase.Starting => "killed before anything was recorded",
        CrashPhase.TakingUp => "killed while taking up the journal",
        CrashPhase.Trading => "killed while trading",
        _ => "killed when everything was recorded, while closing and writing results",
    };
}

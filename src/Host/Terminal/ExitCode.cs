namespace Plimsoll.Host.Terminal;

/// <summary>What the program tells its caller; documented in docs/cli.md.</summary>
internal enum ExitCode
{
    Ok = 0,
    Finding = 1,
    Usage = 2,
    Environment = 3,
    BadData = 4,
    StrategyFailed = 5,
    InputOutput = 6,
    Flattened = 7,
    Escalated = 8,
    Defect = 70,
    Interrupted = 130,
}

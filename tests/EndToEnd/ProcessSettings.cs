using System.Diagnostics;

namespace Plimsoll.Tests.EndToEnd;

/// <summary>How a process is started.</summary>
public sealed record ProcessSettings
{
    public string? WorkingFolder { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public TimeSpan? TimeMax { get; init; }

    /// <summary>Called with the running process, for signals.</summary>
    public Action<Process>? Started { get; init; }
}

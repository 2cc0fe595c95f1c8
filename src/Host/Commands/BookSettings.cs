using Plimsoll.Data.Store;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Commands;

/// <summary>A backtest on order books as it was asked for.</summary>
internal sealed record BookSettings
{
    public required BookRules Rules { get; init; }

    /// <summary>Which stored market is read; of a made one whether it comes by level or by order.</summary>
    public required SeriesKind Kind { get; init; }

    /// <summary>Name of the made market; null for a stored one.</summary>
    public string? World { get; init; }

    /// <summary>Seed of the made market.</summary>
    public ulong WorldSeed { get; init; } = 1;

    /// <summary>Length of the made market, in minutes.</summary>
    public long WorldMinutes { get; init; } = BookOptions.MinutesDefault;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Market;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Research.Runs;

/// <summary>A made order-book market as the data of a run: the same parameters are the same data.</summary>
public static class WorldSeries
{
    // Any moment does; a fixed one makes runs equal. 2024-01-01 00:00 UTC.
    private const long StartNs = 1_704_067_200_000_000_000;

    /// <summary>Describes a world for a run.</summary>
    /// <param name="parameters">How its market behaves, with its seed.</param>
    /// <param name="minutes">How long it goes on; positive.</param>
    /// <param name="feed">Whether its book is told by level or by order.</param>
    /// <param name="warmUpPeriod">How long a bar counts in which strategies tell their warm-up.</param>
    public static RunSeries Of(WorldParameters parameters, long minutes, WorldFeed feed, BarPeriod warmUpPeriod)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfLessThan(minutes, 1);
        var endNs = StartNs + (minutes * 60_000_000_000);
        var text = string.Create(CultureInfo.InvariantCulture, $"{parameters}|{minutes}|{feed}");
        return new RunSeries
        {
            Instrument = WorldInstrument.Of(parameters),
            IsBook = true,
            IsByOrder = feed == WorldFeed.ByOrder,
            Period = warmUpPeriod,
            HasVolume = true,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            LastCloseNs = endNs,
            Open = (index, _, _) => new BookWorldSource(index, parameters, StartNs, endNs, feed),
            OpenTimeBefore = (fromNs, _) => fromNs,
        };
    }
}

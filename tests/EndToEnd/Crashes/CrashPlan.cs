using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>Everything that happens in one run, drawn from its seed.</summary>
internal sealed record CrashPlan
{
    private const int TraderSeeds = 6;
    private const int LifeMillisecondsMax = 1_200;

    public required ulong Seed { get; init; }

    public required CrashKind Kind { get; init; }

    /// <summary>Which orders the strategy places.</summary>
    public required int TraderSeed { get; init; }

    public required string Durability { get; init; }

    public required int StateInterval { get; init; }

    /// <summary>Small ones make a run go through several segments.</summary>
    public required int SegmentBytes { get; init; }

    public required bool Compresses { get; init; }

    /// <summary>When the trading process is killed; the start behind the last one runs to the end.</summary>
    public required IReadOnlyList<CrashInstant> Kills { get; init; }

    /// <summary>How long each start of the projecting process lives in milliseconds, until the last one.</summary>
    public required IReadOnlyList<int> FollowerLives { get; init; }

    /// <summary>Whether the projecting process itself must have shown everything before it is ended.</summary>
    public required bool AwaitsFollower { get; init; }

    /// <summary>
    /// Whether the projecting process is killed with the trading one, and the database compared at once.
    /// </summary>
    public required bool ComparesBetween { get; init; }

    /// <summary>When, in milliseconds, something happens to the database's server; which thing follows from its
    /// place.</summary>
    public required IReadOnlyList<int> ServerTroubles { get; init; }

    /// <summary>Whether the program's own commands have to agree at the end.</summary>
    public required bool AsksProgram { get; init; }

    public static CrashPlan Of(ulong seed)
    {
        var random = new SeededRandom(seed);
        var isUsual = random.NextInt32(10) < 8;
        return new CrashPlan
        {
            Seed = seed,
            Kind = (CrashKind)random.NextInt32(3),
            TraderSeed = 1 + random.NextInt32(TraderSeeds),
            Durability = isUsual ? "command" : random.NextInt32(2) == 0 ? "interval" : "record",
            StateInterval = 100 + random.NextInt32(1_500),
            SegmentBytes = random.NextInt32(2) == 0 ? 20_000 + random.NextInt32(180_000) : 64 * 1024 * 1024,
            Compresses = random.NextInt32(2) == 0,
            Kills = [.. Enumerable.Range(0, KillCount(random)).Select(_ => Instant(random))],
            FollowerLives =
            [
                .. Enumerable.Range(0, random.NextInt32(3)).Select(_ => random.NextInt32(LifeMillisecondsMax)),
            ],
            AwaitsFollower = random.NextInt32(4) == 0,
            ComparesBetween = random.NextInt32(2) == 0,
            ServerTroubles =
            [
                .. Enumerable.Range(0, random.NextInt32(3)).Select(_ => random.NextInt32(LifeMillisecondsMax)),
            ],
            AsksProgram = random.NextInt32(8) == 0,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind} {TraderSeed}, {Durability}, states every {StateInterval}, segments of {SegmentBytes}"
        + $"{(Compresses ? " compressed" : "")}, killed {string.Join("; ", Kills)}, follower killed after "
        + $"[{string.Join(", ", FollowerLives)}] ms, server troubled after [{string.Join(", ", ServerTroubles)}] ms");

    private static int KillCount(SeededRandom random) => random.NextInt32(10) switch
    {
        < 7 => 1,
        < 9 => 2,
        _ => 3,
    };

    // Most in the middle of trading, some by time alone from the first instant on, some when everything is recorded.
    private static CrashInstant Instant(SeededRandom random) => random.NextInt32(10) switch
    {
        < 2 => new CrashInstant(false, random.NextDouble(), random.NextInt32(2_000)),
        < 9 => new CrashInstant(true, random.NextDouble(), random.NextInt32(3_000)),
        _ => new CrashInstant(true, 1, random.NextInt32(60_000)),
    };
}

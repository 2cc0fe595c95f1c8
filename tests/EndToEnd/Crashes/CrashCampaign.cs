using System.Globalization;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>Goes through seeds until so many runs were killed, several runs at a time.</summary>
internal sealed class CrashCampaign
{
    private const int LanesUsual = 2;
    private const int FailuresMax = 5;
    private readonly CrashMarket market;
    private readonly bool onPostgres;
    private readonly long killedRuns;
    private readonly CancellationToken cancellation;
    private readonly CrashTally tally = new();
    private readonly List<string> failures = [];
    private readonly Lock gate = new();
    private long lastSeed;

    public CrashCampaign(CrashMarket market, bool onPostgres, long killedRuns, CancellationToken cancellation)
    {
        this.market = market;
        this.onPostgres = onPostgres;
        this.killedRuns = killedRuns;
        this.cancellation = cancellation;
    }

    private static string Kept => Path.Combine(ReferenceData.RepositoryRoot, "artifacts", "crashes");

    /// <summary>How a setting of the environment is called, by what is meant.</summary>
    public static long? Setting(string name) => long.TryParse(
        Environment.GetEnvironmentVariable("PLIMSOLL_CRASH_" + name), NumberStyles.None, CultureInfo.InvariantCulture,
        out var number)
        ? number
        : null;

    /// <summary>
    /// A file that holds the counts after each run, so that a campaign that is stopped has a result; null for none.
    /// </summary>
    public string? Report { get; init; }

    /// <summary>Runs all of it, or one seed.</summary>
    /// <param name="onlySeed">The one seed; null for all.</param>
    public CrashTally Run(long? onlySeed)
    {
        var lanes = onlySeed is null ? (int)(Setting("LANES") ?? LanesUsual) : 1;
        lastSeed = (onlySeed ?? Setting("FIRST_SEED") ?? 1) - 1;
        var threads = new List<Thread>();
        for (var i = 0; i < lanes; i++)
        {
            var thread = new Thread(() => Lane(onlySeed));
            thread.Start();
            threads.Add(thread);
        }

        threads.ForEach(static thread => thread.Join());
        cancellation.ThrowIfCancellationRequested();
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        return tally;
    }

    private void Lane(long? onlySeed)
    {
        using var server = onPostgres ? new PostgresServer() : null;
        while (Next(onlySeed) is { } seed)
        {
            var plan = CrashPlan.Of((ulong)seed);
            var place = "";
            try
            {
                var run = new CrashRun(market, plan, server, cancellation);
                place = run.Folder;
                run.Execute();
                Add(run.Tally);
                Directory.Delete(run.Folder, recursive: true);
            }
            catch (Exception wrong)
            {
                Note($"seed {seed} (PLIMSOLL_CRASH_SEED={seed}; {plan}): {wrong}{Keep(place, seed)}");
            }
        }
    }

    private long? Next(long? onlySeed)
    {
        lock (gate)
        {
            var isEnough = onlySeed is null ? tally.Of(CrashCounts.Runs) >= killedRuns : lastSeed >= onlySeed;
            var isCalledOff = cancellation.IsCancellationRequested || failures.Count >= FailuresMax;
            return isEnough || isCalledOff ? null : ++lastSeed;
        }
    }

    private void Add(CrashTally one)
    {
        lock (gate)
        {
            tally.Add(one);
            if (Report is not null)
            {
                File.WriteAllText(Report, tally.ToString());
            }
        }
    }

    private void Note(string failure)
    {
        lock (gate)
        {
            failures.Add(failure);
            // A campaign is long: whoever waits for it can see it now.
            Directory.CreateDirectory(Kept);
            File.AppendAllText(Path.Combine(Kept, "failures.txt"), failure + "\n\n");
        }
    }

    // What a failed run left is worth a look.
    private string Keep(string place, long seed)
    {
        if (place.Length == 0 || !Directory.Exists(place))
        {
            return "";
        }

        var kept = Path.Combine(Kept, $"{(onPostgres ? "postgres" : "sqlite")}-{seed}");
        if (Directory.Exists(kept))
        {
            Directory.Delete(kept, recursive: true);
        }

        CopyFolder(place, kept);
        return "\nits files: " + kept;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}

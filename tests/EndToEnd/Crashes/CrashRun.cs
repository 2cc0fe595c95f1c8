using System.Diagnostics;
using System.Globalization;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Replay;
using Plimsoll.Research.Journaling;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>
/// One run of the real program that is killed and taken up again as its plan says, and everything that must hold after
/// each kill and at the end.
/// </summary>
internal sealed class CrashRun
{
    private readonly CrashMarket market;
    private readonly CrashPlan plan;
    private readonly CrashReference reference;
    private readonly PostgresServer? server;
    private readonly CancellationToken cancellation;
    private readonly IProjectionDatabase database;
    private readonly Dictionary<string, string> environment;
    private readonly List<WitnessLog> witnesses = [];
    private int followerStarts;

    public CrashRun(CrashMarket market, CrashPlan plan, PostgresServer? server, CancellationToken cancellation)
    {
        this.market = market;
        this.plan = plan;
        this.server = server;
        this.cancellation = cancellation;
        reference = market.Reference(plan);
        Folder = Path.Combine(market.Folder, string.Create(
            CultureInfo.InvariantCulture, $"{(server is null ? "sqlite" : "postgres")}-{plan.Seed}"));
        Directory.CreateDirectory(Folder);
        environment = new Dictionary<string, string>(market.Environment);
        if (server is null)
        {
            database = new SqliteDatabase(Path.Combine(Folder, "j.db"));
        }
        else
        {
            database = server.NewDatabase(out var schema);
            environment[PostgresDatabase.Setting] = server.Connection(schema);
        }
    }

    /// <summary>Folder of the run, which stays when something is wrong.</summary>
    public string Folder { get; }

    public CrashTally Tally { get; } = new();

    private string Journal => Path.Combine(Folder, "j");

    /// <summary>Size of the segments of a journal in bytes; 0 where there is none.</summary>
    public static long JournalBytes(string journal)
    {
        var folder = new DirectoryInfo(journal);
        return folder.Exists ? folder.EnumerateFiles("*.journal").Sum(static file => file.Exists ? file.Length : 0) : 0;
    }

    /// <summary>Lets everything happen.</summary>
    public void Execute()
    {
        var trouble = server is null ? null : new CrashServer(server, plan);
        var follower = Follow(plan.FollowerLives);
        try
        {
            for (var start = 0; start < plan.Kills.Count; start++)
            {
                if (Disturb(start) && plan.ComparesBetween && start == 0)
                {
                    End(follower, trouble);
                    _ = Compare();
                    follower = Follow([]);
                }
            }

            RunToTheEnd();
            if (plan.AwaitsFollower)
            {
                trouble?.Settle();
                ProjectionChecks.Await(Journal, database, follower.RequireSound);
            }

            End(follower, trouble);
            CheckEnd();
        }
        finally
        {
            follower.Dispose();
            trouble?.Dispose();
        }

        Tally.Add(CrashCounts.Runs, "runs killed at least once", Tally.Of(CrashCounts.Kills) > 0 ? 1 : 0);
        if (trouble is not null)
        {
            Tally.Add(CrashCounts.ServerKills, "times the server was killed", trouble.KillCount);
            Tally.Add(CrashCounts.ServerStops, "times the server was stopped and started", trouble.StopCount);
        }
    }

    private void End(CrashFollower follower, CrashServer? trouble)
    {
        trouble?.Settle();
        follower.Dispose();
        follower.RequireSound();
        Tally.Add(CrashCounts.FollowerKills, "times the projecting process was killed", follower.KillCount);
    }

    private CrashFollower Follow(IEnumerable<int> lives) => new(
        () => JournalContents.Read(Journal) is not null,
        () => new CrashProcess(
            market.Dll, Folder, Path.Combine(Folder, $"follower{followerStarts++}.log"), environment,
            server is null
                ? ["project", "j", "--to", "sqlite:j.db", "--follow"] : ["project", "j", "--postgres", "--follow"]),
        lives);

    /// <summary>Starts the trading process and kills it.</summary>
    /// <returns>Whether it was killed, and its journal has begun.</returns>
    private bool Disturb(int start)
    {
        var before = JournalContents.Read(Journal);
        bool isKilled;
        using (var process = Start(start))
        {
            Await(process, plan.Kills[start]);
            isKilled = process.Kill();
            Assert.True(isKilled || process.ExitCode() == 0, process.Output);
        }

        var contents = Check(start);
        if (isKilled)
        {
            var phase = contents is null ? CrashPhase.Starting
                : contents.Count == reference.Records.Count ? CrashPhase.Finishing
                : contents.Count == (before?.Count ?? 0) ? CrashPhase.TakingUp
                : CrashPhase.Trading;
            Tally.Add(CrashCounts.Kills, "kills", 1);
            Tally.Add(CrashCounts.KillsByPhase + (int)phase, CrashCounts.Name(phase), 1);
        }

        return isKilled && contents is not null;
    }

    private CrashProcess Start(int start) => new(
        market.Dll, Folder, Path.Combine(Folder, $"trader{start}.log"), environment,
        [
            .. CrashMarket.Words(plan.Kind, plan.TraderSeed), "--journal", "j", "--durability", plan.Durability,
            "--state-interval", Number(plan.StateInterval), "--segment-bytes", Number(plan.SegmentBytes),
            "--witness", $"witness{start}", "--out", "result", .. plan.Compresses ? (string[])["--compress"] : [],
            .. start > 0 ? (string[])["--resume"] : [],
        ]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Await(CrashProcess process, CrashInstant instant)
    {
        var bytes = JournalBytes(Journal);
        var target = bytes + (long)(instant.Share * Math.Max(0, (reference.Bytes * 99 / 100) - bytes));
        while (!process.HasExited && (instant.IsByBytes
            ? JournalBytes(Journal) < target
            : process.Age < instant.Share * reference.Life))
        {
            Thread.Sleep(1);
        }

        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalMicroseconds < instant.DelayMicroseconds)
        {
            Thread.SpinWait(50);
        }
    }

    /// <summary>What must hold whenever the trading process is gone.</summary>
    private JournalContents? Check(int start)
    {
        var witness = WitnessLog.Read(Path.Combine(Folder, $"witness{start}"));
        witnesses.Add(witness);
        if (Directory.Exists(Journal) && Directory.EnumerateFiles(Journal, "*.journal*").Any())
        {
            var report = JournalVerification.Run(Journal, []);
            Assert.True(report.Fault is null or { IsTornTail: true }, "verify: " + report.Fault);
            Tally.Add(CrashCounts.Verified, "journals verified", 1);
            Tally.Add(CrashCounts.TornTails, "torn tails found", report.Fault is null ? 0 : 1);
        }

        var contents = JournalContents.Read(Journal);
        witness.RequireIn(contents?.Commands ?? []);
        contents?.RequireBeginningOf(reference.Records, isWhole: false);
        if (contents is not null)
        {
            Replay();
        }

        return contents;
    }

    private void Replay()
    {
        var report = RunReplay.Run(
            Journal, RunReplay.Describe(Journal), CrashMarket.Trader(plan), new ReplayOptions { Program = "tests" },
            cancellation);
        Assert.True(report.Difference is null, $"the replay differs at record {report.Difference?.Sequence}");
        Tally.Add(CrashCounts.Replayed, "journals replayed, identical", 1);
    }

    private void RunToTheEnd()
    {
        using (var process = Start(plan.Kills.Count))
        {
            Assert.True(process.ExitCode() == 0, "the run that was taken up: " + process.Output);
        }

        Tally.Add(CrashCounts.Resumes, "journals taken up again", plan.Kills.Count);
        Tally.Add(CrashCounts.Ends, "of them to the end of the run", 1);
    }

    private void CheckEnd()
    {
        var contents = Check(plan.Kills.Count);
        Assert.NotNull(contents);
        contents.RequireBeginningOf(reference.Records, isWhole: true);
        Assert.True(
            File.ReadAllBytes(Path.Combine(Folder, "result", "result.json")).AsSpan().SequenceEqual(reference.Result),
            "result.json is not that of the undisturbed run");
        CheckWitnesses(contents.Commands.Count);
        Tally.Add(CrashCounts.Records, "records equal to those of the undisturbed run", contents.Count);
        Tally.Add(CrashCounts.Fills, "fills among them, none lost or doubled", contents.Fills);
        Tally.Add(CrashCounts.Blocks, "orders refused by limits among them", contents.Blocks);
        Tally.Add(CrashCounts.Rows, "rows equal to those of a full rebuild", Compare());
        if (plan.AsksProgram)
        {
            Ask("journal", "verify", "j");
            Ask("replay", "j", "--strategy", "../CrashTrader.cs");
            Ask("replay", "j", "--strategy", "../CrashTrader.cs", "--from-snapshot");
        }
    }

    private int Compare()
    {
        Tally.Add(CrashCounts.Rebuilds, "projections compared with a full rebuild", 1);
        return ProjectionChecks.Compare(Journal, database, Path.Combine(Folder, "fresh.db"), cancellation);
    }

    // Each command went to the venue once; what was recorded and not sent when the process was killed is no more than
    // what one moment gives.
    private void CheckWitnesses(int commands)
    {
        var sent = 0;
        long unsent = 0;
        foreach (var witness in witnesses.Where(static one => one.Count > 0))
        {
            if (witness.Count > witness.RepeatedCount)
            {
                Assert.True(witness.RepeatedCount >= sent, "a command was sent twice");
                unsent += witness.RepeatedCount - sent;
                sent = witness.Count;
            }
        }

        Assert.Equal(commands, witnesses[^1].Count);
        unsent += commands - sent;
        Tally.Add(CrashCounts.Commands, "commands that the venue got, each in the journal before", commands - unsent);
        Tally.Add(CrashCounts.Unsent, "commands in the journal whose sending the kill prevented", unsent);
    }

    private void Ask(params string[] words)
    {
        using var process = new CrashProcess(market.Dll, Folder, Path.Combine(Folder, "asked.log"), environment, words);
        Assert.True(process.ExitCode() == 0, string.Join(' ', words) + ": " + process.Output);
    }
}

using System.Collections.Concurrent;
using System.Globalization;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>What all runs of a campaign share: market data, the strategy's file, limits, undisturbed runs.</summary>
public sealed class CrashMarket : IDisposable
{
    private const string Limits = """
        zone=UTC
        positions=2
        order-value=3000
        account.gross-share=60%
        daily-loss=300
        strategy.0.entries-per-day=60
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plimsoll-crashes-");
    private readonly ConcurrentDictionary<(CrashKind Kind, int Seed), CrashReference> references = new();
    private readonly PlimsollProgram program;
    private readonly Lock gate = new();

    public CrashMarket(PlimsollProgram program)
    {
        this.program = program;
        for (var i = 0; i < 3; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            program.Run(
                folder.FullName, "data", "synth", "--instrument", $"C{number}.SYNTH", "--number", number, "--to",
                "2024-01-02", "--catalog", "catalog").Expect(0);
        }

        File.Copy(
            Path.Combine(program.Root, "tests", "EndToEnd", "Crashes", nameof(CrashTrader) + ".cs"),
            Path.Combine(folder.FullName, "CrashTrader.cs"));
        File.WriteAllText(Path.Combine(folder.FullName, "limits.txt"), Limits);
    }

    /// <summary>Folder that holds all runs.</summary>
    public string Folder => folder.FullName;

    /// <summary>The program.</summary>
    internal string Dll => program.Dll;

    /// <summary>What every process gets: strategies are compiled once, and no one's own cache is touched.</summary>
    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["XDG_CACHE_HOME"] = Path.Combine(Folder, "cache"),
        // Processes that live for half a second do not live to see what they would gain.
        ["DOTNET_TieredPGO"] = "0",
        // A killed process would leave its sockets for debuggers behind.
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    /// <summary>The strategy of a run, to replay it.</summary>
    internal static CrashTrader Trader(CrashPlan plan) => new() { Seed = plan.TraderSeed, LotsMax = Lots(plan.Kind) };

    /// <summary>The command line of a run without its journal.</summary>
    internal static string[] Words(CrashKind kind, int seed)
    {
        string[] words =
        [
            "backtest", "--strategy", "../CrashTrader.cs", "--set", $"Seed={seed}", "--set", $"LotsMax={Lots(kind)}",
            "--no-sensitivity", "--benchmark", "none", "--sizing", "percent:20", "--fees", "bps:maker=-1,taker=5",
        ];
        string[] bars =
        [
            "--instrument", "C0.SYNTH,C1.SYNTH,C2.SYNTH", "--period", "5m", "--from", "2024-01-01", "--to",
            "2024-01-01T06:00:00Z", "--catalog", "../catalog", "--volume-cap", "5%",
        ];
        return kind switch
        {
            CrashKind.Bars => [.. words, .. bars, "--partial-fills", "10%:30%-90%"],
            CrashKind.Limits => [.. words, .. bars, "--limits", "../limits.txt"],
            _ => [.. words, "--world", "calm", "--world-seed", "7", "--minutes", "2", "--latency", "5ms"],
        };
    }

    /// <summary>The undisturbed run that a plan's run has to be like in the end.</summary>
    internal CrashReference Reference(CrashPlan plan)
    {
        lock (gate)
        {
            return references.GetOrAdd((plan.Kind, plan.TraderSeed), Make);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static int Lots(CrashKind kind) => kind == CrashKind.Books ? 400 : 60_000;

    private CrashReference Make((CrashKind Kind, int Seed) run)
    {
        var place = Path.Combine(Folder, $"reference-{run.Kind}-{run.Seed}");
        Directory.CreateDirectory(place);
        // The first one compiles the strategy; the second one takes as long as all others will.
        var life = TimeSpan.Zero;
        for (var i = 0; i < 2; i++)
        {
            foreach (var old in Directory.GetDirectories(place))
            {
                Directory.Delete(old, recursive: true);
            }

            using var process = new CrashProcess(
                Dll, place, Path.Combine(place, "log"), Environment,
                [.. Words(run.Kind, run.Seed), "--journal", "j", "--durability", "command", "--out", "result"]);
            Assert.True(process.ExitCode() == 0, process.Output);
            life = process.Age;
        }

        var journal = Path.Combine(place, "j");
        var contents = JournalContents.Read(journal);
        Assert.NotNull(contents);
        return new CrashReference(
            contents, File.ReadAllBytes(Path.Combine(place, "result", "result.json")),
            CrashRun.JournalBytes(journal), life);
    }
}

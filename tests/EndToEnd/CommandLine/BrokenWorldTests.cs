using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>Ctrl-C and disks that are full: nothing half-done is left.</summary>
[Collection(ProgramCollection.Name)]
public sealed class BrokenWorldTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void Import_CtrlC_LeavesTheCatalogAsItWas()
    {
        using var folder = new ScratchFolder();
        WriteKlines(folder.File("big.csv"), 2_000_000);

        var outcome = program.Run(
            Interrupted(folder, TimeSpan.FromMilliseconds(700)),
            "data", "import", "big.csv", "--kind", "klines", "--instrument", "BIG.BINANCE", "--period", "1m");

        outcome.Expect(130);
        Assert.Contains("plimsoll: interrupted", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(
            "the catalog is empty",
            Directory.Exists(folder.File("catalog"))
                ? program.Run(folder.Path, "data", "list").Expect(0).Output
                : "the catalog is empty",
            StringComparison.Ordinal);
    }

    [Fact]
    public void Backtest_CtrlC_WritesNothing()
    {
        using var folder = new ScratchFolder();
        folder.Write("Slow.cs", """
            using Plimsoll.Kernel.Strategies;

            public sealed class Slow : Strategy
            {
                public override void OnBar(in BarUpdate bar) => Thread.Sleep(1);
            }
            """);

        var outcome = program.Run(
            Interrupted(folder, TimeSpan.FromSeconds(8)),
            "backtest", "--strategy", "Slow.cs", "--instrument", "DEMO.SYNTH", "--period", "1m", "--catalog",
                market.Catalog,
            "--out", "result");

        outcome.Expect(130);
        Assert.Contains("plimsoll: interrupted", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["Slow.cs"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Import_DiskFull_LeavesTheCatalogAsItWas()
    {
        using var folder = new ScratchFolder();
        WriteKlines(folder.File("first.csv"), 1_000);
        WriteKlines(folder.File("more.csv"), 200_000);

        var outcome = OnSmallDisk(folder, 1_000, """
            plimsoll data import ../first.csv --kind klines --instrument A.BINANCE --period 1m >/dev/null
            find catalog -type f ! -name 'writer.*' -exec sha256sum {} + | sort >../before
            code=0; plimsoll data import ../more.csv --kind klines --instrument B.BINANCE --period 1m || code=$?
            find catalog -type f ! -name 'writer.*' -exec sha256sum {} + | sort | diff ../before - || code=99
            exit $code
            """);

        outcome.ExpectOneError(6, "disk is full");
    }

    [Fact]
    public void Backtest_DiskFull_KeepsTheOlderResult()
    {
        using var folder = new ScratchFolder();
        var command = "plimsoll backtest --strategy SmaCross --instrument DEMO.SYNTH --period 1h --no-sensitivity "
            + $"--out result --catalog '{market.Catalog}'";

        var outcome = OnSmallDisk(folder, 300, $$"""
            {{command}} >/dev/null
            sha256sum result/* >../before
            code=0; {{command}} --set Fast=5 >/dev/null || code=$?
            sha256sum -c --quiet ../before && [[ $(ls -A) == result ]] || code=99
            exit $code
            """);

        outcome.ExpectOneError(6, "result", "disk is full");
    }

    [Fact]
    public void Backtest_OutFolderHoldsSomethingElse_IsRefused()
    {
        using var folder = new ScratchFolder();
        folder.Write("thesis.txt", "years of work");

        program.Run(
            folder.Path, "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "1h",
                "--catalog",
            market.Catalog, "--out", ".").ExpectOneError(6, "thesis.txt");

        Assert.Equal("years of work", File.ReadAllText(folder.File("thesis.txt")));
    }

    /// <summary>Runs a script in a folder on a disk of so many kilobytes, where the system lets us make one.</summary>
    private ProcessOutcome OnSmallDisk(ScratchFolder folder, int kilobytes, string script)
    {
        var settings = new ProcessSettings { WorkingFolder = folder.Path };
        Directory.CreateDirectory(folder.File("small"));
        var mount = string.Create(
            CultureInfo.InvariantCulture, $"mount -t tmpfs -o size={kilobytes}k tmpfs small && cd small && ");
        if (PlimsollProgram.Start("unshare", ["-rm", "bash", "-c", mount + "true"], settings).ExitCode != 0)
        {
            Assert.Skip("this system lets nobody mount a small disk");
        }

        folder.Write("script", mount + "{ set -e\n" + script + "\n}\n");
        return program.Bash(settings, "unshare -rm bash ./script");
    }

    private static ProcessSettings Interrupted(ScratchFolder folder, TimeSpan after) => new()
    {
        WorkingFolder = folder.Path,
        Started = process =>
        {
            Thread.Sleep(after);
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        },
    };

    private static void WriteKlines(string path, int rows)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        const long StartMs = 1_600_000_020_000;
        for (long i = 0; i < rows; i++)
        {
            var open = (StartMs + (i * 60_000)).ToString(CultureInfo.InvariantCulture);
            var close = (StartMs + (i * 60_000) + 59_999).ToString(CultureInfo.InvariantCulture);
            writer.WriteLine($"{open},100.10,100.30,100.00,100.20,1.5,{close},150.2,10,0.7,70.1,0");
        }
    }
}

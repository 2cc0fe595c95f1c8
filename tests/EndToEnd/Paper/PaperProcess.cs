using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

/// <summary>A paper run in the background, ended with the test.</summary>
internal sealed class PaperProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly PlimsollProgram program;
    private readonly string folder;
    private readonly StringBuilder error = new();
    private readonly Process process;

    public PaperProcess(PlimsollProgram program, ScratchFolder scratch, params string[] arguments)
        : this(program, scratch, new Dictionary<string, string>(), arguments)
    {
    }

    public PaperProcess(
        PlimsollProgram program, ScratchFolder scratch, IReadOnlyDictionary<string, string> environment,
        params string[] arguments)
    {
        this.program = program;
        folder = scratch.Path;
        var start = new ProcessStartInfo(
            "dotnet", [program.Dll, "paper", "run", "--run-folder", "run", .. arguments])
        {
            WorkingDirectory = scratch.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove("PLIMSOLL_CATALOG");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("cannot start");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (error)
            {
                error.AppendLine(line.Data);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A made market in which a trader soon holds something, ten times as fast as it is.</summary>
    public static string[] Trader(string pace = "20x") =>
    [
        "--strategy", "drill:trader", "--world", "calm", "--world-seed", "7", "--minutes", "2000", "--pace", pace,
        .. Patient,
    ];

    /// <summary>For machines that are busy with other tests: nothing is taken for hanging that only waits.</summary>
    public static string[] Patient => ["--strategy-deadline", "60", "--kill-deadline", "30"];

    public string Error
    {
        get
        {
            lock (error)
            {
                return error.ToString();
            }
        }
    }

    public JsonElement Await(string what, Func<JsonElement, bool> holds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < Patience)
        {
            Assert.False(process.HasExited, $"it ended before it was seen that {what}: {Error}");
            if (File.Exists(Path.Combine(folder, "run", "control.sock")))
            {
                using var document = JsonDocument.Parse(LastStatus());
                // A process that crashed leaves its socket and its last status behind.
                if (document.RootElement.GetProperty("process").GetInt64() == process.Id
                    && holds(document.RootElement))
                {
                    return document.RootElement.Clone();
                }
            }

            Thread.Sleep(50);
        }

        throw new TimeoutException($"it was not seen that {what}: {Error}");
    }

    public JsonElement AwaitExposure() => Await("it holds a position and an order", static status =>
        status.GetProperty("positions").GetArrayLength() > 0 && status.GetProperty("workingCount").GetInt32() > 0);

    public JsonElement AwaitRefusals() => Await(
        "orders are refused", static status => status.GetProperty("refused").GetInt64() > 0);

    public int AwaitEnd()
    {
        Assert.True(process.WaitForExit(Patience), "it did not end: " + Error);
        return process.ExitCode;
    }

    /// <summary>Sends a signal by the process's own id.</summary>
    public void Signal(string name) => PlimsollProgram.Start(
        "kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)], new ProcessSettings()).Expect(0);

    public void Crash()
    {
        process.Kill();
        process.WaitForExit();
    }

    public ProcessOutcome Ask(string verb, params string[] more) =>
        program.Run(folder, [verb, "--run-folder", "run", .. more]);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Crash();
        }

        process.Dispose();
    }

    // The status file is written by renaming, so that a reader sees a whole one or the one before.
    private string LastStatus()
    {
        var path = Path.Combine(folder, "run", "status.json");
        return File.Exists(path) ? File.ReadAllText(path)
            : "{\"positions\":[],\"workingCount\":0,\"refused\":0,\"fills\":0,\"state\":\"\",\"process\":0,"
                + "\"marketEvents\":0,\"busySeconds\":0}";
    }
}

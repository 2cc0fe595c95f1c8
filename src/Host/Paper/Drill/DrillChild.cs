using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Paper.Drill;

/// <summary>A paper run in a process of its own, started by a drill and ended with it.</summary>
internal sealed class DrillChild : IDisposable
{
    private const int Terminate = 15;
    private readonly string folder;
    private readonly Process process;

    public DrillChild(string folder, IReadOnlyList<string> arguments)
    {
        this.folder = folder;
        var start = new ProcessStartInfo(
            Environment.ProcessPath ?? throw Failed("the program's own path is not known"))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        // Under 'dotnet plimsoll.dll' the process is dotnet, and the program its first argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetEntryAssembly()?.Location ?? throw Failed("the program has no file"));
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start) ?? throw Failed("the process did not start");
        // Read and thrown away: alerts stand in the folder, and a full pipe must not hold anybody up.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => LastError = line.Data ?? LastError;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string LastError { get; private set; } = "";

    public static CommandException Failed(string why) =>
        new(ExitCode.Finding, "the drill failed", why, "look at alerts.jsonl and journal in the run folder");

    /// <summary>Waits until the run says something of itself.</summary>
    /// <returns>The state it was seen in.</returns>
    /// <exception cref="CommandException">It ended, or did not come to that in time.</exception>
    public JsonElement Await(string what, TimeSpan deadline, Func<JsonElement, bool> holds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < deadline)
        {
            if (process.HasExited)
            {
                throw Failed(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the process ended with exit code {process.ExitCode} before it was seen that {what}: "
                    + $"{LastError}"));
            }

            if (ControlClient.TryAsk(folder, new ControlRequest("status"))?.Status is { } text)
            {
                using var document = JsonDocument.Parse(text);
                if (holds(document.RootElement))
                {
                    return document.RootElement.Clone();
                }
            }

            Thread.Sleep(20);
        }

        throw Failed(string.Create(
            CultureInfo.InvariantCulture, $"it was not seen within {deadline.TotalSeconds:0} s that {what}"));
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">It does not end.</exception>
    public int AwaitEnd(TimeSpan deadline) => process.WaitForExit(deadline) ? process.ExitCode
        : throw Failed("the process did not end in time");

    /// <summary>Asks it to end at a clean place.</summary>
    public void End() => _ = Signal(process.Id, Terminate);

    /// <summary>Ends it as a crash would: it learns nothing of it.</summary>
    public void Crash()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Crash();
        }

        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int process, int signal);
}

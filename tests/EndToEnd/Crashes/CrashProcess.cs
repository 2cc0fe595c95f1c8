using System.ComponentModel;
using System.Diagnostics;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>A process of the real program whose output goes to a file, killed by its id.</summary>
internal sealed class CrashProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process process;
    private readonly string log;
    private readonly long begin = Stopwatch.GetTimestamp();

    public CrashProcess(
        string dll, string folder, string log, IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        this.log = log;
        // The shell becomes the program, so that its output needs no reader.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$@\" >\"$0\" 2>&1", log, dll, .. words])
        {
            WorkingDirectory = folder, RedirectStandardInput = true,
        };
        start.Environment.Remove("PLIMSOLL_CATALOG");
        start.Environment.Remove("PLIMSOLL_PROGRAM");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("cannot start");
        process.StandardInput.Close();
    }

    public bool HasExited => process.HasExited;

    public TimeSpan Age => Stopwatch.GetElapsedTime(begin);

    public string Output => File.Exists(log) ? File.ReadAllText(log) : "";

    /// <summary>SIGKILL.</summary>
    /// <returns>False when it was over already.</returns>
    public bool Kill()
    {
        if (process.HasExited)
        {
            return false;
        }

        try
        {
            process.Kill();
        }
        catch (Win32Exception)
        {
            // It ended in between.
            return false;
        }

        process.WaitForExit();
        return process.ExitCode == 128 + 9;
    }

    /// <summary>Waits for its own end.</summary>
    public int ExitCode()
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            process.WaitForExit();
            Assert.Fail("a process did not end in time: " + Output);
        }

        return process.ExitCode;
    }

    public void Dispose()
    {
        _ = Kill();
        process.Dispose();
    }
}

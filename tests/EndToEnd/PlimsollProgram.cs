using System.Diagnostics;
using System.Text;

namespace Plimsoll.Tests.EndToEnd;

/// <summary>The real program, built by its launcher once for all tests, run as a process.</summary>
public sealed class PlimsollProgram
{
    private static readonly TimeSpan BuildTimeMax = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan RunTimeMax = TimeSpan.FromMinutes(5);

    public PlimsollProgram()
    {
        Root = ReferenceData.RepositoryRoot;
        Launcher = Path.Combine(Root, "plimsoll");
        var built = Start("bash", [Launcher, "--version"], new ProcessSettings { TimeMax = BuildTimeMax });
        Assert.True(built.ExitCode == 0, "the launcher did not build the program: " + built.Error);
        var published = Path.Combine(Root, "artifacts", "publish");
        var current = File.ReadAllText(Path.Combine(published, "current")).Trim();
        Dll = Path.Combine(published, current, "plimsoll.dll");
    }

    /// <summary>Folder of the repository.</summary>
    public string Root { get; }

    /// <summary>The launcher script.</summary>
    public string Launcher { get; }

    /// <summary>The program itself.</summary>
    public string Dll { get; }

    /// <summary>Runs the program.</summary>
    public ProcessOutcome Run(string workingFolder, params string[] arguments) =>
        Run(new ProcessSettings { WorkingFolder = workingFolder }, arguments);

    /// <summary>Runs the program.</summary>
    public ProcessOutcome Run(ProcessSettings settings, params string[] arguments) =>
        Start("dotnet", [Dll, .. arguments], settings);

    /// <summary>Runs a script by bash, in which <c>plimsoll</c> is the program.</summary>
    public ProcessOutcome Bash(ProcessSettings settings, string script)
    {
        var function = $"plimsoll() {{ dotnet '{Dll}' \"$@\"; }}; export -f plimsoll; ";
        return Start("bash", ["-c", function + script], settings);
    }

    /// <summary>Runs any program to its end.</summary>
    public static ProcessOutcome Start(string file, IReadOnlyList<string> arguments, ProcessSettings settings)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = settings.WorkingFolder ?? Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("PLIMSOLL_CATALOG");
        start.Environment.Remove("PLIMSOLL_PROGRAM");
        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("cannot start " + file);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        settings.Started?.Invoke(process);
        if (!process.WaitForExit(settings.TimeMax ?? RunTimeMax))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{file} {string.Join(' ', arguments)} did not end in time");
        }

        return new ProcessOutcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

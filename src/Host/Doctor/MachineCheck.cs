using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using Plimsoll.Host.Strategies;

namespace Plimsoll.Host.Doctor;

/// <summary>Looks at everything the program needs of a machine.</summary>
internal sealed class MachineCheck
{
    private const int YearEarliest = 2025;
    private const int YearLatest = 2100;
    private const long MemoryBytesWarn = 1_000_000_000;
    private const double StartMsWarn = 500;

    private readonly string catalogFolder;

    public MachineCheck(string catalogFolder) => this.catalogFolder = catalogFolder;

    public IReadOnlyList<CheckFinding> Run() =>
    [
        Runtime(),
        Sdk(),
        Processors(),
        Memory(),
        FolderCheck.FreeSpace(catalogFolder),
        FolderCheck.Writable("catalog", catalogFolder),
        FolderCheck.Writable("cache", CompiledStrategyCache.FolderOfUser()),
        FolderCheck.Writable("temporary files", Path.GetTempPath()),
        FolderCheck.MemoryMap(Path.GetTempPath()),
        Clock(),
        TimeZones(),
        Culture(),
        Terminal(),
        Start(),
        ShippedStrategies(),
        Tool("chromium", "only for looking at reports in tests"),
        Tool("postgres", "only when one machine is no longer enough"),
    ];

    private static CheckFinding Runtime()
    {
        var text = RuntimeInformation.FrameworkDescription + ", " + RuntimeInformation.RuntimeIdentifier;
        return Environment.Version.Major >= 10
            ? new CheckFinding(CheckState.Ok, ".NET runtime", text)
            : new CheckFinding(
                CheckState.Fail, ".NET runtime", text, "install .NET 10: https://dotnet.microsoft.com/download");
    }

    /// <summary>The SDK lies beside the shared runtime; looking is faster than asking it.</summary>
    private static CheckFinding Sdk()
    {
        const string Name = ".NET SDK";
        var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent?.Parent?.FullName;
        var folder = Path.Combine(root ?? "", "sdk");
        var versions = root is not null && Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Select(static path => Path.GetFileName(path) ?? "")
                .Where(static name => name.StartsWith("10.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .ToArray()
            : [];
        return versions.Length > 0
            ? new CheckFinding(CheckState.Ok, Name, string.Join(", ", versions))
            : new CheckFinding(
                CheckState.Warn, Name, "not found",
                    "install the .NET 10 SDK to build Plimsoll or to run 'dotnet run FILE.cs'");
    }

    private static CheckFinding Processors() => new(
        CheckState.Ok,
        "processor",
        string.Create(
            CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}"));

    private static CheckFinding Memory()
    {
        var bytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var text = (bytes / 1e9).ToString("N1", CultureInfo.InvariantCulture) + " GB";
        return bytes < MemoryBytesWarn
            ? new CheckFinding(
                CheckState.Warn, "memory", text, "a run of minute bars needs about 100 MB; the browser needs more")
            : new CheckFinding(CheckState.Ok, "memory", text);
    }

    private static CheckFinding Clock()
    {
        var now = DateTime.UtcNow;
        var text = now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
        return now.Year is >= YearEarliest and <= YearLatest
            ? new CheckFinding(CheckState.Ok, "clock", text)
            : new CheckFinding(
                CheckState.Warn, "clock", text, "set the clock; backtests do not use it, certificates do");
    }

    private static CheckFinding TimeZones()
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull("America/New_York");
        var winter = zone?.GetUtcOffset(Instant.FromUtc(2024, 1, 15, 12, 0)).Seconds;
        var summer = zone?.GetUtcOffset(Instant.FromUtc(2024, 7, 15, 12, 0)).Seconds;
        return winter == -5 * 3_600 && summer == -4 * 3_600
            ? new CheckFinding(CheckState.Ok, "time zones", DateTimeZoneProviders.Tzdb.VersionId)
            : new CheckFinding(
                CheckState.Fail, "time zones", "wrong or missing", "build Plimsoll again: ./plimsoll --version");
    }

    private static CheckFinding Culture()
    {
        var text = (1234.5).ToString("N1", CultureInfo.CurrentCulture);
        return text == "1,234.5"
            ? new CheckFinding(CheckState.Ok, "number format", "the same on every machine")
            : new CheckFinding(CheckState.Fail, "number format", text,
                "unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT and build again");
    }

    private static CheckFinding Terminal() => new(
        CheckState.Ok,
        "terminal",
        Console.IsErrorRedirected ? "none: progress is written as lines" : "found: progress is drawn as a bar");

    private static CheckFinding Start()
    {
        using var self = Process.GetCurrentProcess();
        var elapsed = (DateTime.Now - self.StartTime).TotalMilliseconds;
        var text = elapsed.ToString("N0", CultureInfo.InvariantCulture) + " ms to here";
        return elapsed < StartMsWarn
            ? new CheckFinding(CheckState.Ok, "start", text)
            : new CheckFinding(
                CheckState.Warn, "start", text,
                    "the machine is busy, or this build is not compiled ahead of time: use ./plimsoll");
    }

    private static CheckFinding ShippedStrategies()
    {
        const string Name = "shipped strategies";
        var folder = StrategyLoader.ShippedFolder;
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.dll").Any()
            ? new CheckFinding(CheckState.Ok, Name, folder)
            : new CheckFinding(
                CheckState.Warn, Name, "none beside the program", "start it with ./plimsoll, which builds them");
    }

    private static CheckFinding Tool(string name, string use)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var found = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
        return new CheckFinding(CheckState.Ok, name, found ? "found" : "not found and not needed yet, " + use);
    }
}

using System.Globalization;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Paper;

/// <summary>
/// The folder of a long run: the right to it, its journal, its status. One process at a time; the system gives the
/// right back when the process ends, however it ends.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string LockName = "run.lock";
    private const string HolderName = "run.holder";
    private readonly FileStream right;

    private RunFolder(string path, FileStream right)
    {
        Path = path;
        this.right = right;
    }

    public string Path { get; }

    public string Journal => System.IO.Path.Combine(Path, "journal");

    public string Status => StatusOf(Path);

    public static string StatusOf(string folder) => System.IO.Path.Combine(folder, "status.json");

    /// <summary>Takes the right to a folder; makes it when it is not there, for this user alone.</summary>
    /// <exception cref="CommandException">Another process has it.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static RunFolder Take(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var file = System.IO.Path.Combine(path, LockName);
        FileStream right;
        try
        {
            right = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new CommandException(
                ExitCode.InputOutput, "the run folder is in use", $"{path}, by {Holder(path)}",
                "stop that process or name another folder");
        }

        File.WriteAllText(System.IO.Path.Combine(path, HolderName), string.Create(
            CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"));
        return new RunFolder(path, right);
    }

    /// <summary>Whether a process has the right to a folder now.</summary>
    public static bool IsTaken(string path)
    {
        var file = System.IO.Path.Combine(path, LockName);
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var right = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Puts the journal of an earlier start aside, so that each start has its own.</summary>
    /// <returns>Where it is now; null when there was none.</returns>
    public string? PutJournalAside()
    {
        if (!Directory.Exists(Journal))
        {
            return null;
        }

        for (var number = 1; ; number++)
        {
            var aside = string.Create(CultureInfo.InvariantCulture, $"{Journal}-{number:0000}");
            if (!Directory.Exists(aside))
            {
                Directory.Move(Journal, aside);
                return aside;
            }
        }
    }

    public void Dispose() => right.Dispose();

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(path, HolderName)).Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}

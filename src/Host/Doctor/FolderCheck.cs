using System.Globalization;
using System.IO.MemoryMappedFiles;

namespace Plimsoll.Host.Doctor;

/// <summary>Checks of the folders the program writes to.</summary>
internal static class FolderCheck
{
    private const long FreeBytesWarn = 2_000_000_000;
    private const long FreeBytesFail = 100_000_000;
    private const int MapBytes = 65_536;

    /// <summary>Whether files can be made in a folder, or in the nearest one above it that exists.</summary>
    public static CheckFinding Writable(string name, string folder)
    {
        var existing = NearestExisting(folder);
        try
        {
            File.Delete(MakeProbe(existing));
            return new CheckFinding(
                CheckState.Ok, name, folder + (existing == Path.GetFullPath(folder) ? "" : " (made on first use)"));
        }
        catch (UnauthorizedAccessException)
        {
            return Refused(name, folder);
        }
        catch (IOException error)
        {
            return new CheckFinding(CheckState.Fail, name, folder, error.Message.ReplaceLineEndings(" "));
        }
    }

    public static CheckFinding FreeSpace(string folder)
    {
        try
        {
            var free = new DriveInfo(NearestExisting(folder)).AvailableFreeSpace;
            var text = (free / 1e9).ToString("N1", CultureInfo.InvariantCulture) + " GB free";
            return free < FreeBytesFail
                ? new CheckFinding(CheckState.Fail, "disk", text, "make room on the disk of " + folder)
                : free < FreeBytesWarn ? new CheckFinding(
                    CheckState.Warn, "disk", text, "a year of minute bars needs about 30 MB; trades need more")
                : new CheckFinding(CheckState.Ok, "disk", text);
        }
        catch (IOException error)
        {
            return new CheckFinding(CheckState.Warn, "disk", "unknown", error.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Market data are read from memory-mapped files.</summary>
    public static CheckFinding MemoryMap(string folder)
    {
        const string Name = "memory-mapped files";
        try
        {
            var path = MakeProbe(NearestExisting(folder));
            try
            {
                using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, MapBytes);
                using var view = map.CreateViewAccessor();
                view.Write(MapBytes - sizeof(long), 42L);
                return view.ReadInt64(MapBytes - sizeof(long)) == 42L
                    ? new CheckFinding(CheckState.Ok, Name, "work")
                    : new CheckFinding(
                        CheckState.Fail, Name, "give wrong data", "put the catalog on a local disk with --catalog");
            }
            finally
            {
                File.Delete(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new CheckFinding(
                CheckState.Fail, Name, "do not work in " + folder, "put the catalog on a local disk with --catalog");
        }
    }

    private static string MakeProbe(string folder)
    {
        var path = Path.Combine(folder, ".plimsoll-" + Path.GetRandomFileName());
        File.WriteAllBytes(path, new byte[1]);
        return path;
    }

    private static CheckFinding Refused(string name, string folder) => new(
        CheckState.Fail, name, folder + " may not be written", "give yourself the right, or name another folder");

    private static string NearestExisting(string folder)
    {
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return path;
    }
}

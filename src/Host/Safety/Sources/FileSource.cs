namespace Plimsoll.Host.Safety.Sources;

/// <summary>
/// A file: where it is, it kills, unless it says <c>state=inactive</c>. Where it is not, a source that is not required
/// is open if its folder can be read; a required one must be there and say so.
/// </summary>
internal sealed class FileSource(string path, bool isRequired, KillLevel level) : IKillSource
{
    private const int BytesMax = 64 * 1024;

    public string Kind => "file";

    public string Place => path;

    public bool IsRequired => isRequired;

    public KillLevel Level => level;

    public KillReading Read()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        var name = Path.GetFileName(path);
        try
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any(
                one => string.Equals(Path.GetFileName(one), name, StringComparison.Ordinal)))
            {
                return isRequired ? throw new IOException("the file is not there") : KillReading.Open;
            }

            return new FileInfo(path).Length > BytesMax
                ? KillReading.Engaged("the file is too large")
                : KillWords.OfFile(File.ReadAllText(path));
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new IOException(cause.Message, cause);
        }
    }
}

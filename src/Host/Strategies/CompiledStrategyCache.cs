using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Host.Strategies;

/// <summary>
/// Compiled strategy files, kept in the user's cache folder under a hash of source, path and platform. Losing the
/// cache, or
/// being unable to write it, costs time and nothing else.
/// </summary>
internal sealed class CompiledStrategyCache
{
    private const int DaysKept = 30;

    private readonly string folder;

    public CompiledStrategyCache(string folder) => this.folder = folder;

    /// <summary>The cache of this user: <c>$XDG_CACHE_HOME</c>, else <c>~/.cache</c> (the local application folder on
    /// Windows).</summary>
    public static CompiledStrategyCache OfUser() => new(FolderOfUser());

    public static string FolderOfUser()
    {
        var given = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var root = !string.IsNullOrEmpty(given) && Path.IsPathRooted(given) ? given
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(root, "plimsoll", "strategies");
    }

    /// <summary>The compiled form of a source, taken from the cache or made now.</summary>
    public byte[] GetOrCompile(string path, string source, Func<string, string, byte[]> compile)
    {
        var file = Path.Combine(folder, Key(path, source) + ".dll");
        if (TryRead(file) is { } kept)
        {
            return kept;
        }

        var made = compile(path, source);
        TryWrite(file, made);
        return made;
    }

    /// <summary>A change of the platform changes its module identities and so every key.</summary>
    private static string Key(string path, string source)
    {
        var text = new StringBuilder(source).Append('\0').Append(path);
        foreach (var part in new[] { typeof(CompiledStrategyCache), typeof(Kernel.Strategies.Strategy),
            typeof(Model.Values.Timestamp), typeof(Indicators.IIndicator) })
        {
            text.Append('\0').Append(part.Module.ModuleVersionId);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>An entry ends with the hash of what stands before it; one that does not is cut off or altered and is
    /// made anew.</summary>
    private static byte[]? TryRead(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var length = bytes.Length - SHA256.HashSizeInBytes;
            if (length <= 0 || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
            {
                return null;
            }

            return bytes[..length];
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void TryWrite(string file, byte[] assembly)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(
                    folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var draft = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllBytes(draft, [.. assembly, .. SHA256.HashData(assembly)]);
            File.Move(draft, file, overwrite: true);
            RemoveOld();
        }
        catch (IOException)
        {
            return;
        }
        catch (UnauthorizedAccessException)
        {
            return;
        }
    }

    private void RemoveOld()
    {
        var oldest = DateTime.UtcNow.AddDays(-DaysKept);
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (File.GetLastWriteTimeUtc(file) < oldest)
            {
                File.Delete(file);
            }
        }
    }
}

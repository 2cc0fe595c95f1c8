using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Plimsoll.Tests.Data;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("plimsoll-").FullName;

    /// <summary>The catalog inside it; made by the first import.</summary>
    public string Catalog => System.IO.Path.Combine(Root, "catalog");

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Zip(string name, params (string Entry, string Text)[] entries)
    {
        var path = Path(name);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(text);
        }

        return path;
    }

    /// <summary>Every file below the folder with its length and bytes hashed, for "nothing changed".</summary>
    public static string Fingerprint(string folder)
    {
        var text = new StringBuilder();
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => System.IO.Path.GetFileName(file) is not ("writer.lock" or "writer.pid"))
                .Order(StringComparer.Ordinal))
            {
                var hash = System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file));
                text.Append(CultureInfo.InvariantCulture, $"{System.IO.Path.GetRelativePath(folder, file)} ")
                    .AppendLine(Convert.ToHexString(hash));
            }
        }

        return text.ToString();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Journal.Projections.Databases;

namespace Plimsoll.Journal.Projections.Migrations;

/// <summary>The migrations that this program carries.</summary>
internal static class MigrationSet
{
    private const string Folder = "Plimsoll.Journal.Projections.Migrations.Scripts.";
    private const string UpEnd = ".up.sql";
    private const string DownEnd = ".down.sql";

    /// <summary>All of them in the words of one database, in order.</summary>
    public static IReadOnlyList<Migration> For(DatabaseKind kind)
    {
        var assembly = typeof(MigrationSet).Assembly;
        var found = new SortedDictionary<int, Migration>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal)
                || !resource.EndsWith(UpEnd, StringComparison.Ordinal))
            {
                continue;
            }

            var title = resource[Folder.Length..^UpEnd.Length];
            var up = ScriptText.For(kind, Read(assembly, resource));
            var down = ScriptText.For(kind, Read(assembly, Folder + title + DownEnd));
            var dash = title.IndexOf('-', StringComparison.Ordinal);
            var version = int.Parse(title[..dash], CultureInfo.InvariantCulture);
            var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(up + "\0" + down)));
            found.Add(version, new Migration(version, title[(dash + 1)..], up, down, checksum));
        }

        return [.. found.Values];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

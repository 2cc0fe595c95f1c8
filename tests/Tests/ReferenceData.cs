namespace Plimsoll.Tests;

/// <summary>
/// Finds reference data that lives beside the repository and is never part of it. One setting moves it: the environment
/// variable PLIMSOLL_REFERENCE_DATA; without it the folder <c>shared</c> next to the repository is used. Where the data
/// is
/// absent, tests that need it are skipped by name.
/// </summary>
internal static class ReferenceData
{
    /// <summary>The environment variable that names the folder with reference data.</summary>
    public const string Setting = "PLIMSOLL_REFERENCE_DATA";

    private const string RootMarker = "Plimsoll.slnx";

    /// <summary>The root of the repository the running test was built from.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot(AppContext.BaseDirectory);

    /// <summary>The folder with reference data, or null when there is none on this machine.</summary>
    public static string? Root { get; } = Resolve(Environment.GetEnvironmentVariable(Setting), RepositoryRoot);

    /// <summary>
    /// The full path of a reference file or folder; skips the running test, naming what is missing, when it is absent.
    /// </summary>
    public static string Require(string relativePath)
    {
        if (Root is not null)
        {
            var path = Path.GetFullPath(Path.Combine(Root, relativePath));
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip("reference data absent: " + relativePath);
        throw new InvalidOperationException("A skipped test does not continue.");
    }

    /// <summary>
    /// The folder meant by the setting's value (the folder beside the repository when empty), or null.
    /// </summary>
    internal static string? Resolve(string? settingValue, string repositoryRoot)
    {
        var folder = string.IsNullOrWhiteSpace(settingValue)
            ? Path.Combine(repositoryRoot, "..", "shared")
            : Path.Combine(repositoryRoot, settingValue);
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }

    /// <summary>The nearest folder at or above <paramref name="start"/> that holds the solution file.</summary>
    internal static string FindRepositoryRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMarker)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No {RootMarker} at or above {start}; build the tests inside it.");
    }
}

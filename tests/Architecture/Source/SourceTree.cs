using System.Xml.Linq;

namespace Plimsoll.Tests.Architecture.Source;

/// <summary>
/// All that the rules look at, read and parsed once: the C# files, the project files, and every other text.
/// </summary>
internal sealed class SourceTree
{
    private static readonly HashSet<string> SkippedFolders = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", "artifacts", "bin", "obj", "catalog", "plimsoll-demo", "node_modules",
    };

    private static readonly HashSet<string> TextExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".cs", ".csproj", ".props", ".targets", ".proj", ".slnx", ".md", ".json", ".sh", ".txt", ".yml", ".yaml",
        ".html", ".css", ".js", ".editorconfig", ".gitignore",
    };

    private readonly Lazy<Semantics> _semantics;

    public SourceTree(IEnumerable<TextFile> texts)
    {
        Texts = [.. texts.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Files = [.. Texts.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => new SourceFile(file))];
        Projects =
        [
            .. Texts.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(file => new ProjectFile(file.Path, XDocument.Parse(file.Text, LoadOptions.SetLineInfo))),
        ];
        _semantics = new Lazy<Semantics>(() => new Semantics(this));
    }

    public IReadOnlyList<TextFile> Texts { get; }

    /// <summary>Every C# file, in the order of their paths.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    public IReadOnlyList<ProjectFile> Projects { get; }

    /// <summary>The product: src/.</summary>
    public IEnumerable<SourceFile> Product => Files.Where(file => file.Area == "src");

    public IEnumerable<SourceFile> Tests => Files.Where(file => file.Area == "tests");

    /// <summary>What the compiler knows about the product's names and types; made when first asked for.</summary>
    public Semantics Semantics => _semantics.Value;

    /// <summary>The files of one or more projects of the product.</summary>
    public IEnumerable<SourceFile> Of(params string[] projects) =>
        Product.Where(file => projects.Contains(file.Project, StringComparer.Ordinal));

    public static SourceTree Read(string root) => new(
        Walk(new DirectoryInfo(root)).Select(file =>
            new TextFile(
                Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName))));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(IsText))
        {
            yield return file;
        }

        foreach (var child in folder.EnumerateDirectories().Where(child => !SkippedFolders.Contains(child.Name)))
        {
            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }

    // Lock files are written by the package manager; a .git file marks a linked working copy. Neither is ours to judge.
    private static bool IsText(FileInfo file) =>
        TextExtensions.Contains(file.Extension) && file.Name is not ("packages.lock.json" or ".git");
}

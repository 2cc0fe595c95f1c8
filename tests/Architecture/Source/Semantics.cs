using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Plimsoll.Tests.Architecture.Source;

/// <summary>
/// Each project of the product compiled in memory, in the order of the layers, against the projects it may use: gives
/// the
/// rules the types behind the names.
/// </summary>
internal sealed class Semantics
{
    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks",
    ];

    // Read once: every tree that is compiled shares them.
    private static readonly Lazy<List<MetadataReference>> Platform = new(() => [.. PlatformReferences()]);

    private readonly Dictionary<string, CSharpCompilation> _byProject = new(StringComparer.Ordinal);

    public Semantics(SourceTree tree)
    {
        foreach (var layer in Layers.All)
        {
            var files = tree.Of(layer.Project).ToList();
            var references = layer.Uses.Where(_byProject.ContainsKey)
                .Select(name => (MetadataReference)_byProject[name].ToMetadataReference());
            _byProject[layer.Project] = CSharpCompilation.Create(
                "Plimsoll." + layer.Project,
                files.Select(file => file.Tree).Append(Preamble(tree, layer.Project)),
                [.. Platform.Value, .. references],
                // Without the analysis of nullability, which costs most of the time and no rule asks about.
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    allowUnsafe: true,
                    nullableContextOptions: NullableContextOptions.Disable));
        }
    }

    /// <summary>The semantic model of one file of the product.</summary>
    public SemanticModel ModelOf(SourceFile file) => _byProject[file.Project].GetSemanticModel(file.Tree);

    public bool Knows(SourceFile file) => file.Area == "src" && _byProject.ContainsKey(file.Project);

    /// <summary>
    /// What the compiler could not make sense of in a project; rules that need types are blind there.
    /// </summary>
    public IEnumerable<Diagnostic> ErrorsIn(string project) =>
        _byProject[project].GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    // What the build adds to every project: the implicit usings that the project file leaves in, and its friends.
    private static SyntaxTree Preamble(SourceTree tree, string project)
    {
        var content = tree.Projects.FirstOrDefault(file => !file.IsTest && file.Name == project)?.Content;
        var usings = content?.Descendants("Using").ToList() ?? [];
        var removed = usings.Select(item => (string?)item.Attribute("Remove")).ToHashSet(StringComparer.Ordinal);
        var added =
            usings.Where(item => item.Attribute("Static") is null).Select(item => (string?)item.Attribute("Include"));
        var names = ImplicitUsings.Where(name => !removed.Contains(name)).Concat(added.OfType<string>());
        var friends = Layers.All.Select(layer => layer.Project).Append("Tests.Tests");
        return CSharpSyntaxTree.ParseText(
            string.Concat(names.Select(name => $"global using global::{name};\n"))
            + string.Concat(friends.Select(name =>
                $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Plimsoll.{name}\")]\n")),
            SourceFile.Options);
    }

    // The runtime's own libraries and the packages beside this program, without the product's own assemblies.
    private static IEnumerable<MetadataReference> PlatformReferences() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(path => !Path.GetFileName(path).StartsWith("plimsoll", StringComparison.OrdinalIgnoreCase))
        .Select(path => MetadataReference.CreateFromFile(path));
}

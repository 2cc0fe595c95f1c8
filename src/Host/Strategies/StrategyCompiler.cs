using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Strategies;

/// <summary>Compiles a strategy file against the running platform. The only part of the program that loads the
/// compiler.</summary>
internal static class StrategyCompiler
{
    private const int ErrorsShownMax = 5;

    /// <summary>The usings that <c>dotnet run FILE.cs</c> gives too.</summary>
    private const string CommonUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; "
        + "global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>Compiles.</summary>
    /// <param name="path">The file, for messages and symbols.</param>
    /// <param name="source">Its text.</param>
    /// <returns>The assembly with its symbols inside.</returns>
    /// <exception cref="CommandException">It does not compile; one line for each of the first errors.</exception>
    public static byte[] Compile(string path, string source)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var text = ProgramLines.BlankEntry(ProgramLines.BlankDirectives(source), options);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, path),
            CSharpSyntaxTree.ParseText(SourceText.From(CommonUsings, Encoding.UTF8), options, "usings.g.cs"),
        ];
        var compilation = CSharpCompilation.Create(
            "Strategy." + Path.GetFileNameWithoutExtension(path),
            trees,
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(
            image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        return result.Success ? image.ToArray() : throw Errors(path, result);
    }

    private static List<PortableExecutableReference> References()
    {
        var references = new List<PortableExecutableReference>();
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        foreach (var path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (name.StartsWith("System", StringComparison.Ordinal)
                || name.StartsWith("Plimsoll.", StringComparison.Ordinal)
                || name is "plimsoll" or "netstandard" or "mscorlib")
            {
                references.Add(MetadataReference.CreateFromFile(path));
            }
        }

        return references;
    }

    private static CommandException Errors(string path, EmitResult result)
    {
        var errors = result.Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToArray();
        var lines = errors.Take(ErrorsShownMax).Select(diagnostic => Line(path, diagnostic)).ToList();
        if (errors.Length > ErrorsShownMax)
        {
            lines[^1] += string.Create(
                CultureInfo.InvariantCulture, $" (and {errors.Length - ErrorsShownMax} more errors)");
        }

        return new CommandException(ExitCode.StrategyFailed, lines);
    }

    private static string Line(string path, Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan().StartLinePosition;
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"strategy does not compile: {path}:{place.Line + 1}:{place.Character + 1}: {diagnostic.Id}: {message}");
    }
}

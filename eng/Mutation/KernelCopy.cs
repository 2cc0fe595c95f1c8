using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Plimsoll.Mutation;

/// <summary>
/// Writes and compiles the copy of the kernel that has all mutants in it. A mutant that does not compile is left out:
/// the compiler has caught it.
/// </summary>
internal sealed class KernelCopy
{
    private const int RoundsMax = 40;

    // How far above a use the assignment is looked for that a mutant may have taken away.
    private const int AssignmentLinesMax = 60;

    // An expression is reported where it begins, and the number in it may stand some lines below.
    private const int ConstantLinesMax = 3;
    private static readonly Regex ErrorLine = new(
        @"^(.+)\((\d+),(\d+)\): error (CS\d+): (.*)$", RegexOptions.Multiline, TimeSpan.FromSeconds(10));

    private static readonly Regex SwitchCall = new(
        @"Switch\.Is\((\d+)\)", RegexOptions.None, TimeSpan.FromSeconds(10));
    private readonly string root;
    private readonly string folder;
    private readonly string[] mutated;
    private readonly HashSet<int> refused = [];
    private List<Mutant> all = [];

    /// <param name="root">The repository.</param>
    /// <param name="folder">Where the copy stands.</param>
    /// <param name="mutated">Folders of <c>src/Kernel</c> whose files are changed.</param>
    public KernelCopy(string root, string folder, string[] mutated)
    {
        this.root = root;
        this.folder = folder;
        this.mutated = mutated;
    }

    /// <summary>The mutants that compile.</summary>
    public IReadOnlyList<Mutant> Mutants => [.. all.Where(one => !refused.Contains(one.Number))];

    /// <summary>How many mutants the compiler refused.</summary>
    public int Refused => refused.Count;

    /// <summary>Builds it.</summary>
    /// <param name="target">The library that is written.</param>
    /// <param name="references">Where the other libraries are.</param>
    public void Build(string target, string references)
    {
        // What was refused before is refused again, as long as it says the same.
        var memory = Path.Combine(folder, "refused.txt");
        if (File.Exists(memory))
        {
            var known = File.ReadAllLines(memory).ToHashSet(StringComparer.Ordinal);
            _ = Write();
            refused.UnionWith(all.Where(one => known.Contains(one.Key)).Select(static one => one.Number));
        }

        for (var round = 1; round <= RoundsMax; round++)
        {
            var files = Write();
            var errors = Compile(files, target, references);
            if (errors.Count == 0)
            {
                File.WriteAllLines(
                    memory, all.Where(one => refused.Contains(one.Number)).Select(static one => one.Key));
                return;
            }

            var before = refused.Count;
            foreach (var error in errors)
            {
                if (!RefuseRemovals(error))
                {
                    Refuse(error.File, error.Line, error.Column);
                }
            }

            Console.Error.WriteLine($"round {round}: {refused.Count} mutants do not compile");
            if (refused.Count == before)
            {
                throw new InvalidOperationException($"the copy does not compile: {errors[0]}");
            }
        }

        throw new InvalidOperationException($"the copy does not compile after {RoundsMax} rounds");
    }

    private List<string> Write()
    {
        var sources = Path.Combine(folder, "source");
        var found = new List<Mutant>();
        var files = new List<string>();
        var kernel = Path.Combine(root, "src", "Kernel");
        foreach (var path in Directory.GetFiles(kernel, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(kernel, path);
            var copy = Path.Combine(sources, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = File.ReadAllText(path);
            if (mutated.Contains(Path.GetDirectoryName(name)))
            {
                var tree = CSharpSyntaxTree.ParseText(
                    text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview));
                var writer = new MutantWriter(
                    $"src/Kernel/{name}", found.Count + 1, mutant => !refused.Contains(mutant.Number));
                text = writer.Visit(tree.GetRoot())!.ToFullString();
                found.AddRange(writer.Mutants);
            }

            File.WriteAllText(copy, text);
            files.Add(copy);
        }

        all = found;
        var extra = Path.Combine(sources, "Mutation.cs");
        File.WriteAllText(extra, Extra());
        files.Add(extra);
        return files;
    }

    private static string Extra()
    {
        using var stream = typeof(KernelCopy).Assembly.GetManifestResourceStream("Switch.txt")!;
        using var reader = new StreamReader(stream);
        return "#nullable disable\n"
            + "global using System;\nglobal using System.Collections.Generic;\n"
            + "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Plimsoll.Tests.Tests\")]\n"
            + reader.ReadToEnd();
    }

    private List<(string File, int Line, int Column, string Code, string Text)> Compile(
        List<string> files, string target, string references)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var arguments = new List<string>
        {
            "-nologo", "-noconfig", "-nostdlib+", "-target:library", "-optimize+", "-checked+", "-nullable:disable",
            "-langversion:latest", "-warn:0", "-deterministic+", "-nowarn:CS8632", $"-out:\"{target}\"",
            $"-reference:\"{Path.Combine(references, "Plimsoll.Model.dll")}\"",
        };
        arguments.AddRange(Directory.GetFiles(runtime, "System*.dll").Select(static path => $"-reference:\"{path}\""));
        arguments.AddRange(files.Select(static path => $"\"{path}\""));
        var response = Path.Combine(folder, "compile.rsp");
        File.WriteAllLines(response, arguments);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Compiler(runtime));
        start.ArgumentList.Add("@" + response);
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var errors = new List<(string, int, int, string, string)>();
        foreach (Match match in ErrorLine.Matches(text))
        {
            errors.Add((
                Path.GetFullPath(match.Groups[1].Value), Number(match.Groups[2].Value), Number(match.Groups[3].Value),
                match.Groups[4].Value, match.Groups[5].Value));
        }

        if (process.ExitCode != 0 && errors.Count == 0)
        {
            throw new InvalidOperationException($"the compiler failed: {text}");
        }

        return errors;
    }

    private static string Compiler(string runtime)
    {
        var home = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "sdk"));
        return Directory.GetDirectories(home).Order(StringComparer.Ordinal)
            .Select(static sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);
    }

    // What is not assigned any more shows where it is used, below the mutant.
    private bool RefuseRemovals((string File, int Line, int Column, string Code, string Text) error)
    {
        if (error.Code is not ("CS0165" or "CS0177" or "CS0269" or "CS0170" or "CS0171" or "CS0188"))
        {
            return false;
        }

        var quote = error.Text.IndexOf('\'', StringComparison.Ordinal);
        var name = error.Text[(quote + 1)..error.Text.IndexOf('\'', quote + 1)];
        var file = "src/Kernel/" + Path.GetRelativePath(Path.Combine(folder, "source"), error.File);
        var before = refused.Count;
        refused.UnionWith(all.Where(one => one.File == file && one.Kind == "removal" && one.Line <= error.Line
            && one.Line > error.Line - AssignmentLinesMax && (one.Before.Contains($"{name} =", StringComparison.Ordinal)
                || one.Before.Contains($"out {name}", StringComparison.Ordinal))).Select(static one => one.Number));
        return refused.Count != before;
    }

    // The mutant whose switch stands last before the error, on that line or above it, is the one that brought it.
    // A number that became a choice of two is no constant any more, and does not fit everywhere where one does.
    private void Refuse(string file, int line, int column)
    {
        var lines = File.ReadAllLines(file);
        var near = lines[(line - 1)..Math.Min(lines.Length, line + ConstantLinesMax)]
            .SelectMany(static one => SwitchCall.Matches(one)).Select(static one => Number(one.Groups[1].Value))
            .ToHashSet();
        var before = refused.Count;
        refused.UnionWith(all.Where(one => one.Kind == "constant" && near.Contains(one.Number))
            .Select(static one => one.Number));
        if (refused.Count != before)
        {
            return;
        }

        var last = -1;
        for (var i = 0; i < line; i++)
        {
            foreach (Match match in SwitchCall.Matches(lines[i]))
            {
                if (i < line - 1 || match.Index < column || last < 0)
                {
                    last = Number(match.Groups[1].Value);
                }
            }
        }

        if (last >= 0)
        {
            refused.Add(last);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

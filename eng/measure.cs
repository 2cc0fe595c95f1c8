#:package Microsoft.CodeAnalysis.CSharp
// Measures the repository and writes docs/scorecard.md: dotnet run eng/measure.cs
// The rules and the measures are those of tests/Architecture; eng/Directory.Build.props compiles them in.
using System.Diagnostics;
using System.Globalization;
using Plimsoll.Tests.Architecture.Source;

var root = Git("rev-parse --show-toplevel");
var document = Scorecard.Document(
    SourceTree.Read(root),
    DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    Git("rev-parse --short HEAD"));
var path = Path.Combine(root, "docs", "scorecard.md");
File.WriteAllText(path, document);
Console.Write(document);
Console.WriteLine($"\nwritten to {Path.GetRelativePath(Environment.CurrentDirectory, path)}");

static string Git(string arguments)
{
    using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true })
        ?? throw new InvalidOperationException("git did not start; run this inside the repository.");
    var answer = git.StandardOutput.ReadToEnd().Trim();
    git.WaitForExit();
    return git.ExitCode == 0 ? answer : throw new InvalidOperationException($"git {arguments} failed.");
}

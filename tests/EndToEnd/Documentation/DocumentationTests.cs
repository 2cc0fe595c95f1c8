namespace Plimsoll.Tests.EndToEnd.Documentation;

/// <summary>
/// Every command block of the documentation works: the blocks marked <c>sh</c> of a document are run in order in one
/// folder, in
/// which <c>./plimsoll</c> is the launcher and <c>samples</c> the samples; blocks that name a file are written there
/// first.
/// </summary>
[Collection(ProgramCollection.Name)]
public sealed class DocumentationTests(PlimsollProgram program)
{
    public static TheoryData<string> Documents
    {
        get
        {
            var root = ReferenceData.RepositoryRoot;
            var data = new TheoryData<string>();
            foreach (var path in Directory.GetFiles(root, "*.md").Concat(
                Directory.GetFiles(Path.Combine(root, "docs"), "*.md"))
                .Order(StringComparer.Ordinal))
            {
                if (DocumentBlock.Read(path).Any(static block => block.IsScript))
                {
                    data.Add(Path.GetRelativePath(root, path));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Commands_OfTheDocument_Succeed(string document)
    {
        using var folder = new ScratchFolder();
        folder.Write("plimsoll", $"#!/usr/bin/env bash\nPLIMSOLL_PROGRAM=$0 exec dotnet '{program.Dll}' \"$@\"\n");
        PlimsollProgram.Start("chmod", ["+x", folder.File("plimsoll")], new ProcessSettings()).Expect(0);
        Directory.CreateSymbolicLink(folder.File("samples"), Path.Combine(program.Root, "samples"));
        var settings = new ProcessSettings { WorkingFolder = folder.Path };
        foreach (var block in DocumentBlock.Read(Path.Combine(program.Root, document)))
        {
            if (block.FileName.Length > 0)
            {
                folder.Write(block.FileName, block.Text);
            }
            else if (block.IsScript)
            {
                var outcome = PlimsollProgram.Start("bash", ["-euo", "pipefail", "-c", block.Text], settings);
                Assert.True(
                    outcome.ExitCode == 0,
                    $"{document}:{block.Line}: exit code {outcome.ExitCode}\n{block.Text}"
                    + outcome.Output + outcome.Error);
            }
        }
    }

    [Fact]
    public void Commands_OfAllDocuments_AreMarkedToBeRun()
    {
        var pages = Directory.GetFiles(program.Root, "*.md").Concat(
            Directory.GetFiles(Path.Combine(program.Root, "docs"), "*.md"));
        foreach (var page in pages)
        {
            foreach (var block in DocumentBlock.Read(page))
            {
                Assert.True(
                    block.IsScript || !block.Text.Contains("./plimsoll ", StringComparison.Ordinal),
                    $"{page}:{block.Line}: the block has a command and is not marked sh");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfTheDocument_LeadSomewhere(string document)
    {
        var path = Path.Combine(program.Root, document);
        var text = File.ReadAllText(path);
        foreach (System.Text.RegularExpressions.Match link in LinkPattern.Matches(text))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            var isElsewhere = target.Length == 0 || target.Contains("://", StringComparison.Ordinal)
                || target.EndsWith(".png", StringComparison.Ordinal);
            Assert.True(
                isElsewhere
                    || Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{document}: no {target}");
        }
    }

    private static readonly System.Text.RegularExpressions.Regex LinkPattern = new(
        @"\]\(([^)\s]+)\)", System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

using System.Diagnostics;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

[Collection(ProgramCollection.Name)]
public sealed class DemoTests(PlimsollProgram program)
{
    [Fact]
    public void Demo_TwiceInOneFolder_WorksAndGivesTheSameBytes()
    {
        using var folder = new ScratchFolder();
        var clock = Stopwatch.StartNew();

        var first = program.Run(folder.Path, "demo").Expect(0);

        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"{clock.Elapsed} is no demo");
        var before = Contents(folder);
        Assert.Contains("plimsoll-demo/result/report.html", before.Keys);
        var second = program.Run(folder.Path, "demo").Expect(0);
        Assert.Equal(before, Contents(folder));
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void Demo_WhatToTryNext_Works()
    {
        using var folder = new ScratchFolder();
        var demo = program.Run(folder.Path, "demo", "--out", "my demo").Expect(0).Output;
        var next = demo[(demo.IndexOf("What to try next:", StringComparison.Ordinal) + 1)..].Split('\n')
            .Where(static line => line.StartsWith("  ", StringComparison.Ordinal)).ToArray();
        Assert.True(next.Length >= 3);

        foreach (var command in next)
        {
            program.Bash(new ProcessSettings { WorkingFolder = folder.Path }, command).Expect(0);
        }

        Assert.True(File.Exists(folder.File("my demo/rsi/report.html")));
    }

    private static SortedDictionary<string, string> Contents(ScratchFolder folder)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file).StartsWith("writer.", StringComparison.Ordinal))
            {
                continue; // the lock of the catalog names the process that held it
            }

            contents[Path.GetRelativePath(folder.Path, file)] =
                Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        }

        return contents;
    }
}

using Plimsoll.Research.Reports;

namespace Plimsoll.Tests.Research.Reports;

public sealed class ResultFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plimsoll-result").FullName;

    private string Target => Path.Combine(_root, "deep", "run 1");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Write_NewFolder_HoldsExactlyTheFiveFiles()
    {
        var result = SampleResult.Year();
        new ResultFolder().Write(Target, result);
        Assert.Equal(
            ["equity.csv", "orders.csv", "report.html", "result.json", "trades.csv"],
            Directory.GetFiles(Target).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(ReportText.Bytes(result, ResultFiles.Report),
            File.ReadAllBytes(Path.Combine(Target, ResultFiles.Report)));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Write_OverAnOlderResult_ReplacesIt()
    {
        new ResultFolder().Write(Target, SampleCases.Of(SampleCases.NoData));
        var result = SampleCases.Of(SampleCases.OneBar);
        new ResultFolder().Write(Target + Path.DirectorySeparatorChar, result);
        Assert.Equal(ReportText.Bytes(result, ResultFiles.Result),
            File.ReadAllBytes(Path.Combine(Target, ResultFiles.Result)));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Write_FolderWithOtherFiles_IsRefusedAndLeftAsItWas()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.txt"), "years of work");
        var error = Assert.Throws<ResultWriteException>(
            () => new ResultFolder().Write(Target, SampleCases.Of(SampleCases.OneBar)));
        Assert.Contains("'thesis.txt'", error.Message, StringComparison.Ordinal);
        Assert.Contains("name an empty or a new folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.GetFileSystemEntries(Target).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void Write_TargetIsAFile_IsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllText(Target, "x");
        var error = Assert.Throws<ResultWriteException>(
            () => new ResultFolder().Write(Target, SampleCases.Of(SampleCases.OneBar)));
        Assert.Contains("it is a file", error.Message, StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Write_DiskFullAtAnyFile_LeavesNothingAndSaysSo(int failing)
    {
        var folder = FullDisk(failing);
        var error = Assert.Throws<ResultWriteException>(() => folder.Write(Target, SampleCases.Of(SampleCases.OneBar)));
        Assert.Contains("the disk is full; free ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Write_DiskFullOverAnOlderResult_KeepsTheOlderOne()
    {
        var older = SampleCases.Of(SampleCases.NoData);
        new ResultFolder().Write(Target, older);
        Assert.Throws<ResultWriteException>(() => FullDisk(4).Write(Target, SampleCases.Of(SampleCases.OneBar)));
        Assert.Equal(ReportText.Bytes(older, ResultFiles.Result),
            File.ReadAllBytes(Path.Combine(Target, ResultFiles.Result)));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Write_KilledWhileWriting_LeavesNoResultAndTheNextRunSucceeds()
    {
        // A kill leaves the partial folder behind: the same as a write that stops with an error that nobody handles.
        ResultFolder killed = new((path, content) =>
        {
            File.WriteAllBytes(path, content[..(content.Length / 2)].ToArray());
            throw new OperationCanceledException("killed");
        });
        Assert.Throws<OperationCanceledException>(() => killed.Write(Target, SampleCases.Of(SampleCases.OneBar)));
        Assert.False(Directory.Exists(Target));
        new ResultFolder().Write(Target, SampleCases.Of(SampleCases.OneBar));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Write_KilledBetweenTheRenames_TheOlderResultComesBack()
    {
        var older = SampleCases.Of(SampleCases.NoData);
        new ResultFolder().Write(Target, older);
        Directory.Move(Target, Path.Combine(Path.GetDirectoryName(Target)!, ".run 1.previous"));
        Assert.Throws<ResultWriteException>(() => FullDisk(1).Write(Target, SampleCases.Of(SampleCases.OneBar)));
        Assert.Equal(ReportText.Bytes(older, ResultFiles.Result),
            File.ReadAllBytes(Path.Combine(Target, ResultFiles.Result)));
    }

    [Fact]
    public void Write_ParentIsAFile_NamesTheFolderInOneLine()
    {
        File.WriteAllText(Path.Combine(_root, "deep"), "x");
        var error = Assert.Throws<ResultWriteException>(
            () => new ResultFolder().Write(Target, SampleCases.Of(SampleCases.OneBar)));
        Assert.StartsWith("cannot write the result to " + Target, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static ResultFolder FullDisk(int failing)
    {
        var count = 0;
        return new ResultFolder((path, content) =>
        {
            count++;
            if (count == failing)
            {
                File.WriteAllBytes(path, content[..(content.Length / 2)].ToArray());
                throw new IOException("No space left on device", 28);
            }

            File.WriteAllBytes(path, content.ToArray());
        });
    }
}

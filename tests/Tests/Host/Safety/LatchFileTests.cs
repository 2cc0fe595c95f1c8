using System.Text;
using Plimsoll.Host.Safety;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Host.Safety;

public sealed class LatchFileTests
{
    private static readonly LatchEntry Entry = new(
        "", KillLevel.Cancel, "operator", "A. Keel", "odd \"prices\", ümlaut", "2026-01-02T03:04:05.678Z");

    [Fact]
    public void Read_FolderWithoutTheFile_IsOpen()
    {
        using var folder = new TemporaryFolder();
        var reading = new LatchFile(folder.Root).Read();
        Assert.False(reading.IsEngaged);
        Assert.Empty(reading.Entries);
        Assert.Null(reading.Trouble);
    }

    [Fact]
    public void Read_FolderThatIsNotThere_IsEngaged()
    {
        using var folder = new TemporaryFolder();
        var reading = new LatchFile(folder.Path("none")).Read();
        Assert.True(reading.IsEngaged);
        Assert.NotNull(reading.Trouble);
    }

    [Fact]
    public void Engage_ThenRead_GivesTheEntry()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(new LatchFile(folder.Root).Engage(Entry));
        var reading = new LatchFile(folder.Root).Read();
        Assert.Null(reading.Trouble);
        Assert.Equal(Entry, Assert.Single(reading.Entries));
        Assert.Equal(Entry, reading.Platform);
        Assert.False(File.Exists(folder.Path(LatchFile.Name + ".new")), "the file beside it was left");
    }

    [Fact]
    public void Engage_Again_KeepsEveryReasonAndTheFarthestLevelCounts()
    {
        using var folder = new TemporaryFolder();
        var latch = new LatchFile(folder.Root);
        _ = latch.Engage(Entry);
        _ = latch.Engage(Entry with { Level = KillLevel.Flatten, Source = "file" });
        _ = latch.Engage(Entry with { Level = KillLevel.Stop, Source = "redis" });
        Assert.Equal(KillLevel.Flatten, latch.Read().Platform?.Level);
        Assert.Equal(3, latch.Read().Entries.Count);
        // The same source again does not grow the file, and does not lower what it said before.
        _ = latch.Engage(Entry with { Level = KillLevel.Stop, Source = "file" });
        Assert.Equal(KillLevel.Flatten, latch.Read().Platform?.Level);
    }

    [Fact]
    public void Engage_OneStrategy_LeavesTheOthersOpenUntilReset()
    {
        using var folder = new TemporaryFolder();
        var latch = new LatchFile(folder.Root);
        _ = latch.Engage(Entry with { Strategy = "A" });
        _ = latch.Engage(Entry with { Strategy = "B" });
        Assert.False(latch.Read().IsEngaged);
        latch.Open("A");
        Assert.Equal("B", Assert.Single(latch.Read().Entries).Strategy);
        latch.Open("B");
        Assert.False(File.Exists(latch.FullName));
    }

    [Fact]
    public void Open_EverythingOfIt_TakesTheFileAway()
    {
        using var folder = new TemporaryFolder();
        var latch = new LatchFile(folder.Root);
        _ = latch.Engage(Entry);
        _ = latch.Engage(Entry with { Strategy = "A" });
        latch.Open("");
        Assert.Empty(latch.Read().Entries);
        Assert.False(File.Exists(latch.FullName));
    }

    [Fact]
    public void Read_EveryShorterFile_IsEngaged()
    {
        var whole = LatchFile.ToBytes([Entry]);
        Assert.Null(LatchFile.Parse(whole).Trouble);
        for (var length = 0; length < whole.Length - 1; length++)
        {
            var reading = LatchFile.Parse(whole.AsSpan(0, length));
            Assert.True(reading.IsEngaged, $"{length} of {whole.Length} bytes open the latch");
            Assert.NotNull(reading.Trouble);
        }
    }

    [Fact]
    public void Read_EveryFlippedBit_IsEngaged()
    {
        var whole = LatchFile.ToBytes([Entry]);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var altered = whole.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(LatchFile.Parse(altered).IsEngaged, $"bit {bit} opens the latch");
        }
    }

    [Theory]
    [InlineData("cancel", "stop")]
    [InlineData("A. Keel", "B. Keel")]
    [InlineData("\"schema\": 1", "\"schema\": 2")]
    [InlineData("odd", "even")]
    public void Read_EditedFile_IsNotTrusted(string from, string to)
    {
        var text = Encoding.UTF8.GetString(LatchFile.ToBytes([Entry])).Replace(from, to, StringComparison.Ordinal);
        var reading = LatchFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.True(reading.IsEngaged);
        Assert.NotNull(reading.Trouble);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("state=inactive\n")]
    [InlineData("{\"schema\":1,\"check\":\"\",\"entries\":[]}")]
    [InlineData("{\"schema\":1,\"check\":\"\",\"entries\":[{}]}")]
    [InlineData("\0\0\0")]
    public void Read_AnythingElse_IsEngaged(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(LatchFile.Name, text);
        var reading = new LatchFile(folder.Root).Read();
        Assert.True(reading.IsEngaged);
        Assert.Equal(KillLevel.Stop, reading.Platform?.Level);
        Assert.Contains("cannot be trusted", reading.Platform?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HugeFile_IsEngagedWithoutReadingIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write(LatchFile.Name, new byte[1024 * 1024]);
        Assert.Contains(
            "too large", new LatchFile(folder.Root).Read().Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AFolderOfThatName_IsEngaged()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path(LatchFile.Name));
        Assert.True(new LatchFile(folder.Root).Read().IsEngaged);
    }

    [Fact]
    public void Engage_FileThatIsDamaged_KeepsItEngagedAndAddsTheReason()
    {
        using var folder = new TemporaryFolder();
        folder.Write(LatchFile.Name, "torn");
        var latch = new LatchFile(folder.Root);
        Assert.Null(latch.Engage(Entry));
        Assert.Equal(2, latch.Read().Entries.Count);
        Assert.Contains(Entry, latch.Read().Entries);
    }

    [Fact]
    public void Engage_FolderThatCannotBeWritten_SaysWhy()
    {
        using var folder = new TemporaryFolder();
        Assert.NotNull(new LatchFile(folder.Path("none")).Engage(Entry));
    }
}

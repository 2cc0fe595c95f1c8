using Plimsoll.Journal.Files;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Journal.Files;

public sealed class DurableFileTests
{
    [Fact]
    public void Replace_NewAndOldFile_HoldsTheBytesAndLeavesNothingBeside()
    {
        using var folder = new TemporaryFolder();
        DurableFile.Replace(folder.Path("a"), "one, which is long"u8);
        DurableFile.Replace(folder.Path("a"), "two"u8);
        Assert.Equal("two"u8.ToArray(), File.ReadAllBytes(folder.Path("a")));
        Assert.Equal(["a"], Directory.EnumerateFiles(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Remove_FileOrNone_IsGone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a", "x");
        DurableFile.Remove(folder.Path("a"));
        DurableFile.Remove(folder.Path("a"));
        Assert.False(File.Exists(folder.Path("a")));
    }

    [Fact]
    public void Replace_FolderThatIsNotThere_LeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsAny<IOException>(() => DurableFile.Replace(folder.Path("none/a"), "x"u8));
        folder.Write("b", "old");
        Directory.CreateDirectory(folder.Path("b.new"));
        Assert.ThrowsAny<Exception>(() => DurableFile.Replace(folder.Path("b"), "new"u8));
        Assert.Equal("old", File.ReadAllText(folder.Path("b")));
    }
}

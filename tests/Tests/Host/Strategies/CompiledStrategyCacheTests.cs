using Plimsoll.Host.Strategies;

namespace Plimsoll.Tests.Tests.Host.Strategies;

public sealed class CompiledStrategyCacheTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plimsoll-cache-");
    private int compilations;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void GetOrCompile_SameSource_CompilesOnce()
    {
        var cache = new CompiledStrategyCache(folder.FullName);

        Assert.Equal([1, 2, 3], cache.GetOrCompile("A.cs", "text", Compile));
        Assert.Equal([1, 2, 3], cache.GetOrCompile("A.cs", "text", Compile));

        Assert.Equal(1, compilations);
    }

    [Fact]
    public void GetOrCompile_OtherSourceOrPath_CompilesAgain()
    {
        var cache = new CompiledStrategyCache(folder.FullName);

        cache.GetOrCompile("A.cs", "text", Compile);
        cache.GetOrCompile("A.cs", "text ", Compile);
        cache.GetOrCompile("B.cs", "text", Compile);

        Assert.Equal(3, compilations);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(35)]
    public void GetOrCompile_EntryCutOff_IsMadeAnew(int length)
    {
        var cache = new CompiledStrategyCache(folder.FullName);
        cache.GetOrCompile("A.cs", "text", Compile);
        var file = Assert.Single(Directory.GetFiles(folder.FullName));
        File.WriteAllBytes(file, new byte[length]);

        Assert.Equal([1, 2, 3], cache.GetOrCompile("A.cs", "text", Compile));

        Assert.Equal(2, compilations);
        Assert.Equal([1, 2, 3], cache.GetOrCompile("A.cs", "text", Compile));
        Assert.Equal(2, compilations);
    }

    [Fact]
    public void GetOrCompile_FolderIsAFile_CompilesEachTime()
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        var cache = new CompiledStrategyCache(file);

        Assert.Equal([1, 2, 3], cache.GetOrCompile("A.cs", "text", Compile));
        Assert.Equal([1, 2, 3], cache.GetOrCompile("A.cs", "text", Compile));

        Assert.Equal(2, compilations);
    }

    private byte[] Compile(string path, string source)
    {
        compilations++;
        return [1, 2, 3];
    }
}

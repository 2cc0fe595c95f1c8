namespace Plimsoll.Tests.EndToEnd;

/// <summary>A folder of one test, with a blank in its name, removed after it.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plimsoll test-");

    public string Path => folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

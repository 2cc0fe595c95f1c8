using System.Reflection;
using System.Runtime.Loader;

namespace Plimsoll.Host.Strategies;

/// <summary>
/// Holds one strategy assembly and what lies beside it, apart from the program and unloadable. The platform itself is
/// always the running one, whichever version lies beside the strategy.
/// </summary>
internal sealed class StrategyLoadContext : AssemblyLoadContext
{
    private readonly string? folder;

    /// <param name="folder">Where other assemblies of the strategy lie; null for nowhere.</param>
    public StrategyLoadContext(string? folder)
        : base("strategy", isCollectible: true) => this.folder = folder;

    /// <summary>Loads an assembly from bytes, so that its file stays free to be written.</summary>
    /// <exception cref="BadImageFormatException">The bytes are no .NET assembly.</exception>
    public Assembly LoadBytes(byte[] assembly, byte[]? symbols)
    {
        using var image = new MemoryStream(assembly, writable: false);
        if (symbols is null)
        {
            return LoadFromStream(image);
        }

        using var symbolImage = new MemoryStream(symbols, writable: false);
        return LoadFromStream(image, symbolImage);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (folder is null || name == "plimsoll" || name.StartsWith("Plimsoll.", StringComparison.Ordinal))
        {
            return null;
        }

        var path = Path.Combine(folder, name + ".dll");
        return File.Exists(path) && !IsPartOfRuntime(name) ? LoadBytes(File.ReadAllBytes(path), null) : null;
    }

    private static bool IsPartOfRuntime(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "", name + ".dll"));
}

using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Host.Strategies.Drill;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Strategies;

/// <summary>Finds a strategy by what the user wrote and makes it ready to run.</summary>
internal sealed class StrategyLoader
{
    private readonly Type? ownStrategy;
    private readonly string shippedFolder;
    private readonly CompiledStrategyCache cache;

    /// <param name="ownStrategy">The strategy of a single-file program; null for none.</param>
    /// <param name="shippedFolder">Where shipped strategies lie.</param>
    /// <param name="cache">Keeps compiled files.</param>
    public StrategyLoader(Type? ownStrategy, string shippedFolder, CompiledStrategyCache cache)
    {
        this.ownStrategy = ownStrategy;
        this.shippedFolder = shippedFolder;
        this.cache = cache;
    }

    /// <summary>Shipped strategies lie in the folder <c>strategies</c> beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "strategies");

    public static StrategyLoader OfProgram(Type? ownStrategy) =>
        new(ownStrategy, ShippedFolder, CompiledStrategyCache.OfUser());

    /// <summary>Loads a strategy.</summary>
    /// <param name="text"><c>NAME</c>, <c>FILE.cs</c>, <c>FILE.dll</c>, with <c>:CLASS</c> or without; null for the
    /// program's own.</param>
    /// <exception cref="CommandException">There is none, or it does not compile.</exception>
    /// <exception cref="StrategyParameterException">The class is declared wrongly.</exception>
    public LoadedStrategy Load(string? text)
    {
        if (text is null)
        {
            return ownStrategy is null
                ? throw CommandException.Usage(
                    "missing option", "--strategy", "add --strategy NAME, FILE.cs or FILE.dll")
                : OfType(ownStrategy);
        }

        var reference = StrategyReference.Parse(text);
        if (reference.File is null)
        {
            return LoadNamed(reference.Name);
        }

        if (!File.Exists(reference.File))
        {
            throw CommandException.Usage(
                "no such strategy file", reference.File, "check the path; quote it if it holds blanks");
        }

        return reference.File.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
            ? LoadSource(reference.File, reference.Name)
            : LoadAssembly(reference.File, reference.Name);
    }

    /// <summary>All strategies that can be used by name, ordered by name.</summary>
    public IReadOnlyList<LoadedStrategy> Shipped()
    {
        var all = new List<LoadedStrategy>();
        if (Directory.Exists(shippedFolder))
        {
            foreach (var file in Directory.EnumerateFiles(shippedFolder, "*.dll").Order(StringComparer.Ordinal))
            {
                var bytes = File.ReadAllBytes(file);
                var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
                all.AddRange(StrategiesOf(LoadFile(file, bytes)).Select(
                    type => new LoadedStrategy(new StrategyFactory(type), hash)));
            }
        }

        all.Sort(static (left, right) => string.CompareOrdinal(left.Factory.Name, right.Factory.Name));
        return all;
    }

    private static LoadedStrategy OfType(Type type)
    {
        // A single-file program knows its source file; anything else is known by its assembly.
        var source = AppContext.GetData("EntryPointFilePath") as string;
        var file = source is not null && File.Exists(source) ? source : type.Assembly.Location;
        var bytes = file.Length > 0 ? File.ReadAllBytes(file) : [];
        return new LoadedStrategy(new StrategyFactory(type), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static Type[] StrategiesOf(Assembly assembly) =>
        [.. assembly.GetTypes().Where(StrategyFactory.IsStrategy).OrderBy(
            static type => type.FullName, StringComparer.Ordinal)];

    private static Type Choose(Type[] types, string className, string file)
    {
        if (types.Length == 0)
        {
            throw new CommandException(
                ExitCode.StrategyFailed, "no strategy in the file", file, "write a class that derives from Strategy");
        }

        var names = types.Select(static type => type.Name).ToArray();
        if (className.Length == 0)
        {
            return types.Length == 1
                ? types[0]
                : throw CommandException.Usage(
                    "several strategies in the file", file, $"name one: {file}:{string.Join($" or {file}:", names)}");
        }

        return Array.Find(types, type => string.Equals(type.Name, className, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandException.Usage(
                "no such class in the file",
                $"{file}:{className}",
                NearestName.Hint(className, names, "there are " + string.Join(", ", names)));
    }

    private static Assembly LoadFile(string path, byte[] bytes)
    {
        var symbolFile = Path.ChangeExtension(path, ".pdb");
        var symbols = File.Exists(symbolFile) ? File.ReadAllBytes(symbolFile) : null;
        try
        {
            return new StrategyLoadContext(Path.GetDirectoryName(Path.GetFullPath(path))).LoadBytes(bytes, symbols);
        }
        catch (BadImageFormatException cause)
        {
            throw new CommandException(
                ExitCode.StrategyFailed,
                    [$"no .NET assembly: {path}: build the strategy for .NET 10, or name its .cs file"], cause);
        }
    }

    private LoadedStrategy LoadNamed(string name)
    {
        if (ownStrategy is not null && string.Equals(ownStrategy.Name, name, StringComparison.OrdinalIgnoreCase))
        {
            return OfType(ownStrategy);
        }

        if (DrillStrategies.Find(name) is { } drill)
        {
            return OfType(drill);
        }

        var shipped = Shipped();
        foreach (var strategy in shipped)
        {
            if (string.Equals(strategy.Factory.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return strategy;
            }
        }

        var file = Path.Combine(Environment.CurrentDirectory, name + ".cs");
        var names = shipped.Select(static strategy => strategy.Factory.Name).ToArray();
        var all = names.Length == 0
            ? $"none are shipped in {shippedFolder}; name a FILE.cs"
            : "there are " + string.Join(", ", names) + "; or name a FILE.cs or FILE.dll";
        throw CommandException.Usage(
            "unknown strategy", name, File.Exists(file) ? $"did you mean './{name}.cs'?"
                : NearestName.Hint(name, names, all));
    }

    private LoadedStrategy LoadSource(string file, string className)
    {
        var bytes = File.ReadAllBytes(file);
        var source = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var image = cache.GetOrCompile(file, source, StrategyCompiler.Compile);
        var assembly = new StrategyLoadContext(folder: null).LoadBytes(image, null);
        var type = Choose(StrategiesOf(assembly), className, file);
        return new LoadedStrategy(new StrategyFactory(type), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static LoadedStrategy LoadAssembly(string file, string className)
    {
        var bytes = File.ReadAllBytes(file);
        var assembly = LoadFile(file, bytes);
        try
        {
            var type = Choose(StrategiesOf(assembly), className, file);
            return new LoadedStrategy(new StrategyFactory(type), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (ReflectionTypeLoadException cause)
        {
            throw new CommandException(
                ExitCode.StrategyFailed,
                [$"strategy was built against another version: {file}: build it again against this one"],
                cause);
        }
    }
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace Plimsoll.Mutation;

/// <summary>Finds the tests in a folder of built tests, beside the mutated kernel.</summary>
internal sealed class TestCatalog : AssemblyLoadContext
{
    private readonly string folder;

    /// <param name="folder">Where the tests and all that they use are.</param>
    public TestCatalog(string folder) => this.folder = folder;

    /// <summary>The mutated kernel's switch.</summary>
    public Type Switch => LoadFromAssemblyPath(Path.Combine(folder, "Plimsoll.Kernel.dll"))
        .GetType("Plimsoll.Mutation.Switch")!;

    /// <summary>The tests whose class name begins with one of the prefixes, in order of name.</summary>
    public List<TestCase> Find(IReadOnlyList<string> prefixes)
    {
        var cases = new List<TestCase>();
        var tests = LoadFromAssemblyPath(Path.Combine(folder, "Plimsoll.Tests.Tests.dll"));
        foreach (var type in tests.GetTypes().Where(type => IsWanted(type, prefixes)))
        {
            foreach (var method in type.GetMethods())
            {
                foreach (var attribute in method.GetCustomAttributesData())
                {
                    cases.AddRange(CasesOf(method, attribute));
                }
            }
        }

        return [.. cases.OrderBy(static one => one.Name, StringComparer.Ordinal)];
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static bool IsWanted(Type type, IReadOnlyList<string> prefixes) =>
        type is { IsAbstract: false, IsPublic: true }
        && prefixes.Any(prefix => type.FullName!.StartsWith(prefix, StringComparison.Ordinal))
        && type.GetConstructor(Type.EmptyTypes) is not null;

    private static IEnumerable<TestCase> CasesOf(MethodInfo method, CustomAttributeData attribute)
    {
        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        switch (attribute.AttributeType.Name)
        {
            case "FactAttribute":
                yield return new TestCase(name, method, []);
                break;
            case "InlineDataAttribute":
                var given = (IReadOnlyCollection<CustomAttributeTypedArgument>?)attribute.ConstructorArguments[0].Value;
                yield return Case(name, method, [.. given is null ? [null] : given.Select(static one => one.Value)]);
                break;
            case "MemberDataAttribute":
                foreach (var row in Rows(method, attribute))
                {
                    yield return Case(name, method, row);
                }

                break;
            default:
                break;
        }
    }

    private static IEnumerable<object?[]> Rows(MethodInfo method, CustomAttributeData attribute)
    {
        var owner = attribute.NamedArguments.Where(static one => one.MemberName == "MemberType")
            .Select(static one => (Type)one.TypedValue.Value!).FirstOrDefault() ?? method.DeclaringType!;
        var member = (string)attribute.ConstructorArguments[0].Value!;
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var rows = owner.GetProperty(member, Any)?.GetValue(null) ?? owner.GetMethod(member, Any)?.Invoke(null, [])
            ?? owner.GetField(member, Any)?.GetValue(null);
        foreach (var row in (IEnumerable)rows!)
        {
            yield return row is object?[] values ? values
                : (object?[])row.GetType().GetInterface("ITheoryDataRow")!.GetMethod("GetData")!.Invoke(row, [])!;
        }
    }

    private static TestCase Case(string name, MethodInfo method, object?[] given)
    {
        var parameters = method.GetParameters();
        var values = new object?[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i < given.Length ? Fitted(given[i], parameters[i].ParameterType) : parameters[i].DefaultValue;
        }

        if (parameters.Length != 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute)) && given.Length != 0
            && (given.Length != parameters.Length || given[^1] is not Array))
        {
            var rest = given[(parameters.Length - 1)..];
            var array = Array.CreateInstance(parameters[^1].ParameterType.GetElementType()!, rest.Length);
            rest.CopyTo(array, 0);
            values[^1] = array;
        }

        return new TestCase($"{name}({string.Join(", ", given)})", method, values);
    }

    private static object? Fitted(object? value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value is null || type.IsInstanceOfType(value) ? value
            : type.IsEnum ? Enum.ToObject(type, value)
            : value is IReadOnlyCollection<CustomAttributeTypedArgument> list ? Listed(list, type)
            : value is IConvertible && type.IsPrimitive ? Convert.ChangeType(value, type, CultureInfo.InvariantCulture)
            : value;
    }

    private static Array Listed(IReadOnlyCollection<CustomAttributeTypedArgument> list, Type type)
    {
        var array = Array.CreateInstance(type.GetElementType()!, list.Count);
        list.Select(static one => one.Value).ToArray().CopyTo(array, 0);
        return array;
    }
}

using System.Reflection;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Strategies;

/// <summary>Makes strategy objects of one class with checked parameters. A run takes a new object each time.</summary>
public sealed class StrategyFactory
{
    private readonly ConstructorInfo constructor;
    private readonly DeclaredParameter[] declared;

    /// <summary>Reads what the class declares.</summary>
    /// <param name="strategyType">A concrete class derived from <see cref="Strategy"/> with a constructor without
    /// parameters.</param>
    /// <exception cref="StrategyParameterException">The class is no such class, or a parameter is declared
    /// wrongly.</exception>
    public StrategyFactory(Type strategyType)
    {
        ArgumentNullException.ThrowIfNull(strategyType);
        StrategyType = strategyType;
        if (!IsStrategy(strategyType))
        {
            throw new StrategyParameterException(
                $"class {strategyType.Name} is no strategy: a concrete class derived from Strategy is needed");
        }

        constructor = strategyType.GetConstructor(Type.EmptyTypes) ?? throw new StrategyParameterException(
            $"strategy {Name} has no public constructor without parameters: "
            + "declare parameters as properties with [Parameter]");
        var prototype = Make();
        var found = new List<(PropertyInfo Property, ParameterAttribute Attribute)>();
        foreach (var property in strategyType.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<ParameterAttribute>() is { } attribute)
            {
                found.Add((property, attribute));
            }
        }

        // Reflection promises no order; the token is the order of declaration.
        found.Sort(static (left, right) => left.Property.MetadataToken.CompareTo(right.Property.MetadataToken));
        declared = [.. found.Select(entry => new DeclaredParameter(Name, entry.Property, entry.Attribute, prototype))];
        Parameters = [.. declared.Select(static parameter => parameter.Facts)];
    }

    /// <summary>The class.</summary>
    public Type StrategyType { get; }

    /// <summary>Name of the class.</summary>
    public string Name => StrategyType.Name;

    /// <summary>The declared parameters in the order of their declaration.</summary>
    public IReadOnlyList<StrategyParameter> Parameters { get; }

    /// <summary>Whether a type is a concrete strategy class.</summary>
    public static bool IsStrategy(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            && type.IsSubclassOf(typeof(Strategy));
    }

    /// <summary>Makes a strategy; parameters that are not named keep their defaults.</summary>
    /// <param name="settings">Values by parameter name; letter case of names does not matter.</param>
    /// <exception cref="StrategyParameterException">
    /// An unknown name, a name given twice, a value that is no such value or is out of range, or the constructor threw.
    /// </exception>
    public Strategy Create(IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var strategy = Make();
        var taken = new bool[declared.Length];
        foreach (var (name, text) in settings.OrderBy(static setting => setting.Key, StringComparer.Ordinal))
        {
            var index = Array.FindIndex(
                declared, parameter => string.Equals(parameter.Facts.Name, name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                throw Unknown(name, text);
            }

            if (taken[index])
            {
                throw new StrategyParameterException(
                    $"strategy {Name}: parameter {declared[index].Facts.Name} is set twice: '{text}': give it once");
            }

            taken[index] = true;
            declared[index].Set(strategy, text);
        }

        return strategy;
    }

    /// <summary>The value of every parameter of a strategy made here, in the order of their declaration.</summary>
    public IReadOnlyList<NamedText> ValuesOf(Strategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return [.. declared.Select(parameter => new NamedText(parameter.Facts.Name, parameter.TextOf(strategy)))];
    }

    private StrategyParameterException Unknown(string name, string text)
    {
        var names = Parameters.Select(static parameter => parameter.Name).ToArray();
        var all = names.Length == 0 ? "it has none" : "it has " + string.Join(", ", names);
        return new StrategyParameterException(
            $"strategy {Name} has no parameter {name}: '{name}={text}': {NearestName.Hint(name, names, all)}");
    }

    private Strategy Make()
    {
        try
        {
            return (Strategy)constructor.Invoke(null);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is not null)
        {
            throw new StrategyParameterException(
                $"strategy {Name}: its constructor failed: {thrown.InnerException.GetType().Name}: "
                + thrown.InnerException.Message.ReplaceLineEndings(" "),
                thrown.InnerException);
        }
    }
}

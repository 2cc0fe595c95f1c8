using System.Reflection;

namespace Plimsoll.Kernel.Strategies;

/// <summary>Finds out whether a strategy remembers anything from one event to the next.</summary>
internal static class StrategyMemory
{
    private const string BackingEnding = ">k__BackingField";

    /// <summary>The first field that is not a parameter's, by its name in the code; null when there is none.</summary>
    public static string? FirstField(Type strategy)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        for (var type = strategy; type is not null && type != typeof(Strategy); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Own))
            {
                var name = field.Name.StartsWith('<') && field.Name.EndsWith(BackingEnding, StringComparison.Ordinal)
                    ? field.Name[1..^BackingEnding.Length]
                    : field.Name;
                if (type.GetProperty(name, Own)?.IsDefined(typeof(ParameterAttribute), inherit: true) != true)
                {
                    return name;
                }
            }
        }

        return null;
    }
}

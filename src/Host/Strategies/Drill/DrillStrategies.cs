namespace Plimsoll.Host.Strategies.Drill;

/// <summary>Strategies for drills, by names that no other strategy can have.</summary>
internal static class DrillStrategies
{
    private static readonly Type[] All = [typeof(DrillTrader)];

    /// <summary>Finds <c>drill:trader</c>, also by the name of its class.</summary>
    public static Type? Find(string name) => Array.Find(
        All, type => string.Equals(name, "drill:" + type.Name[5..], StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, type.Name, StringComparison.Ordinal));
}

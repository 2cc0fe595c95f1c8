namespace Plimsoll.Tests.Architecture;

/// <summary>
/// The one place that says which project may use which. A project has a depth and may use only what is named for it,
/// and
/// only what is shallower. To add an edge, add it here and say in docs/decisions why the layers still hold.
/// </summary>
internal static class Layers
{
    /// <summary>Most projects the repository may have, tests included.</summary>
    public const int ProjectsMax = 14;

    /// <summary>Most projects on one path of references, tests included.</summary>
    public const int DepthMax = 6;

    /// <summary>Every project outside tests/, by name.</summary>
    public static IReadOnlyList<Layer> All { get; } =
    [
        new("Model", 1, []),
        new("Mutation", 1, []),
        new("Kernel", 2, ["Model"]),
        new("Indicators", 2, ["Model"]),
        new("Data", 2, ["Model"]),
        new("Simulation", 3, ["Kernel", "Model"]),
        new("Journal", 3, ["Kernel", "Model"]),
        new("Strategies", 3, ["Indicators", "Kernel", "Model"]),
        new("Research", 4, ["Data", "Indicators", "Journal", "Kernel", "Model", "Simulation"]),
        new("Host", 5, ["Data", "Indicators", "Journal", "Kernel", "Model", "Research", "Simulation"]),
    ];

    /// <summary>The layer with this name, or null when the project is not known here.</summary>
    public static Layer? Find(string project) => All.FirstOrDefault(layer => layer.Project == project);
}

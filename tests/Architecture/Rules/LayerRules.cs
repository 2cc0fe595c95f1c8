using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>Projects reference what <see cref="Layers"/> says, no less and no more.</summary>
internal static class LayerRules
{
    public static IEnumerable<Finding> References(SourceTree tree)
    {
        foreach (var project in tree.Projects.Where(project => !project.IsTest))
        {
            if (Layers.Find(project.Name) is not { } layer)
            {
                yield return new Finding(
                    project.Path, 1, $"{project.Name} has no layer", "Add it to Layers.cs with its depth");
                continue;
            }

            var actual = project.References.ToList();
            foreach (var (used, line) in actual.Where(reference => !layer.Uses.Contains(reference.Project)))
            {
                yield return new Finding(
                    project.Path, line, $"{layer.Project} may not use {used}",
                        "Move the code, or argue the edge in Layers.cs");
            }

            foreach (var missing in layer.Uses.Where(name => !actual.Any(reference => reference.Project == name)))
            {
                yield return new Finding(
                    project.Path, 1, $"{layer.Project} no longer uses {missing}", "Remove the edge from Layers.cs");
            }
        }
    }

    /// <summary>The table itself: each edge leads to a known and shallower project.</summary>
    public static IEnumerable<Finding> Table(IEnumerable<Layer> layers)
    {
        var depths = layers.ToDictionary(layer => layer.Project, layer => layer.Depth, StringComparer.Ordinal);
        return from layer in layers
               from used in layer.Uses
               where !depths.TryGetValue(used, out var depth) || depth >= layer.Depth
               select new Finding(
                   "tests/Architecture/Layers.cs", 1, $"{layer.Project} uses {used}, which is not shallower",
                       "Turn the edge round");
    }

    public static IEnumerable<Finding> ProjectCount(SourceTree tree) =>
        tree.Projects.Count > Layers.ProjectsMax
            ? [new Finding(tree.Projects[^1].Path, 1, $"{tree.Projects.Count} projects",
                $"Keep to {Layers.ProjectsMax}: use a folder")]
            : [];

    public static IEnumerable<Finding> Depth(SourceTree tree)
    {
        var depths = Depths(tree);
        return from project in tree.Projects
               where depths[project.Name] > Layers.DepthMax
               select new Finding(
                   project.Path, 1, $"depth {depths[project.Name]}",
                       $"Keep the longest path of references to {Layers.DepthMax}");
    }

    /// <summary>How many projects stand on the longest path of references from each project, itself included.</summary>
    public static Dictionary<string, int> Depths(SourceTree tree)
    {
        var uses = tree.Projects.ToDictionary(
            project => project.Name, project =>
                project.References.Select(reference => reference.Project).ToList(), StringComparer.Ordinal);
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in uses.Keys)
        {
            Measure(name);
        }

        return depths;

        int Measure(string name)
        {
            if (depths.TryGetValue(name, out var known))
            {
                return known;
            }

            // A cycle of projects does not build, so this ends; the placeholder keeps it so on a broken tree.
            depths[name] = 1;
            var below = uses.GetValueOrDefault(name) ?? [];
            return depths[name] = 1 + below.Select(Measure).DefaultIfEmpty(0).Max();
        }
    }
}

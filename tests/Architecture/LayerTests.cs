using Plimsoll.Tests.Architecture.Rules;

namespace Plimsoll.Tests.Architecture;

public sealed class LayerTests
{
    [Fact]
    public void References_Repository_MatchLayersExactly() => Check.Holds(LayerRules.References);

    [Fact]
    public void Table_Layers_LeadDownwards() => Check.Report(LayerRules.Table(Layers.All));

    [Fact]
    public void ProjectCount_Repository_IsWithinLimit() => Check.Holds(LayerRules.ProjectCount);

    [Fact]
    public void Depth_Repository_IsWithinLimit() => Check.Holds(LayerRules.Depth);

    [Fact]
    public void References_UpwardEdge_IsFound()
    {
        var tree = Check.Snippets(("src/Kernel/Kernel.csproj", """
            <Project>
              <ItemGroup>
                <ProjectReference Include="../Model/Model.csproj" />
                <ProjectReference Include="../Host/Host.csproj" />
              </ItemGroup>
            </Project>
            """));
        var finding = Assert.Single(LayerRules.References(tree));
        Assert.Equal(
            "src/Kernel/Kernel.csproj:4: Kernel may not use Host. Move the code, or argue the edge in Layers.cs.",
                finding.ToString());
    }

    [Fact]
    public void References_MissingEdge_IsFound() => Assert.Contains(
        "no longer uses Model", Check.Finds(LayerRules.References, "src/Kernel/Kernel.csproj", "<Project />").Problem);

    [Fact]
    public void References_UnknownProject_IsFound() => Assert.Contains(
        "no layer", Check.Finds(LayerRules.References, "src/Extra/Extra.csproj", "<Project />").Problem);

    [Fact]
    public void Table_EdgeUpwards_IsFound() =>
        Assert.Single(LayerRules.Table([new Layer("Low", 1, ["High"]), new Layer("High", 2, [])]));

    [Fact]
    public void ProjectCount_OneTooMany_IsFound()
    {
        var projects =
            Enumerable.Range(0, Layers.ProjectsMax + 1).Select(n => ($"src/P{n}/P{n}.csproj", "<Project />"));
        Assert.Single(LayerRules.ProjectCount(Check.Snippets([.. projects])));
    }

    [Fact]
    public void Depth_ChainTooLong_IsFound()
    {
        var projects = Enumerable.Range(1, Layers.DepthMax + 1).Select(n => (
            $"src/P{n}/P{n}.csproj", n == 1 ? "<Project />"
                : $"<Project><ProjectReference Include=\"../P{n - 1}/P{n - 1}.csproj\" /></Project>"));
        var finding = Assert.Single(LayerRules.Depth(Check.Snippets([.. projects])));
        Assert.Equal("src/P7/P7.csproj", finding.Path);
    }
}

using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>
/// The engine against a naive model over more than a million random operations. A failing case is named by its seed and
/// the number of the operation.
/// </summary>
public sealed class MatchingPropertyTests
{
    private const int OperationsEach = 130_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    public static TheoryData<PlantedBug> Bugs => [.. Enum.GetValues<PlantedBug>().Skip(1)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Engine_RandomOperations_DoesWhatTheNaiveMarketDoes(int seed)
    {
        var comparison = new MatchingComparison((ulong)seed, PlantedBug.None);

        Assert.Null(comparison.Run(OperationsEach));

        Assert.Equal(Enum.GetValues<MatchingReason>(), comparison.Reasons.Order());
        Assert.Equal(Enum.GetValues<MatchingEventKind>().Skip(1), comparison.Kinds.Order());
        Assert.True(comparison.Executions > OperationsEach / 10, $"only {comparison.Executions} trades");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {OperationsEach} operations, {comparison.Executions} trades");
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void Comparison_PlantedBug_IsCaught(PlantedBug bug)
    {
        var difference = Enumerable.Range(1, 4)
            .Select(seed => new MatchingComparison((ulong)seed, bug).Run(40_000))
            .FirstOrDefault(found => found is not null);

        Assert.NotNull(difference);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bug}: {difference}");
    }
}

using Plimsoll.Kernel.Brackets;

namespace Plimsoll.Tests.Kernel.Brackets;

/// <summary>
/// Whatever the venue does, a bracket keeps what is held covered after every event, leaves no leg behind, never has
/// more legs than was filled, and survives restarts.
/// </summary>
public sealed class BracketPropertyTests
{
    private const int Worlds = 2_000;
    private const int StepsPerWorld = 550;

    [Fact]
    public void Brackets_MillionRandomSteps_KeepTheirPromises()
    {
        var steps = 0L;
        var restarts = 0;
        var fills = 0L;
        var duplicates = 0L;
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var world = new BracketWorld(seed);
            Assert.True(world.Run(StepsPerWorld), $"seed {seed}, step {world.Steps}: {world.Broken}");
            steps += world.Steps;
            restarts += world.Restarts;
            fills += world.Log.Fills.Count;
            duplicates += world.Duplicates;
        }

        Assert.True(steps >= 1_000_000, $"{steps} steps");
        Assert.True(restarts > 1_000 && fills > 50_000 && duplicates > 5_000, $"{restarts} {fills} {duplicates}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{steps} steps, {fills} fills, {restarts} restarts, {duplicates} repeated reports");
    }

    [Fact]
    public void Brackets_StopThatDoesNotFollowPartialFills_IsCaught()
    {
        var seed = FirstCaught(desk => new DeafRules(desk));
        Assert.InRange(seed, 1UL, 20UL);
    }

    [Fact]
    public void Brackets_LegsThatAreNotSwept_AreCaught()
    {
        var seed = FirstCaught(desk => new MessyRules(desk));
        Assert.InRange(seed, 1UL, 20UL);
    }

    private static ulong FirstCaught(Func<ILegDesk, BracketRules> broken)
    {
        for (var seed = 1UL; seed <= 20; seed++)
        {
            if (!new BracketWorld(seed, broken).Run(StepsPerWorld))
            {
                return seed;
            }
        }

        return 0;
    }

    /// <summary>Planted: the stop is sized by the first fill alone.</summary>
    private sealed class DeafRules(ILegDesk desk) : BracketRules(desk)
    {
        private readonly Dictionary<long, long> first = [];

        protected override long StopLots(Bracket bracket)
        {
            _ = first.TryAdd(bracket.Number, bracket.OpenLots);
            return Math.Min(first[bracket.Number], bracket.OpenLots);
        }
    }

    /// <summary>Planted: what is left of the legs stays when nothing is held any more.</summary>
    private sealed class MessyRules(ILegDesk desk) : BracketRules(desk)
    {
        protected override bool Sweeps => false;
    }
}

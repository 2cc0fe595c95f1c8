using Plimsoll.Indicators.Microstructure;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Indicators.Microstructure;

public sealed class MicropriceTests
{
    private static readonly MicropriceSettings Small = new()
    {
        Buckets = 3, SpreadTicksMax = 1, MoveHalfTicksMax = 2, CountMin = 50, RefitEvery = 500,
    };

    [Fact]
    public void TrySolve_ThreeStates_AsComputed()
    {
        MicropriceSolution solution = new(3);
        bool solved = solution.TrySolve(
            [0.80, 0.10, 0.02, 0.08, 0.78, 0.08, 0.02, 0.10, 0.80],
            [0.07, 0.01, 0.03, 0.03, 0.01, 0.07],
            [-0.5, 0.5],
            [0.01, 0.03, 0.04, 0.02, 0.02, 0.02, 0.04, 0.03, 0.01]);
        Assert.True(solved);
        Assert.Equal(-0.136364, solution.FirstMove[0], 1e-6);
        Assert.Equal(0, solution.FirstMove[1], 1e-9);
        Assert.Equal(0.136364, solution.FirstMove[2], 1e-6);
        Assert.Equal(-0.12, solution.Adjustment[0], 1e-9);
        Assert.Equal(0, solution.Adjustment[1], 1e-9);
        Assert.Equal(0.12, solution.Adjustment[2], 1e-9);
    }

    [Fact]
    public void TrySolve_NothingEverMoves_SaysSo()
    {
        MicropriceSolution solution = new(2);
        Assert.False(solution.TrySolve([1, 0, 0, 1], [0, 0], [0.5], [0, 0, 0, 0]));
    }

    [Fact]
    public void TrySolve_WrongSizes_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new MicropriceSolution(2).TrySolve([1], [0, 0], [0.5], [0, 0, 0, 0]));

    [Fact]
    public void Update_ThinAskThatBreaks_LeansUp()
    {
        Microprice price = new(Small);
        Assert.False(price.IsReady);
        Feed(price, 4_000);
        price.Update(100, 9, 101, 1);
        Assert.True(price.IsReady);
        Assert.InRange(price.Value, 100.6, 101);
        double up = price.Value - 100.5;
        price.Update(100, 1, 101, 9);
        Assert.InRange(price.Value, 100, 100.4);
        Assert.Equal(-up, price.Value - 100.5, 1e-9);
        price.Update(100, 5, 101, 5);
        Assert.Equal(100.5, price.Value, 1e-9);
    }

    [Fact]
    public void Update_StateSeenTooSeldom_IsNotReady()
    {
        Microprice price = new(Small with { SpreadTicksMax = 2 });
        Feed(price, 4_000);
        price.Update(100, 9, 101, 1);
        Assert.True(price.IsReady);
        price.Update(100, 9, 109, 1);
        Assert.False(price.IsReady);
        Assert.True(double.IsNaN(price.Value));
    }

    [Fact]
    public void Update_CrossedBook_IsNotReady()
    {
        Microprice price = new(Small);
        Feed(price, 4_000);
        price.Update(101, 9, 101, 1);
        Assert.False(price.IsReady);
        Assert.Equal(0, price.StateCount);
    }

    [Fact]
    public void Restore_SavedAfterLearning_GoesOnAlike()
    {
        Microprice first = new(Small);
        Feed(first, 1_700);
        StateBuffer buffer = new();
        first.Save(buffer);
        Microprice second = new(Small);
        second.Restore(buffer);
        Assert.True(buffer.AtEnd);
        Assert.Equal(first.Value, second.Value);
        Feed(first, 900);
        Feed(second, 900);
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(first.StateCount, second.StateCount);
    }

    [Fact]
    public void Update_Warm_AllocatesNothing()
    {
        Microprice price = new(Small);
        Feed(price, 2_000);
        AllocationProbe probe = AllocationProbe.Start();
        for (int i = 0; i < 2_000; i++)
        {
            price.Update(100 + (i % 2), 1 + (i % 9), 101 + (i % 2), 9 - (i % 9));
        }

        probe.AssertNothing();
    }

    /// <summary>
    /// A market in which the thin side breaks four times in five and the sizes are drawn anew each step.
    /// </summary>
    private static void Feed(Microprice price, int steps)
    {
        SeededRandom random = new(5);
        long bid = 100;
        long bidSize = 5;
        for (int i = 0; i < steps; i++)
        {
            if (random.NextDouble() < 0.3 && bidSize != 5)
            {
                bool follows = random.NextDouble() < 0.8;
                bid += bidSize > 5 == follows ? 1 : -1;
            }

            bidSize = 1 + (4 * (long)(random.NextDouble() * 3));
            price.Update(bid, bidSize, bid + 1, 10 - bidSize);
        }
    }
}

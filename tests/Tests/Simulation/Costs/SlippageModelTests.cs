using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

public sealed class SlippageModelTests
{
    [Theory]
    [InlineData("ticks:1", "ticks:1,spread=0")]
    [InlineData("ticks:1,spread=0.5", "ticks:1,spread=0.5")]
    [InlineData("impact:0.1,cap=2.5%", "impact:0.1,cap=2.5%")]
    [InlineData("impact:0.1", "impact:0.1,cap=100%")]
    [InlineData("draw:0.05-0.3", "draw:0.05-0.3,cap=1%,seed=1")]
    [InlineData("draw:0.05-0.3,seed=9,cap=2%", "draw:0.05-0.3,cap=2%,seed=9")]
    [InlineData("depth:1000000", "depth:1000000,base=5,factor=0.1,usable=80%,volatility=0")]
    [InlineData("depth:5e1", null)]
    [InlineData("depth:50000,base=1,factor=0.2,usable=50%,volatility=0.8",
        "depth:50000,base=1,factor=0.2,usable=50%,volatility=0.8")]
    [InlineData("depth:0", null)]
    [InlineData("depth:1,more=2", null)]
    [InlineData("draw:0.3-0.05", null)]
    [InlineData("draw:0.3", null)]
    [InlineData("draw:0.1-0.3,seed=-1", null)]
    [InlineData("draw:0.1-0.3,cap=0%", null)]
    [InlineData("impact:0.1,cap=0%", null)]
    [InlineData("impact:0.1,cap=5", null)]
    [InlineData("ticks:1,spread=x", null)]
    [InlineData("ticks:1,spread=1,spread=1", null)]
    public void TryParse_Text_IsWrittenBackOrRefused(string text, string? written)
    {
        Assert.Equal(written is not null, SlippageModel.TryParse(text, out var model));
        if (written is not null)
        {
            Assert.Equal(written, model.ToString());
            Assert.True(SlippageModel.TryParse(written, out var again));
            Assert.Equal(model, again);
        }
    }

    [Fact]
    public void Draw_ManyOrders_StayBetweenTheBoundsAndSpreadOverThem()
    {
        Assert.True(SlippageModel.TryParse("draw:0.05-0.3,seed=4", out var model));
        Assert.True(SlippageModel.TryParse("draw:0.05-0.3,seed=5", out var other));
        var sum = 0.0;
        var differing = 0;
        for (var order = 1; order <= 10_000; order++)
        {
            var percent = model.OffsetTicks(new SlippageFacts(1_000_000, 1, 0, 1, order)) / 10_000;
            Assert.InRange(percent, 0.05, 0.3);
            Assert.Equal(percent, model.OffsetTicks(new SlippageFacts(1_000_000, 1, 0, 1, order)) / 10_000);
            differing += percent == other.OffsetTicks(new SlippageFacts(1_000_000, 1, 0, 1, order)) / 10_000 ? 0 : 1;
            sum += percent;
        }

        Assert.Equal(10_000, differing);
        Assert.InRange(sum / 10_000, 0.173, 0.177);
    }

    [Fact]
    public void Draw_LargerShareOfTheVolume_CostsMoreUpToTheCap()
    {
        Assert.True(SlippageModel.TryParse("draw:0.4-0.9,cap=1%,seed=4", out var model));
        for (var order = 1; order <= 500; order++)
        {
            var before = 0.0;
            foreach (var lots in new long[] { 1, 100, 500, 1_000, 5_000 })
            {
                var percent = model.OffsetTicks(new SlippageFacts(1_000_000, lots, 1_000, 1, order)) / 10_000;
                Assert.InRange(percent, Math.Max(before, 0.4), 1.0);
                before = percent;
            }
        }
    }

    [Fact]
    public void TakeableLots_Depth_IsWhatTheUsableMoneyBuys()
    {
        Assert.True(SlippageModel.TryParse("depth:1000,usable=80%", out var model));
        Assert.Equal(8, model.TakeableLots(100, 1));
        Assert.Equal(7, model.TakeableLots(101, 1));
        Assert.Equal(long.MaxValue, SlippageModel.None.TakeableLots(100, 1));

        // 5 basis points and, at the whole usable depth, 8 % more.
        Assert.Equal(805, model.DepthBasisPoints(1_000_000), 1e-9);
        Assert.Equal(100 + 9, model.Apply(OrderSide.Buy, new SlippageFacts(100, 9, 0, 1)));
    }
}

using Plimsoll.Simulation.Books.Loop;

namespace Plimsoll.Tests.Simulation.Books.Loop;

public sealed class DelayLineTests
{
    [Fact]
    public void Take_ManySentAndTaken_KeepsTheirOrder()
    {
        var line = new DelayLine<int>("feed");
        Assert.Equal(long.MaxValue, line.NextNs);
        var sent = 0;
        var taken = 0;
        for (var round = 0; round < 50; round++)
        {
            for (var i = 0; i < 37; i++)
            {
                line.Send(sent, 1_000 + sent);
                sent++;
            }

            for (var i = 0; i < 29; i++)
            {
                Assert.Equal(taken, line.Next);
                Assert.Equal(1_000 + taken, line.NextNs);
                line.Take();
                taken++;
            }
        }

        Assert.Equal(sent - taken, line.Count);
        while (line.Count > 0)
        {
            Assert.Equal(taken++, line.Next);
            line.Take();
        }

        Assert.Equal(sent, taken);
        Assert.Equal(long.MaxValue, line.NextNs);
    }
}

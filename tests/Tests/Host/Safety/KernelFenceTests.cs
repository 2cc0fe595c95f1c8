using Plimsoll.Host.Safety;
using Plimsoll.Tests.Journal;

namespace Plimsoll.Tests.Host.Safety;

public sealed class KernelFenceTests
{
    [Fact]
    public void Enter_ThenLeave_GoesOnAndOn()
    {
        var clock = new ManualClock();
        var fence = new KernelFence(clock);
        for (var i = 0; i < 3; i++)
        {
            fence.Enter();
            clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(TimeSpan.FromSeconds(2), fence.InsideFor);
            fence.Leave();
            Assert.Equal(TimeSpan.Zero, fence.InsideFor);
        }

        Assert.False(fence.IsShut);
    }

    [Fact]
    public void TryShut_KernelInside_NeverLetsItOutAgain()
    {
        var fence = new KernelFence(new ManualClock());
        fence.Enter();
        Assert.True(fence.TryShut());
        Assert.True(fence.TryShut());
        Assert.True(fence.IsShut);
        Assert.Throws<KernelFencedException>(fence.Leave);
        Assert.Throws<KernelFencedException>(fence.Enter);
    }

    [Fact]
    public void TryShut_KernelOutside_MustBeLeftToItsOwner()
    {
        var fence = new KernelFence(new ManualClock());
        Assert.False(fence.TryShut());
        fence.Enter();
        fence.Leave();
        Assert.False(fence.TryShut());
        fence.ShutByOwner();
        Assert.True(fence.IsShut);
        Assert.Throws<KernelFencedException>(fence.Enter);
    }

    [Fact]
    public void TryShut_WhileAThreadGoesInAndOut_CatchesItInsideOnlyOnce()
    {
        for (var round = 0; round < 200; round++)
        {
            var fence = new KernelFence(TimeProvider.System);
            var isInside = false;
            var wasCaughtInside = false;
            var thread = new Thread(() =>
            {
                try
                {
                    while (true)
                    {
                        fence.Enter();
                        Volatile.Write(ref isInside, true);
                        Thread.SpinWait(5);
                        Volatile.Write(ref isInside, false);
                        fence.Leave();
                    }
                }
                catch (KernelFencedException)
                {
                    wasCaughtInside = true;
                }
            });
            thread.Start();
            while (!fence.TryShut())
            {
                Thread.SpinWait(3);
            }

            Assert.True(thread.Join(TimeSpan.FromSeconds(10)), "the thread did not end");
            Assert.True(wasCaughtInside);
            Assert.False(Volatile.Read(ref isInside));
        }
    }
}

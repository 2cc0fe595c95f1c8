namespace Plimsoll.Tests;

public sealed class AllocationProbeTests
{
    [Fact]
    public void AssertNothing_SomethingAllocated_Fails()
    {
        var probe = AllocationProbe.Start();
        var kept = new byte[1_000_000];

        Assert.ThrowsAny<Exception>(probe.AssertNothing);
        Assert.Equal(1_000_000, kept.Length);
    }

    [Fact]
    public void AssertNothing_NothingAllocated_Passes()
    {
        var probe = AllocationProbe.Start();
        probe.AssertNothing();
    }
}

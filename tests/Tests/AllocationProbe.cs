namespace Plimsoll.Tests;

/// <summary>
/// Measures what the current thread allocates. A collection, which other tests may cause at any time, takes the
/// thread's buffer away and counts its unused rest as allocated: so many buffers are forgiven as there were
/// collections, and without one not a single byte.
/// </summary>
internal readonly struct AllocationProbe
{
    private const long BufferBytes = 8_192;
    private readonly long bytesBefore;
    private readonly int collectionsBefore;

    private AllocationProbe(long bytes, int collections)
    {
        bytesBefore = bytes;
        collectionsBefore = collections;
    }

    public static AllocationProbe Start()
    {
        var collections = GC.CollectionCount(0);
        return new AllocationProbe(GC.GetAllocatedBytesForCurrentThread(), collections);
    }

    public void AssertNothing()
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
        Assert.InRange(bytes, 0, (GC.CollectionCount(0) - collectionsBefore) * BufferBytes);
    }
}

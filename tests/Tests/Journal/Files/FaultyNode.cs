using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal.Files;

/// <summary>
/// The bytes of one file: what programs see, what is on disk, and the changes between the two in their order.
/// </summary>
internal sealed class FaultyNode
{
    private const int SectorBytes = 512;
    private readonly List<(long Offset, byte[]? Bytes)> pending = [];

    public byte[] Seen { get; private set; } = [];

    public byte[] OnDisk { get; private set; } = [];

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        Seen = Applied(Seen, offset, bytes);
        pending.Add((offset, bytes.ToArray()));
    }

    public void Truncate(long length)
    {
        Seen = Cut(Seen, length);
        pending.Add((length, null));
    }

    public void Sync()
    {
        foreach (var (offset, bytes) in pending)
        {
            OnDisk = bytes is null ? Cut(OnDisk, offset) : Applied(OnDisk, offset, bytes);
        }

        pending.Clear();
    }

    /// <summary>A sync that fails: some changes reach the disk, the rest are forgotten for good.</summary>
    public void FailSync(SplitMix random) => Settle(random, isWhole: false);

    /// <summary>The machine stops: of the changes since the last sync any may be there, whole, torn or not at
    /// all.</summary>
    public void Crash(SplitMix random)
    {
        Settle(random, isWhole: random.Next() % 4 == 0);
        Seen = OnDisk;
    }

    /// <summary>Alters what is on disk, behind the back of the program.</summary>
    public void Replace(byte[] bytes)
    {
        pending.Clear();
        OnDisk = Seen = bytes;
    }

    private void Settle(SplitMix random, bool isWhole)
    {
        foreach (var (offset, bytes) in pending)
        {
            var fate = isWhole ? 0 : random.Next() % 3;
            if (bytes is null)
            {
                OnDisk = fate == 0 ? Cut(OnDisk, offset) : OnDisk;
            }
            else if (fate == 0)
            {
                OnDisk = Applied(OnDisk, offset, bytes);
            }
            else if (fate == 1)
            {
                Tear(random, offset, bytes);
            }
        }

        pending.Clear();
    }

    // Sectors of the disk are written whole or not at all, in any order.
    private void Tear(SplitMix random, long offset, byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var end = (int)Math.Min(bytes.Length, (((offset + at) / SectorBytes) + 1) * SectorBytes - offset);
            if (random.Next() % 2 == 0)
            {
                OnDisk = Applied(OnDisk, offset + at, bytes.AsSpan(at, end - at));
            }

            at = end;
        }
    }

    private static byte[] Cut(byte[] bytes, long length)
    {
        var cut = new byte[length];
        bytes.AsSpan(0, (int)Math.Min(length, bytes.Length)).CopyTo(cut);
        return cut;
    }

    private static byte[] Applied(byte[] bytes, long offset, ReadOnlySpan<byte> change)
    {
        var length = Math.Max(bytes.Length, offset + change.Length);
        var applied = new byte[length];
        bytes.CopyTo(applied, 0);
        change.CopyTo(applied.AsSpan((int)offset));
        return applied;
    }
}

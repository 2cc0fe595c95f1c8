using System.Security.Cryptography;

namespace Plimsoll.Journal.Format;

/// <summary>The chain of seals: each hash covers the one before, a group's bytes, and the two numbers of its
/// seal.</summary>
internal sealed class HashChain : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[JournalHead.HashBytes];

    /// <summary>The hash of the last seal; zeros before the first.</summary>
    public ReadOnlySpan<byte> Head => head;

    /// <summary>Goes on from a known head.</summary>
    public void Continue(ReadOnlySpan<byte> from) => from.CopyTo(head);

    /// <summary>Works out the hash that seals a group, without going on to it.</summary>
    /// <param name="records">All records of the group, without the seal.</param>
    /// <param name="numbers">The two numbers of the seal.</param>
    /// <param name="target">Takes the 32 bytes.</param>
    public void Seal(ReadOnlySpan<byte> records, ReadOnlySpan<byte> numbers, Span<byte> target)
    {
        hash.AppendData(head);
        hash.AppendData(records);
        hash.AppendData(numbers);
        _ = hash.GetHashAndReset(target);
    }

    public void Dispose() => hash.Dispose();
}

using Plimsoll.Journal.Format;
using Plimsoll.Journal.Writing;

namespace Plimsoll.Host.Safety;

/// <summary>The journal as the kernel's thread sees it: nothing is written any more once the fence is shut.</summary>
internal sealed class FencedSink(KernelFence fence, IJournalSink journal) : IJournalSink
{
    public long Append(RecordKind kind, byte version, ReadOnlySpan<byte> payload)
    {
        lock (fence.Gate)
        {
            return fence.IsShut ? 0 : journal.Append(kind, version, payload);
        }
    }
}

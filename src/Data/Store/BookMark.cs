using System.Runtime.CompilerServices;
using System.Text;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Data.Store;

/// <summary>
/// Side, flags and action of a row of a book in one number: bit 0 is set for the ask side, bits 1 to 3 are the flags,
/// bits 4 to 7 the action. The numbers stand in files.
/// </summary>
internal readonly record struct BookMark(long Value)
{
    private const int FlagShift = 1;
    private const int ActionShift = 4;

    public OrderSide Side => (OrderSide)(Value & 1);

    public BookFlags Flags => (BookFlags)((Value >> FlagShift) & 7);

    /// <summary>What happened; of a book by level <see cref="BookOrderAction.Clear"/> or nothing.</summary>
    public BookOrderAction Action => (BookOrderAction)((Value >> ActionShift) & 15);

    public bool IsClear => Action == BookOrderAction.Clear;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BookMark Of(OrderSide side, BookFlags flags, BookOrderAction action = BookOrderAction.None) =>
        new((long)side | ((long)flags << FlagShift) | ((long)action << ActionShift));

    /// <summary>A stored latency as events carry it: 0 when unknown, at most 2^32 - 1 ns.</summary>
    public static uint Latency(long storedNs) =>
        storedNs <= 0 ? 0 : storedNs >= uint.MaxValue ? uint.MaxValue : (uint)storedNs;

    /// <summary>A latency of an event as it is stored.</summary>
    public static long StoredLatency(uint latencyNs) => latencyNs == 0 ? ColumnLayout.Missing : latencyNs;

    /// <summary>Words for exports: <c>bid</c>, <c>ask last</c>, <c>clear snapshot</c>, <c>bid add last</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(IsClear ? "clear" : Side == OrderSide.Buy ? "bid" : "ask");
        if (!IsClear && Action != BookOrderAction.None)
        {
            text.Append(' ').Append(Action.ToString().ToLowerInvariant());
        }

        foreach (var flag in (ReadOnlySpan<BookFlags>)[BookFlags.Snapshot, BookFlags.Gap, BookFlags.Last])
        {
            if ((Flags & flag) != 0)
            {
                text.Append(' ').Append(flag.ToString().ToLowerInvariant());
            }
        }

        return text.ToString();
    }
}

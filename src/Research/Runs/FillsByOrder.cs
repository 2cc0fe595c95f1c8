using Plimsoll.Model.Ids;

namespace Plimsoll.Research.Runs;

/// <summary>Executions put together by their orders, each order's in their order of time.</summary>
internal sealed class FillsByOrder
{
    private readonly FillNote[] notes;
    private readonly int[] firsts;

    /// <summary>Sorts some executions.</summary>
    /// <param name="fills">In their order of time; numbers of orders are small and not negative.</param>
    public FillsByOrder(List<FillNote> fills)
    {
        var last = 0L;
        foreach (var fill in fills)
        {
            last = Math.Max(last, fill.Order.Value);
        }

        // Counting sort: firsts[n] is where order n begins, firsts[n + 1] where it ends.
        firsts = new int[last + 2];
        foreach (var fill in fills)
        {
            firsts[fill.Order.Value + 1]++;
        }

        for (var i = 1; i < firsts.Length; i++)
        {
            firsts[i] += firsts[i - 1];
        }

        notes = new FillNote[fills.Count];
        var next = firsts.AsSpan().ToArray();
        foreach (var fill in fills)
        {
            notes[next[fill.Order.Value]++] = fill;
        }
    }

    /// <summary>The executions of an order; none for one that has none.</summary>
    public ReadOnlySpan<FillNote> Of(OrderId order) => order.Value < 0 || order.Value + 1 >= firsts.Length
        ? []
        : notes.AsSpan(firsts[order.Value]..firsts[order.Value + 1]);
}

using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>How often each reason stopped an order.</summary>
internal sealed class BlockCounts
{
    private readonly long[] deciding = new long[ReasonSet.NumbersMax];
    private readonly long[] told = new long[ReasonSet.NumbersMax];
    private readonly long[] firstNs = new long[ReasonSet.NumbersMax];

    /// <summary>Notes a refusal.</summary>
    public void Note(in RiskAnswer answer, long nowNs)
    {
        deciding[(int)answer.First]++;
        var all = answer.All;
        for (var reason = all.Next(OrderReason.None); reason != OrderReason.None; reason = all.Next(reason))
        {
            if (told[(int)reason]++ == 0)
            {
                firstNs[(int)reason] = nowNs;
            }
        }
    }

    /// <summary>All reasons that ever stopped an order, by layer and number.</summary>
    public IReadOnlyList<BlockRecord> ToList()
    {
        var list = new List<BlockRecord>();
        for (var i = 0; i < told.Length; i++)
        {
            if (told[i] != 0)
            {
                var reason = (OrderReason)i;
                list.Add(new BlockRecord(
                    reason, ReasonLayers.LayerOf(reason), deciding[i], told[i], firstNs[i]));
            }
        }

        list.Sort(static (left, right) => left.Layer != right.Layer
            ? left.Layer.CompareTo(right.Layer)
            : left.Reason.CompareTo(right.Reason));
        return list;
    }

    /// <summary>Writes the counts.</summary>
    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Blocks/1");
        for (var i = 0; i < told.Length; i++)
        {
            if (told[i] != 0)
            {
                writer.Write(i);
                writer.Write(deciding[i]);
                writer.Write(told[i]);
                writer.Write(firstNs[i]);
            }
        }

        writer.Write(-1);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Blocks/1");
        Array.Clear(deciding);
        Array.Clear(told);
        Array.Clear(firstNs);
        for (var i = reader.ReadInt64(); i != -1; i = reader.ReadInt64())
        {
            if (i < 0 || i >= told.Length)
            {
                throw new StateFormatException(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"Saved state: {i} is no reason. Restore with the version that saved it."));
            }

            deciding[i] = reader.ReadInt64();
            told[i] = reader.ReadInt64();
            firstNs[i] = reader.ReadInt64();
        }
    }
}

using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Orders that went out to trade at once, of the last minutes: what they were worth, and where the price was.
/// </summary>
internal sealed class AggressionLog
{
    private const int Kept = 256;
    private readonly long[] times = new long[Kept];
    private readonly int[] instruments = new int[Kept];
    private readonly Amount[] values = new Amount[Kept];
    private readonly long[] prices = new long[Kept];
    private long sent;

    /// <summary>Notes an order that trades at once.</summary>
    /// <param name="nowNs">Now.</param>
    /// <param name="instrument">In what.</param>
    /// <param name="value">What it is worth; negative for a sale.</param>
    /// <param name="ticks">Where the price was.</param>
    public void Add(long nowNs, InstrumentIndex instrument, Amount value, long ticks)
    {
        var place = sent++ % Kept;
        times[place] = nowNs;
        instruments[place] = instrument.Value;
        values[place] = value;
        prices[place] = ticks;
    }

    /// <summary>What was bought less what was sold within a span, and the first price of it; null for none.</summary>
    public (Amount Value, long? FirstTicks) Sum(long nowNs, long windowNs, InstrumentIndex instrument, OrderSide side)
    {
        var sum = Amount.Zero;
        long? first = null;
        for (var number = sent - 1; number >= 0 && number > sent - 1 - Kept; number--)
        {
            var place = number % Kept;
            if (nowNs - times[place] > windowNs)
            {
                break;
            }

            if (instruments[place] == instrument.Value)
            {
                sum += values[place];
                first = (values[place].Sign > 0) == (side == OrderSide.Buy) ? prices[place] : first;
            }
        }

        return (sum, first);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(sent);
        for (var i = 0; i < Math.Min(sent, Kept); i++)
        {
            writer.Write(times[i]);
            writer.Write(instruments[i]);
            writer.Write(prices[i]);
            StateAmount.Write(writer, values[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        sent = reader.ReadInt64();
        for (var i = 0; i < Math.Min(sent, Kept); i++)
        {
            times[i] = reader.ReadInt64();
            instruments[i] = (int)reader.ReadInt64();
            prices[i] = reader.ReadInt64();
            values[i] = StateAmount.Read(reader);
        }
    }
}

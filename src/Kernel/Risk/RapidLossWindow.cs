using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>The highest equity of the last so many minutes, in 64 parts.</summary>
internal sealed class RapidLossWindow
{
    private const int Parts = 64;
    private readonly Amount[] highs = new Amount[Parts];
    private readonly long[] numbers = new long[Parts];
    private readonly long partNs;
    private long current = long.MinValue;
    private Amount highest;

    public RapidLossWindow(long lengthNs)
    {
        partNs = Math.Max(1, lengthNs / Parts);
        Array.Fill(numbers, long.MinValue);
    }

    /// <summary>Takes the equity of now.</summary>
    /// <returns>The highest of the window.</returns>
    public Amount Mark(long nowNs, Amount equity)
    {
        var number = nowNs / partNs;
        var place = (int)(((number % Parts) + Parts) % Parts);
        if (number == current)
        {
            highs[place] = Amount.Max(highs[place], equity);
            return highest = Amount.Max(highest, equity);
        }

        current = number;
        numbers[place] = number;
        highs[place] = highest = equity;
        for (var i = 0; i < Parts; i++)
        {
            if (numbers[i] != long.MinValue && number - numbers[i] < Parts)
            {
                highest = Amount.Max(highest, highs[i]);
            }
        }

        return highest;
    }

    /// <summary>Forgets what was: an operator has looked.</summary>
    public void Clear()
    {
        Array.Fill(numbers, long.MinValue);
        current = long.MinValue;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(current);
        writer.WriteAmount(highest);
        for (var i = 0; i < Parts; i++)
        {
            writer.Write(numbers[i]);
            writer.WriteAmount(highs[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        current = reader.ReadInt64();
        highest = reader.ReadAmount();
        for (var i = 0; i < Parts; i++)
        {
            numbers[i] = reader.ReadInt64();
            highs[i] = reader.ReadAmount();
        }
    }
}

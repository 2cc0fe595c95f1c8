using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>
/// Yearly volatility of an instrument: sample deviation of the simple returns between the last prices of trading days,
/// times the root of the trading days in a year. Only days that are over count.
/// </summary>
internal sealed class VolatilityGauge
{
    /// <summary>Days over which it is measured where nobody says otherwise.</summary>
    public const int DaysUsual = 20;

    private readonly long[] closes;
    private int count;
    private int day;
    private long last;

    /// <param name="days">Returns that are measured, 2 or more.</param>
    public VolatilityGauge(int days) => closes = new long[days + 1];

    /// <summary>Takes a price.</summary>
    /// <param name="tradingDay">The day it belongs to, as YYYYMMDD.</param>
    /// <param name="ticks">The price.</param>
    /// <param name="isDayOver">Whether it is the last one of its day.</param>
    public void Take(int tradingDay, long ticks, bool isDayOver)
    {
        if (tradingDay != day && day != 0)
        {
            Close();
        }

        day = tradingDay;
        last = ticks;
        if (isDayOver)
        {
            Close();
        }
    }

    /// <summary>The volatility as a fraction of one year; null before enough days are over.</summary>
    /// <param name="daysPerYear">Trading days in a year.</param>
    public double? Value(int daysPerYear)
    {
        var returns = closes.Length - 1;
        if (count < closes.Length)
        {
            return null;
        }

        var mean = 0.0;
        for (var i = 0; i < returns; i++)
        {
            mean += Return(i);
        }

        mean /= returns;
        var sum = 0.0;
        for (var i = 0; i < returns; i++)
        {
            sum += (Return(i) - mean) * (Return(i) - mean);
        }

        return Math.Sqrt(sum / (returns - 1)) * Math.Sqrt(daysPerYear);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(closes.Length);
        writer.Write(count);
        writer.Write(day);
        writer.Write(last);
        foreach (var close in closes)
        {
            writer.Write(close);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.Expect(closes.Length, "days of the volatility");
        count = (int)reader.ReadInt64();
        day = (int)reader.ReadInt64();
        last = reader.ReadInt64();
        for (var i = 0; i < closes.Length; i++)
        {
            closes[i] = reader.ReadInt64();
        }
    }

    private double Return(int place) => (closes[place + 1] / (double)closes[place]) - 1.0;

    // The oldest stands first; a day that closed already is not closed again.
    private void Close()
    {
        if (day == 0)
        {
            return;
        }

        if (count == closes.Length)
        {
            Array.Copy(closes, 1, closes, 0, count - 1);
            count--;
        }

        closes[count++] = last;
        day = 0;
    }
}

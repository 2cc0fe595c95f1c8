using Plimsoll.Model.Values;

namespace Plimsoll.Model.Quality;

/// <summary>
/// The lowest of the last ten scores. Only scores below 1 are written, so an ordinary bar costs nothing here.
/// </summary>
internal sealed class ValidityWindow
{
    /// <summary>Bars that the gate value looks back on.</summary>
    public const int Length = 10;

    private readonly double[] scores = new double[Length];
    private readonly long[] bars = new long[Length];

    /// <summary>Notes the score of a bar; bar numbers start at 1 and rise.</summary>
    public void Note(long bar, double score)
    {
        var place = (int)(bar % Length);
        scores[place] = score;
        bars[place] = bar;
    }

    /// <summary>The lowest score of the ten bars that end with <paramref name="bar"/>.</summary>
    public double Lowest(long bar)
    {
        var lowest = 1.0;
        for (var place = 0; place < Length; place++)
        {
            if (bars[place] > 0 && bars[place] > bar - Length && scores[place] < lowest)
            {
                lowest = scores[place];
            }
        }

        return lowest;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(scores);
        foreach (var bar in bars)
        {
            writer.Write(bar);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadDoubles(scores);
        for (var place = 0; place < Length; place++)
        {
            bars[place] = reader.ReadInt64();
        }
    }
}

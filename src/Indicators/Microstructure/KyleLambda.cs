using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Price impact of signed volume over a window: the slope of the price change on the signed volume of the same interval
/// (A. S. Kyle, Econometrica 53(6), 1985), in price units a unit of volume. Without intercept by default, since no
/// volume should mean no change.
/// </summary>
public sealed class KyleLambda
{
    private readonly WindowSum _volume;
    private readonly WindowSum _change;
    private readonly WindowSum _product;
    private readonly WindowSum _square;
    private readonly bool _hasIntercept;

    /// <summary>Makes a measure.</summary>
    /// <param name="intervals">Intervals in the window; 3 or more.</param>
    /// <param name="hasIntercept">Whether the line may miss the origin.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is out of range.</exception>
    public KyleLambda(int intervals, bool hasIntercept = false)
    {
        Parameter.Period(intervals, nameof(intervals), 3);
        _volume = new WindowSum(intervals);
        _change = new WindowSum(intervals);
        _product = new WindowSum(intervals);
        _square = new WindowSum(intervals);
        _hasIntercept = hasIntercept;
    }

    /// <summary>Whether the window is full and its volumes differ.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Price units a unit of volume; not-a-number until ready.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Takes an interval.</summary>
    /// <param name="priceChange">Price at its end less price at its start.</param>
    /// <param name="signedVolume">Volume of buying aggressors less that of selling ones.</param>
    public void Update(double priceChange, double signedVolume)
    {
        _volume.Add(signedVolume);
        _change.Add(priceChange);
        _product.Add(priceChange * signedVolume);
        _square.Add(signedVolume * signedVolume);
        double n = _hasIntercept ? _volume.Length : double.PositiveInfinity;
        double above = _product.Sum - (_volume.Sum * _change.Sum / n);
        double below = _square.Sum - (_volume.Sum * _volume.Sum / n);
        IsReady = _volume.IsFull && below > 0;
        Value = IsReady ? above / below : double.NaN;
    }

    /// <summary>Saves the state.</summary>
    /// <param name="writer">Takes it.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(nameof(KyleLambda));
        writer.Write(IsReady ? 1L : 0L);
        writer.Write(Value);
        _volume.Save(writer);
        _change.Save(writer);
        _product.Save(writer);
        _square.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Gives it.</param>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(nameof(KyleLambda));
        IsReady = reader.ReadInt64() != 0;
        Value = reader.ReadDouble();
        _volume.Restore(reader);
        _change.Restore(reader);
        _product.Restore(reader);
        _square.Restore(reader);
    }
}

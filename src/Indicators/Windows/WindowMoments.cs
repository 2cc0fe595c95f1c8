using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Mean and sum of squared deviations of the last n numbers, never by differences of squares: Welford's update inside
/// a block (Technometrics 1962) and the pairwise merge of Chan, Golub and LeVeque (1979) between the suffix of the old
/// block and the new block. Equal numbers give a deviation of exactly zero.
/// </summary>
internal sealed class WindowMoments
{
    private readonly double[] _means;
    private readonly double[] _squares;
    private int _next;
    private double _frontMean;
    private double _frontSquares;

    public WindowMoments(int length)
    {
        _means = new double[length];
        _squares = new double[length];
    }

    public int Length => _means.Length;

    public bool IsFull { get; private set; }

    public double Mean { get; private set; }

    /// <summary>Sum of squared deviations from the mean; zero or more.</summary>
    public double SquaredDeviations { get; private set; }

    public void Add(double value)
    {
        int next = _next;
        _means[next] = value;
        next++;
        double delta = value - _frontMean;
        _frontMean += delta / next;
        _frontSquares += delta * (value - _frontMean);
        if (next == _means.Length)
        {
            EndBlock();
            return;
        }

        _next = next;
        if (IsFull)
        {
            Merge(next);
        }
        else
        {
            Mean = _frontMean;
            SquaredDeviations = _frontSquares;
        }
    }

    public void Reset()
    {
        _next = 0;
        _frontMean = 0;
        _frontSquares = 0;
        Mean = 0;
        SquaredDeviations = 0;
        IsFull = false;
        Array.Clear(_means);
        Array.Clear(_squares);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(_next);
        writer.Write(IsFull ? 1L : 0L);
        writer.Write(_frontMean);
        writer.Write(_frontSquares);
        writer.Write(Mean);
        writer.Write(SquaredDeviations);
        writer.Write(_means);
        writer.Write(_squares);
    }

    public void Restore(IStateReader reader)
    {
        _next = SavedIndex.Read(reader, _means.Length - 1);
        IsFull = reader.ReadInt64() != 0;
        _frontMean = reader.ReadDouble();
        _frontSquares = reader.ReadDouble();
        Mean = reader.ReadDouble();
        SquaredDeviations = reader.ReadDouble();
        reader.ReadDoubles(_means);
        reader.ReadDoubles(_squares);
    }

    private void Merge(int frontCount)
    {
        int length = _means.Length;
        int oldCount = length - frontCount;
        double delta = _frontMean - _means[frontCount];
        double share = (double)frontCount / length;
        Mean = _means[frontCount] + (delta * share);
        SquaredDeviations = _squares[frontCount] + _frontSquares + (delta * delta * share * oldCount);
    }

    private void EndBlock()
    {
        Mean = _frontMean;
        SquaredDeviations = _frontSquares;
        _frontMean = 0;
        _frontSquares = 0;
        _next = 0;
        IsFull = true;
        double mean = 0;
        double squares = 0;
        int length = _means.Length;
        for (int i = length - 1; i >= 0; i--)
        {
            double value = _means[i];
            double delta = value - mean;
            mean += delta / (length - i);
            squares += delta * (value - mean);
            _means[i] = mean;
            _squares[i] = squares;
        }
    }
}

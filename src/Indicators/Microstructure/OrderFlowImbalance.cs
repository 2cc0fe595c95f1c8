using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Order-flow imbalance of the best quotes (R. Cont, A. Kukanov, S. Stoikov, Journal of Financial Econometrics 12(1),
/// 2014): for each change, what came to the bid and left the ask, less what left the bid and came to the ask. In the
/// unit of the sizes; positive is pressure to buy. Not ready before the second quote.
/// </summary>
public sealed class OrderFlowImbalance
{
    private readonly WindowSum _window;
    private long _bidTicks;
    private long _askTicks;
    private double _bidSize;
    private double _askSize;
    private bool _hasQuote;

    /// <summary>Makes a measure.</summary>
    /// <param name="events">Changes in the window of <see cref="WindowTotal"/>; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is out of range.</exception>
    public OrderFlowImbalance(int events = 100) => _window = new WindowSum(Parameter.Period(events, nameof(events)));

    /// <summary>Whether there was a change to measure.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The newest change; not-a-number until ready.</summary>
    public double Last { get; private set; } = double.NaN;

    /// <summary>Sum of all changes since the start or the last <see cref="Reset"/>.</summary>
    public double Total { get; private set; }

    /// <summary>Sum of the last changes of the window; of all while there are fewer.</summary>
    public double WindowTotal => _window.Sum;

    /// <summary>Takes the best quotes after an event.</summary>
    /// <param name="bidTicks">Best bid.</param>
    /// <param name="bidSize">Size there; above 0.</param>
    /// <param name="askTicks">Best ask.</param>
    /// <param name="askSize">Size there; above 0.</param>
    public void Update(long bidTicks, double bidSize, long askTicks, double askSize)
    {
        if (_hasQuote)
        {
            double flow = 0;
            flow += bidTicks >= _bidTicks ? bidSize : 0;
            flow -= bidTicks <= _bidTicks ? _bidSize : 0;
            flow -= askTicks <= _askTicks ? askSize : 0;
            flow += askTicks >= _askTicks ? _askSize : 0;
            Last = flow;
            Total += flow;
            _window.Add(flow);
            IsReady = true;
        }

        (_bidTicks, _bidSize, _askTicks, _askSize, _hasQuote) = (bidTicks, bidSize, askTicks, askSize, true);
    }

    /// <summary>The next quote starts anew: after a gap in the data a change cannot be measured.</summary>
    public void Interrupt() => _hasQuote = false;

    /// <summary>Forgets everything seen.</summary>
    public void Reset()
    {
        _window.Reset();
        _hasQuote = false;
        IsReady = false;
        Last = double.NaN;
        Total = 0;
    }

    /// <summary>Saves the state.</summary>
    /// <param name="writer">Takes it.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(nameof(OrderFlowImbalance));
        writer.Write(_bidTicks);
        writer.Write(_askTicks);
        writer.Write(_bidSize);
        writer.Write(_askSize);
        writer.Write(_hasQuote ? 1L : 0L);
        writer.Write(IsReady ? 1L : 0L);
        writer.Write(Last);
        writer.Write(Total);
        _window.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Gives it.</param>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(nameof(OrderFlowImbalance));
        _bidTicks = reader.ReadInt64();
        _askTicks = reader.ReadInt64();
        _bidSize = reader.ReadDouble();
        _askSize = reader.ReadDouble();
        _hasQuote = reader.ReadInt64() != 0;
        IsReady = reader.ReadInt64() != 0;
        Last = reader.ReadDouble();
        Total = reader.ReadDouble();
        _window.Restore(reader);
    }
}

namespace Plimsoll.Model.Values;

/// <summary>
/// Takes the saved state of a strategy, an indicator or any other part, value by value. What is written must be read
/// back by an <see cref="IStateReader"/> with the same calls in the same order.
/// </summary>
public interface IStateWriter
{
    /// <summary>Opens a section; the reader must ask for the same tag.</summary>
    /// <param name="tag">Names the part and its parameters, for example "Sma(20)". Not empty.</param>
    void WriteSection(string tag);

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">Any value.</param>
    void Write(long value);

    /// <summary>Writes a number bit by bit: not-a-number, infinities and the sign of zero survive.</summary>
    /// <param name="value">Any value.</param>
    void Write(double value);

    /// <summary>Writes a row of numbers with its length.</summary>
    /// <param name="values">Any values; may be empty.</param>
    void Write(ReadOnlySpan<double> values);

    /// <summary>Writes a text.</summary>
    /// <param name="value">Not null; may be empty.</param>
    void WriteString(string value);
}

namespace Plimsoll.Model.Values;

/// <summary>
/// Gives back what an <see cref="IStateWriter"/> took, with the same calls in the same order. Every method throws a
/// <see cref="StateFormatException"/> when the data ends early or holds something else at this place.
/// </summary>
public interface IStateReader
{
    /// <summary>Checks that a section with this tag starts here.</summary>
    /// <param name="tag">The tag given to <see cref="IStateWriter.WriteSection"/>.</param>
    void ReadSection(string tag);

    /// <summary>Reads a whole number.</summary>
    /// <returns>The value written.</returns>
    long ReadInt64();

    /// <summary>Reads a number, equal bit by bit to the one written.</summary>
    /// <returns>The value written.</returns>
    double ReadDouble();

    /// <summary>Reads a row of numbers whose length must equal the length written.</summary>
    /// <param name="destination">Filled completely.</param>
    void ReadDoubles(Span<double> destination);

    /// <summary>Reads a text.</summary>
    /// <returns>The text written.</returns>
    string ReadString();
}

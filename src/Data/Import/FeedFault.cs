using System.Globalization;
using System.Text;

namespace Plimsoll.Data.Import;

/// <summary>What is wrong with one line of a feed; one object serves all lines.</summary>
internal sealed class FeedFault
{
    /// <summary>What sort of mistake it is.</summary>
    public DataErrorKind Kind { get; private set; }

    /// <summary>Name of the field; empty when the line as a whole is meant.</summary>
    public string Field { get; private set; } = "";

    /// <summary>The field's value as text.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What was expected instead.</summary>
    public string Expected { get; private set; } = "";

    /// <summary>Records the fault of one field.</summary>
    /// <returns>Always false, so that a reader can return it.</returns>
    public bool Set(DataErrorKind kind, string field, ReadOnlySpan<byte> value, string expected) =>
        Set(kind, field, Encoding.UTF8.GetString(value), expected);

    /// <summary>Records the fault of one field.</summary>
    public bool Set(DataErrorKind kind, string field, string value, string expected)
    {
        Kind = kind;
        Field = field;
        Value = DataError.Show(value);
        Expected = expected;
        return false;
    }

    /// <summary>Records the fault of one field that is a number.</summary>
    public bool Set(DataErrorKind kind, string field, long value, string expected) =>
        Set(kind, field, value.ToString(CultureInfo.InvariantCulture), expected);

    /// <summary>The error that the fault is.</summary>
    public DataError Error(string file, long line) => new(
        Kind,
        FormattableString.Invariant($"{file}:{line}: ")
        + (Field.Length == 0 ? $"line '{Value}'" : $"field '{Field}': value '{Value}'") + $": expected {Expected}");
}

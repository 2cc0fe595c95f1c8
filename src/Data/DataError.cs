namespace Plimsoll.Data;

/// <summary>
/// A mistake in data, options or files that a user can mend. The message is one line: place, value and remedy.
/// </summary>
public sealed class DataError : Exception
{
    private const int ValueLengthMax = 60;

    /// <summary>Makes an error.</summary>
    /// <param name="kind">What sort of mistake it is.</param>
    /// <param name="message">One line that names place, value and remedy.</param>
    /// <param name="cause">The exception behind it, if there is one.</param>
    public DataError(DataErrorKind kind, string message, Exception? cause = null)
        : base(message, cause) => Kind = kind;

    /// <summary>What sort of mistake it is.</summary>
    public DataErrorKind Kind { get; }

    /// <summary>A value as it is shown in messages: at most 60 characters, control characters replaced by a
    /// dot.</summary>
    public static string Show(ReadOnlySpan<char> value)
    {
        var length = Math.Min(value.Length, ValueLengthMax);
        Span<char> shown = stackalloc char[ValueLengthMax];
        for (var i = 0; i < length; i++)
        {
            shown[i] = char.IsControl(value[i]) || char.IsSurrogate(value[i]) ? '.' : value[i];
        }

        var text = new string(shown[..length]);
        return value.Length > ValueLengthMax ? text + "..." : text;
    }
}

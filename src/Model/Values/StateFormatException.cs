namespace Plimsoll.Model.Values;

/// <summary>Saved state cannot be restored: it is truncated, damaged or belongs to another part.</summary>
public sealed class StateFormatException : Exception
{
    /// <summary>Makes an exception with a general message.</summary>
    public StateFormatException()
        : base("The saved state cannot be restored.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">Place, value found, value expected, remedy.</param>
    public StateFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">Place, value found, value expected, remedy.</param>
    /// <param name="innerException">The cause.</param>
    public StateFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

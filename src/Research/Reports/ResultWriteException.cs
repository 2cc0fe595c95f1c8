namespace Plimsoll.Research.Reports;

/// <summary>The result could not be written; the message is one line that names the folder, the cause and the
/// remedy.</summary>
public sealed class ResultWriteException : Exception
{
    /// <summary>Makes the error.</summary>
    public ResultWriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the error without a cause of its own.</summary>
    public ResultWriteException(string message)
        : base(message)
    {
    }
}

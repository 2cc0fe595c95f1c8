namespace Plimsoll.Journal.Format;

/// <summary>
/// The journal cannot be used as it is. The message is one line: place, what is wrong, and what to do.
/// </summary>
public sealed class JournalException : Exception
{
    /// <summary>Names what is wrong.</summary>
    /// <param name="problem">What sort of trouble it is.</param>
    /// <param name="message">Place, value and remedy, in one line.</param>
    /// <param name="cause">The exception behind it, if there is one.</param>
    public JournalException(JournalProblem problem, string message, Exception? cause = null)
        : base(message, cause) => Problem = problem;

    /// <summary>What sort of trouble it is.</summary>
    public JournalProblem Problem { get; }
}

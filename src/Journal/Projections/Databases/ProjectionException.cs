namespace Plimsoll.Journal.Projections.Databases;

/// <summary>
/// A projection cannot be used or written as it is. The message is one line: place, what is wrong, and what to do. It
/// never holds a password.
/// </summary>
public sealed class ProjectionException : Exception
{
    /// <summary>Names what is wrong.</summary>
    /// <param name="problem">What sort of trouble it is.</param>
    /// <param name="message">Place, value and remedy, in one line.</param>
    /// <param name="cause">The exception behind it, if there is one.</param>
    public ProjectionException(ProjectionProblem problem, string message, Exception? cause = null)
        : base(message, cause) => Problem = problem;

    /// <summary>What sort of trouble it is.</summary>
    public ProjectionProblem Problem { get; }
}

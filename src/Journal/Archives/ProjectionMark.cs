using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Archives;

/// <summary>Where a database that shows the journal stands.</summary>
/// <param name="Place">Which database, in words, without secrets.</param>
/// <param name="Head">The head up to which it shows everything; <c>default</c> for nothing.</param>
public readonly record struct ProjectionMark(string Place, JournalHead Head);

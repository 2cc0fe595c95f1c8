using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Writing;

/// <summary>Where records are appended.</summary>
public interface IJournalSink
{
    /// <summary>Appends a record.</summary>
    /// <param name="kind">What it holds; not one of the three that the journal writes itself.</param>
    /// <param name="version">Version of the payload's layout, 1 or greater.</param>
    /// <param name="payload">At most a mebibyte; copied before the call returns.</param>
    /// <returns>A number that grows with each record; 0 when the journal has failed and nothing is kept.</returns>
    /// <exception cref="JournalException">The kind is reserved, or the payload too long.</exception>
    long Append(RecordKind kind, byte version, ReadOnlySpan<byte> payload);
}

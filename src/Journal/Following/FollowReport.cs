using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Following;

/// <summary>How far a journal was followed.</summary>
/// <param name="Events">How many events were applied.</param>
/// <param name="Commands">How many commands were applied.</param>
/// <param name="LastSequence">The last record that was read; 0 for none.</param>
/// <param name="Tail">What a crash left behind the last record; null for nothing.</param>
public sealed record FollowReport(long Events, long Commands, long LastSequence, JournalFault? Tail);

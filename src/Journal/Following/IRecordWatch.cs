using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Following;

/// <summary>Is shown the records that a follower applies.</summary>
public interface IRecordWatch
{
    /// <summary>A record is about to be applied.</summary>
    /// <param name="record">The record; valid during the call.</param>
    void OnRecord(scoped in JournalRecord record);
}

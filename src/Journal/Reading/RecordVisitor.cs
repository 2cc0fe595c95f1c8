namespace Plimsoll.Journal.Reading;

/// <summary>Is shown one record; its payload is valid during the call.</summary>
/// <param name="record">The record.</param>
public delegate void RecordVisitor(scoped in JournalRecord record);

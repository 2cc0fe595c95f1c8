namespace Plimsoll.Data.Import;

/// <summary>Takes the lines of a first walk over a recorded feed, to measure it.</summary>
internal interface IFeedProbe
{
    /// <summary>Takes the next line. Bad lines are passed over; the second walk names them.</summary>
    void Add(ReadOnlySpan<byte> line);
}

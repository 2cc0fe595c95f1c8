namespace Plimsoll.Data.Store;

/// <summary>What a manifest says of one segment file.</summary>
/// <param name="Name">The month <c>2024-02</c>, day <c>2024-02-29</c> or year <c>2024</c> it holds.</param>
/// <param name="File">Name of the file: name, first 12 digits of the content hash, <c>.plim</c>.</param>
/// <param name="Hash">SHA-256 of the columns, lower-case hexadecimal.</param>
/// <param name="Rows">Number of rows, at least 1.</param>
/// <param name="FirstTimeNs">Time of the first row (close time of bars), nanoseconds since the epoch, UTC.</param>
/// <param name="LastTimeNs">Time of the last row.</param>
public sealed record SegmentRecord(
    string Name, string File, string Hash, long Rows, long FirstTimeNs, long LastTimeNs);

namespace Plimsoll.Data.Import;

/// <summary>How far an import is.</summary>
/// <param name="Stage">What is being done: <c>checking</c>, <c>measuring</c>, <c>reading</c> or <c>storing</c>.</param>
/// <param name="BytesDone">Bytes of the file read in this stage.</param>
/// <param name="BytesTotal">Length of the file, in bytes.</param>
/// <param name="Rows">Rows read in this stage.</param>
public readonly record struct ImportProgress(string Stage, long BytesDone, long BytesTotal, long Rows);

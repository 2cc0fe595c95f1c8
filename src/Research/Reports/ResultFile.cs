namespace Plimsoll.Research.Reports;

/// <summary>One file of a written result, complete in memory.</summary>
/// <param name="Name">File name without a folder.</param>
/// <param name="Content">All bytes.</param>
/// <param name="RowCount">Data rows of a table, 0 for other files.</param>
public sealed record ResultFile(string Name, ReadOnlyMemory<byte> Content, long RowCount = 0);

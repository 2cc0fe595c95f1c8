namespace Plimsoll.Journal.Audit;

/// <summary>A file of an export, as the manifest names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">How long it is, in bytes.</param>
/// <param name="Hash">SHA-256 of it, 64 lower-case hexadecimal digits.</param>
public sealed record ExportFile(string Name, long Rows, long Bytes, string Hash);

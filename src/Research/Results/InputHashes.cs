namespace Plimsoll.Research.Results;

/// <summary>Hashes of what a run was made from, lower-case hexadecimal; equal hashes promise an equal result.</summary>
/// <param name="Data">Of the rows that were read.</param>
/// <param name="Code">Of the strategy and the product.</param>
/// <param name="Config">Of parameters, policies, cash and period.</param>
public sealed record InputHashes(string Data, string Code, string Config);

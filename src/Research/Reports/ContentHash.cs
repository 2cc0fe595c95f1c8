using System.Security.Cryptography;

namespace Plimsoll.Research.Reports;

/// <summary>SHA-256 as lower-case hexadecimal.</summary>
internal static class ContentHash
{
    /// <summary>Of one file.</summary>
    public static string Of(ResultFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));

    /// <summary>Of the contents of several files, one after the other.</summary>
    public static string OfAll(IReadOnlyList<ResultFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(file.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Security.Cryptography;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Archives;

/// <summary>What a file holds, in short.</summary>
/// <param name="Bytes">How long it is, in bytes.</param>
/// <param name="Hash">SHA-256, 64 lower-case hexadecimal digits.</param>
internal readonly record struct FileHash(long Bytes, string Hash)
{
    private const int BlockBytes = 256 * 1024;

    /// <summary>Reads a file to its end.</summary>
    public static FileHash Of(IJournalFiles files, string name)
    {
        using var file = files.OpenToRead(name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[BlockBytes];
        var offset = 0L;
        int count;
        while ((count = TailScan.Fill(file, offset, block)) > 0)
        {
            hash.AppendData(block, 0, count);
            offset += count;
        }

        return new FileHash(offset, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}

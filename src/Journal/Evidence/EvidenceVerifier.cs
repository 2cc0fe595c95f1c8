using System.Security.Cryptography;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Journal.Evidence;

/// <summary>Checks signatures against the public halves of the keys that are trusted; needs no secret.</summary>
public sealed class EvidenceVerifier : IDisposable
{
    private readonly List<(string Id, ECDsa Key)> keys = [];

    /// <summary>Reads public keys.</summary>
    /// <param name="files">PEM files, as written beside a key; none: every signature is foreign.</param>
    /// <exception cref="JournalException">A file is absent or holds no public key of that kind.</exception>
    public EvidenceVerifier(IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            keys.Add(Read(file));
        }
    }

    /// <summary>Names of the trusted keys, in the order given.</summary>
    public IReadOnlyList<string> Ids => [.. keys.Select(static one => one.Id)];

    /// <summary>Says what a signature is worth.</summary>
    /// <param name="payload">Text and signature.</param>
    public EvidenceSignature Check(EvidencePayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.Signature.Span.IndexOfAnyExcept((byte)0) < 0)
        {
            return EvidenceSignature.Missing;
        }

        foreach (var (id, key) in keys)
        {
            if (string.Equals(id, payload.KeyId, StringComparison.Ordinal))
            {
                return key.VerifyData(payload.Text.Span, payload.Signature.Span, HashAlgorithmName.SHA256)
                    ? EvidenceSignature.Valid
                    : EvidenceSignature.Altered;
            }
        }

        return EvidenceSignature.Foreign;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (_, key) in keys)
        {
            key.Dispose();
        }
    }

    private static (string Id, ECDsa Key) Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new JournalException(
                JournalProblem.Absent, $"the public key {file}: it is not there: 'plimsoll authorize key' writes it");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return (EvidenceKey.IdOf(key), key);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new JournalException(
                JournalProblem.Damaged, $"the public key {file}: no public key in PEM: restore it", wrong);
        }
    }
}

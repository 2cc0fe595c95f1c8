using System.Security.Cryptography;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;

namespace Plimsoll.Journal.Evidence;

/// <summary>
/// The local key that signs evidence: ECDSA on P-256, in a file that only its owner may read, with the public half
/// beside it. From the same key come the confirmation tokens.
/// </summary>
public sealed class EvidenceKey : IDisposable
{
    /// <summary>Ending of the file with the public half.</summary>
    public const string PublicEnding = ".pub";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int TokenKeyBytes = 32;
    private readonly ECDsa key;

    private EvidenceKey(ECDsa key)
    {
        this.key = key;
        Id = IdOf(key);
    }

    /// <summary>Name of the key: the first 8 bytes of SHA-256 of its public half, 16 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Makes a key and writes both halves; the private one readable for its owner alone.</summary>
    /// <param name="file">Where; must not exist.</param>
    /// <exception cref="JournalException">It exists.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static EvidenceKey Create(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (File.Exists(file))
        {
            throw new JournalException(
                JournalProblem.Misuse, $"the key {file}: it is there already: name another file, evidence that it "
                + "signed would be foreign to a new one");
        }

        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(file, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.WriteAllText(file + PublicEnding, key.ExportSubjectPublicKeyInfoPem() + "\n");
        return new EvidenceKey(key);
    }

    /// <summary>Reads a key.</summary>
    /// <param name="file">Where it is.</param>
    /// <exception cref="JournalException">It is absent, no key, or others than its owner may read it.</exception>
    public static EvidenceKey Load(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (!File.Exists(file))
        {
            throw new JournalException(
                JournalProblem.Absent, $"the key {file}: it is not there: make it with 'plimsoll authorize key'");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new JournalException(
                JournalProblem.Misuse, $"the key {file}: others than its owner may read, write or run it: "
                + $"'chmod 600 {file}', and make a new key if somebody did");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            _ = key.ExportPkcs8PrivateKey();
            return new EvidenceKey(key);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            key.Dispose();
            // What is in the file stays out of the message: it may be half of a key.
            throw new JournalException(JournalProblem.Damaged, $"the key {file}: no private key in PEM: restore it");
        }
    }

    /// <summary>Signs a text.</summary>
    /// <param name="text">What <see cref="EvidenceDocument"/> wrote.</param>
    public EvidencePayload Sign(ReadOnlySpan<byte> text) =>
        new(Id, key.SignData(text, HashAlgorithmName.SHA256), text.ToArray());

    /// <summary>
    /// The secret that confirmation tokens are made with, derived so that it says nothing about the key.
    /// </summary>
    public byte[] TokenKey()
    {
        var secret = key.ExportECPrivateKey();
        var token = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, secret, TokenKeyBytes, info: "plimsoll confirmation token"u8.ToArray());
        CryptographicOperations.ZeroMemory(secret);
        return token;
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();

    internal static string IdOf(ECDsa key) => Convert.ToHexStringLower(
        SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, EvidencePayload.KeyIdBytes));
}

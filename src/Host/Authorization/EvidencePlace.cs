using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;

namespace Plimsoll.Host.Authorization;

/// <summary>Where evidence is kept, and whose signatures count.</summary>
/// <param name="Folder">Folder of the journal of evidence.</param>
/// <param name="KeyFile">The key that signs here; its public half and the journal's last head stand beside it.</param>
/// <param name="Trusted">Public keys of others that count too.</param>
internal sealed record EvidencePlace(string Folder, string KeyFile, IReadOnlyList<string> Trusted)
{
    private const string HeadEnding = ".head";

    /// <summary>The journal; nothing is opened yet.</summary>
    public EvidenceJournal Journal() => new(Folder, KeyFile + HeadEnding, ProductVersion.Text);

    /// <summary>Reads everything on record.</summary>
    /// <exception cref="Plimsoll.Journal.Format.JournalException">The journal or a key is damaged.</exception>
    public EvidenceBook Read()
    {
        var own = KeyFile + EvidenceKey.PublicEnding;
        using var verifier = new EvidenceVerifier(File.Exists(own) ? [own, .. Trusted] : Trusted);
        return Journal().Read(verifier);
    }
}

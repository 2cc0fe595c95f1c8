using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Journal.Evidence;

/// <summary>A folder with a key and a journal of evidence, deleted at the end.</summary>
internal sealed class EvidenceSample : IDisposable
{
    public EvidenceSample()
    {
        Directory.CreateDirectory(Folder);
        Key = EvidenceKey.Create(KeyFile);
        Journal = new EvidenceJournal(JournalFolder, HeadFile, "test");
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "plimsoll-evidence-" + Path.GetRandomFileName());

    public string KeyFile => Path.Combine(Folder, "evidence.key");

    public string HeadFile => KeyFile + ".head";

    public string JournalFolder => Path.Combine(Folder, "evidence");

    public EvidenceKey Key { get; }

    public EvidenceJournal Journal { get; }

    public static EvidenceRecord Record { get; } = Sample.Validation() with
    {
        Reason = "because – ü \"quoted\"", SourceHash = new string('a', 64), Signature = default,
    };

    public static Withdrawal Withdrawal { get; } = new(
        WithdrawalCause.Breaker, "SmaCross", EvidenceKind.Ladder, Sample.NowNs + 1, "ada", "odd fills");

    public EvidenceBook Read(params string[] more)
    {
        using var verifier = new EvidenceVerifier([KeyFile + EvidenceKey.PublicEnding, .. more]);
        return Journal.Read(verifier);
    }

    public void Dispose()
    {
        Key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

using Plimsoll.Journal.Evidence;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Tests.Journal.Evidence;

public sealed class EvidenceKeyTests
{
    [Fact]
    public void Create_IsForItsOwnerAlone_AndLoadsAgain()
    {
        using var sample = new EvidenceSample();
        Assert.Matches("^[0-9a-f]{16}$", sample.Key.Id);
        Assert.True(OperatingSystem.IsWindows()
            || File.GetUnixFileMode(sample.KeyFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        using var again = EvidenceKey.Load(sample.KeyFile);
        Assert.Equal(sample.Key.Id, again.Id);
        Assert.Equal(sample.Key.TokenKey(), again.TokenKey());
        Assert.Equal(32, again.TokenKey().Length);
        Assert.Throws<JournalException>(() => EvidenceKey.Create(sample.KeyFile));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupExecute)]
    public void Load_ReadableByOthers_IsRefused(UnixFileMode more)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have no such rights there");
        using var sample = new EvidenceSample();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(sample.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
        }

        var refused = Assert.Throws<JournalException>(() => EvidenceKey.Load(sample.KeyFile));
        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AbsentOrNoKey_SaysSoWithoutShowingIt()
    {
        using var sample = new EvidenceSample();
        Assert.Equal(
            JournalProblem.Absent,
            Assert.Throws<JournalException>(() => EvidenceKey.Load(sample.KeyFile + "x")).Problem);
        foreach (var content in (string[])["", "secret-word", File.ReadAllText(sample.KeyFile + ".pub"),
            File.ReadAllText(sample.KeyFile)[..100]])
        {
            File.WriteAllText(sample.KeyFile, content);
            var refused = Assert.Throws<JournalException>(() => EvidenceKey.Load(sample.KeyFile));
            Assert.Equal(JournalProblem.Damaged, refused.Problem);
            Assert.DoesNotContain("secret-word", refused.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Check_EveryByteChanged_IsFound()
    {
        using var sample = new EvidenceSample();
        var payload = sample.Key.Sign(EvidenceDocument.Write(EvidenceSample.Withdrawal));
        using var verifier = new EvidenceVerifier([sample.KeyFile + ".pub"]);
        Assert.Equal([sample.Key.Id], verifier.Ids);
        Assert.Equal(EvidenceSignature.Valid, verifier.Check(payload));
        var bytes = payload.ToBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            var found = verifier.Check(EvidencePayload.Read(1, changed));
            Assert.Equal(i < 8 ? EvidenceSignature.Foreign : EvidenceSignature.Altered, found);
        }
    }

    [Fact]
    public void Check_OtherKeyOrNone_IsForeignOrMissing()
    {
        using var sample = new EvidenceSample();
        using var other = new EvidenceSample();
        var payload = other.Key.Sign([1, 2, 3]);
        using var verifier = new EvidenceVerifier([sample.KeyFile + ".pub"]);
        Assert.Equal(EvidenceSignature.Foreign, verifier.Check(payload));
        Assert.Equal(EvidenceSignature.Altered, verifier.Check(payload with { KeyId = sample.Key.Id }));
        Assert.Equal(EvidenceSignature.Missing, verifier.Check(payload with { Signature = new byte[64] }));
        using var both = new EvidenceVerifier([sample.KeyFile + ".pub", other.KeyFile + ".pub"]);
        Assert.Equal(EvidenceSignature.Valid, both.Check(payload));
        Assert.Throws<JournalException>(() => new EvidenceVerifier([sample.KeyFile + ".no"]));
        File.WriteAllText(sample.HeadFile, "no key");
        Assert.Throws<JournalException>(() => new EvidenceVerifier([sample.HeadFile]));
    }
}

using System.Text;
using Plimsoll.Journal.Evidence;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Journal.Evidence;

/// <summary>The text that is signed, and the payload that carries it, pinned by a file that never changes.</summary>
public sealed class EvidenceDocumentTests
{
    private static readonly string Golden = Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "Tests", "Journal", "Golden", "evidence-v1.txt");

    [Fact]
    public void Bytes_OfVersionOne_AreThoseOfTheGoldenFile()
    {
        string[] lines =
        [
            "evidence 1 " + Payload(EvidenceDocument.Write(EvidenceSample.Record)),
            "withdrawal 1 " + Payload(EvidenceDocument.Write(EvidenceSample.Withdrawal)),
        ];
        if (Environment.GetEnvironmentVariable("PLIMSOLL_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Golden, string.Join('\n', lines) + "\n");
        }

        Assert.Equal(File.ReadAllLines(Golden), lines);
        foreach (var line in lines)
        {
            var payload = EvidencePayload.Read(1, Convert.FromHexString(line.Split(' ')[2]));
            Assert.Equal("0123456789abcdef", payload.KeyId);
            Assert.Equal(7, payload.Signature.Span[7]);
            var (evidence, withdrawal) = EvidenceDocument.Read(payload.Text.Span);
            Assert.Equal(line.StartsWith("evidence", StringComparison.Ordinal), evidence is not null);
            Assert.Equal(withdrawal is not null ? EvidenceSample.Withdrawal : null, withdrawal);
        }
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var (read, _) = EvidenceDocument.Read(EvidenceDocument.Write(EvidenceSample.Record));
        Assert.NotNull(read);
        Assert.Equal(EvidenceSample.Record.Figures, read.Figures);
        Assert.Equal(EvidenceSample.Record with { Figures = [] }, read with { Figures = [] });
    }

    [Fact]
    public void Write_IsCanonical()
    {
        var record = EvidenceSample.Record with
        {
            Figures = [Sample.Figure("b", "2.50"), Sample.Figure("a", "-1"), Sample.Figure("B", "0")],
        };
        var text = Encoding.UTF8.GetString(EvidenceDocument.Write(record));
        Assert.Contains("\"figures\":{\"B\":\"0\",\"a\":\"-1\",\"b\":\"2.5\"}", text, StringComparison.Ordinal);
        Assert.StartsWith("{\"expires\":\"2026-02-09T12:00:00Z\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text, StringComparison.Ordinal);
        var keys = System.Text.Json.JsonDocument.Parse(text).RootElement.EnumerateObject()
            .Select(static one => one.Name).ToArray();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Throws<ArgumentException>(() => EvidenceDocument.Write(
            record with { Figures = [Sample.Figure("a", "1"), Sample.Figure("a", "2")] }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"withdrawal\"}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"evidence\",\"kind\":\"validation\"}")]
    public void Read_OtherText_IsNeither(string text) =>
        Assert.Equal((null, null), EvidenceDocument.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_NotCanonicalOrExtended_IsNeither()
    {
        var text = Encoding.UTF8.GetString(EvidenceDocument.Write(EvidenceSample.Record));
        foreach (var changed in (string[])[
            text.Replace(":", ": ", StringComparison.Ordinal), text.Replace("{", "{\"z\":1,", StringComparison.Ordinal),
            text.Replace("\"72\"", "\"72.0\"", StringComparison.Ordinal),
            text.Replace("\"schema\":1", "\"schema\":2", StringComparison.Ordinal), text + " "])
        {
            Assert.Equal((null, null), EvidenceDocument.Read(Encoding.UTF8.GetBytes(changed)));
        }
    }

    [Fact]
    public void ReadPayload_UnknownVersionOrTooShort_IsRefused()
    {
        Assert.Equal(JournalProblem.TooNew, Assert.Throws<JournalException>(
            () => EvidencePayload.Read(2, new byte[100])).Problem);
        Assert.Equal(JournalProblem.TooNew, Assert.Throws<JournalException>(
            () => EvidencePayload.Read(0, new byte[100])).Problem);
        Assert.Throws<JournalException>(() => EvidencePayload.Read(1, new byte[71]));
        Assert.Empty(EvidencePayload.Read(1, new byte[72]).Text.ToArray());
        Assert.Equal(16, (int)RecordKind.Evidence);
    }

    private static string Payload(byte[] text) => Convert.ToHexStringLower(new EvidencePayload(
        "0123456789abcdef", Enumerable.Range(0, 64).Select(static i => (byte)i).ToArray(), text).ToBytes());
}

using Plimsoll.Journal.Reading;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Format;

/// <summary>A whole journal of the first format, kept as hexadecimal text: it must be readable for ever.</summary>
public sealed class GoldenJournalTests
{
    private static readonly string Golden = Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "Tests", "Journal", "Golden", "journal-v1.txt");

    [Fact]
    public void Bytes_OfFormatOne_AreThoseOfTheGoldenFile()
    {
        var bytes = JournalSample.Write(5).Read("00000001.journal");
        var lines = Convert.ToHexStringLower(bytes).Chunk(64).Select(static chunk => new string(chunk)).ToArray();
        if (Environment.GetEnvironmentVariable("PLIMSOLL_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Golden, string.Join('\n', lines) + "\n");
        }

        Assert.Equal(File.ReadAllLines(Golden), lines);
    }

    [Fact]
    public void Run_GoldenFileOfFormatOne_IsSound()
    {
        var files = new FaultyFiles();
        files.Add("00000001.journal", Convert.FromHexString(string.Concat(File.ReadAllLines(Golden))));
        var report = JournalVerification.Run(files, []);
        Assert.Null(report.Fault);
        using var reader = new JournalReader(files);
        var notes = new List<byte[]>();
        while (reader.TryRead(out var record))
        {
            if (record.Kind == Plimsoll.Journal.Format.RecordKind.Note)
            {
                notes.Add(record.Payload.ToArray());
            }
        }

        Assert.Equal([.. Enumerable.Range(1, 5).Select(JournalSample.Text)], notes);
        Assert.Equal("sample", reader.Header?.Build);
    }
}

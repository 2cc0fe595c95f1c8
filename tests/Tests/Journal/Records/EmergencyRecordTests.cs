using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Model.Ids;

namespace Plimsoll.Tests.Journal.Records;

/// <summary>The written forms of emergencies and operators' actions, pinned by a file that never changes.</summary>
public sealed class EmergencyRecordTests
{
    private static readonly string Golden = Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "Tests", "Journal", "Golden", "emergency-v1.txt");

    private static readonly EmergencyRecord[] Samples =
    [
        new() { Action = EmergencyAction.TakeOver, TimeNs = 1_700_000_000_000_000_005, Text = "a strategy hängt" },
        new()
        {
            Action = EmergencyAction.Close, Generation = 3, TimeNs = -1, Order = new OrderId(1L << 48),
            Strategy = new StrategyIndex(2), Instrument = new InstrumentIndex(9), Lots = -1_234_567_890_123,
        },
        new()
        {
            Action = EmergencyAction.Fill, TimeNs = 7, Order = new OrderId(5), Lots = 4, PriceTicks = 20_001,
        },
    ];

    private static readonly OperatorActionRecord Action = new()
    {
        Action = "kill", Level = "flatten", Number = 7, Operator = "A. Keel", Reason = "odd \"prices\"",
        Source = "operator", Strategy = "SmaCross-2", Time = "2026-01-02T03:04:05.678Z",
    };

    [Fact]
    public void Bytes_OfVersionOne_AreThoseOfTheGoldenFile()
    {
        string[] lines =
        [
            .. Samples.Select(static one => "emergency 1 " + Convert.ToHexStringLower(one.ToBytes())),
            "operator 1 " + Encoding.UTF8.GetString(Action.ToBytes()),
        ];
        if (Environment.GetEnvironmentVariable("PLIMSOLL_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Golden, string.Join('\n', lines) + "\n");
        }

        Assert.Equal(File.ReadAllLines(Golden), lines);
    }

    [Fact]
    public void Read_GoldenFile_GivesTheSamples()
    {
        var lines = File.ReadAllLines(Golden);
        for (var i = 0; i < Samples.Length; i++)
        {
            Assert.Equal(Samples[i], EmergencyRecord.Read(1, Convert.FromHexString(lines[i].Split(' ')[2])));
        }

        Assert.Equal(Action, OperatorActionRecord.Read(1, Encoding.UTF8.GetBytes(lines[^1][11..])));
    }

    [Fact]
    public void Read_NewerVersionOrTornPayload_IsRefused()
    {
        var bytes = Samples[0].ToBytes();
        Assert.Equal(
            JournalProblem.TooNew, Assert.Throws<JournalException>(() => EmergencyRecord.Read(2, bytes)).Problem);
        Assert.Equal(
            JournalProblem.Damaged,
            Assert.Throws<JournalException>(() => EmergencyRecord.Read(1, bytes.AsSpan(0, 47))).Problem);
        Assert.Equal(
            JournalProblem.TooNew,
            Assert.Throws<JournalException>(() => OperatorActionRecord.Read(2, Action.ToBytes())).Problem);
        Assert.Equal(
            JournalProblem.Damaged,
            Assert.Throws<JournalException>(() => OperatorActionRecord.Read(1, "{}"u8)).Problem);
    }

    [Fact]
    public void ToBytes_LongText_IsCut() => Assert.Equal(
        48 + EmergencyRecord.TextMax,
        (Samples[0] with { Text = new string('x', 5_000) }).ToBytes().Length);

    [Fact]
    public void Text_OfEachAction_SaysWhatWasDone()
    {
        Assert.Equal(
            "2023-11-14T22:13:20.000000005Z emergency TakeOver generation 1: a strategy hängt",
            Text(Samples[0]));
        Assert.Equal(
            "1970-01-01T00:00:00.000000007Z emergency Fill generation 1 order 5 strategy 0 instrument 0 lots 4 "
            + "price 20001",
            Text(Samples[2]));
    }

    private static string Text(EmergencyRecord record) =>
        RecordText.Of(RecordKind.EmergencyCommand, EmergencyRecord.Version, record.ToBytes());
}

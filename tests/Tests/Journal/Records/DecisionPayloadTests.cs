using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Journal.Records;

/// <summary>Decisions and snapshots of the account as bytes, pinned by a file that never changes.</summary>
public sealed class DecisionPayloadTests
{
    private static readonly string Golden = Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "Tests", "Journal", "Golden", "decisions-v1.txt");

    [Fact]
    public void Bytes_OfVersionOne_AreThoseOfTheGoldenFile()
    {
        string[] lines = [Line("decision", Decision()), Line("account", Snapshot())];
        if (Environment.GetEnvironmentVariable("PLIMSOLL_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Golden, string.Join('\n', lines) + "\n");
        }

        Assert.Equal(File.ReadAllLines(Golden), lines);
    }

    [Fact]
    public void Read_GoldenDecision_GivesEveryField()
    {
        var parts = File.ReadAllLines(Golden)[0].Split(' ');
        var read = DecisionPayload.Read(1, Convert.FromHexString(parts[2]));
        var sample = Sample();

        Assert.Equal(
            (sample.Kind, sample.EventNumber, sample.TimeNs, sample.Strategy, sample.Order),
            (read.Kind, read.EventNumber, read.Wish.TimeNs, read.Wish.Strategy, read.Wish.Order));
        Assert.Equal(sample.Request, read.Wish.Request);
        Assert.Equal(
            (sample.Bracket, sample.PositionLots, sample.Equity, sample.FreeCash, sample.Sizing),
            (read.Bracket, read.PositionLots, read.Equity, read.FreeCash, read.Sizing));
        Assert.Equal((sample.DataValidity, sample.Answer), (read.DataValidity, read.Answer));
        Assert.Equal([new("fast", 101.25), new("größe", double.NaN)], read.Inputs);
        // A field that the written form forgets would come back as its default; a new one makes this number wrong.
        Assert.Equal(14, typeof(DecisionRecord).GetProperties().Length);
    }

    [Theory]
    [InlineData("all-in")]
    [InlineData("fixed:0.5")]
    [InlineData("value:750")]
    [InlineData("percent:12.5")]
    [InlineData("risk:1/2.5atr")]
    [InlineData("risk:0.5/3%")]
    [InlineData("kelly:0.55/1.5")]
    public void Read_EverySizingRule_IsAsItWasWritten(string rule)
    {
        Assert.True(Sizing.TryParse(rule, out var sizing));
        var decision = Sample() with { Sizing = sizing };
        var bytes = new byte[DecisionPayload.BytesMax];
        var length = DecisionPayload.Write(in decision, bytes);
        Assert.Equal(rule, DecisionPayload.Read(1, bytes.AsSpan(0, length)).Sizing.ToString());
    }

    [Fact]
    public void Read_GoldenSnapshot_GivesEveryField()
    {
        var parts = File.ReadAllLines(Golden)[1].Split(' ');
        var read = SnapshotPayload.Read(1, Convert.FromHexString(parts[2]));

        Assert.Equal((1_700_000_000_123_456_789, true), (read.TimeNs, read.IsEnd));
        Assert.Equal(Totals(), read.Totals);
        Assert.Equal(Amount.FromUnits(77), read.NetValue);
        Assert.Equal(Marks(), read.Positions);
    }

    [Theory]
    [InlineData("all-in")]
    [InlineData("fixed:0.25")]
    [InlineData("percent:12.5")]
    public void Read_EverySizing_IsTheSame(string text)
    {
        Assert.True(Sizing.TryParse(text, out var sizing));
        var payload = new byte[DecisionPayload.BytesMax];
        var decision = Sample() with { Sizing = sizing };
        var length = DecisionPayload.Write(in decision, payload);
        Assert.Equal(text, DecisionPayload.Read(1, payload.AsSpan(0, length)).Sizing.ToString());
    }

    [Fact]
    public void Read_EveryShorterPayload_IsRefused()
    {
        var decision = Decision();
        for (var length = 0; length < decision.Length; length++)
        {
            var refused = Assert.Throws<JournalException>(() => DecisionPayload.Read(1, decision.AsSpan(0, length)));
            Assert.Equal(JournalProblem.Damaged, refused.Problem);
        }

        var snapshot = Snapshot();
        for (var length = 0; length < snapshot.Length; length++)
        {
            _ = Assert.Throws<JournalException>(() => SnapshotPayload.Read(1, snapshot.AsSpan(0, length)));
        }

        Assert.Equal(
            JournalProblem.TooNew,
            Assert.Throws<JournalException>(() => DecisionPayload.Read(2, decision)).Problem);
        Assert.Equal(
            JournalProblem.TooNew,
            Assert.Throws<JournalException>(() => SnapshotPayload.Read(2, snapshot)).Problem);
    }

    [Fact]
    public void RecordText_OfBoth_NamesWhatMatters()
    {
        var text = RecordText.Of(RecordKind.Decision, 1, Decision());
        Assert.Contains("fast=101.25", text, StringComparison.Ordinal);
        Assert.Contains("refused by Exposure: InsufficientCash of", text, StringComparison.Ordinal);
        var account = RecordText.Of(RecordKind.AccountSnapshot, 1, Snapshot());
        Assert.Contains("equity 11 cash 10", account, StringComparison.Ordinal);
        Assert.EndsWith("mark 9] end", account, StringComparison.Ordinal);
    }

    private static string Line(string word, byte[] payload) => $"{word} 1 {Convert.ToHexStringLower(payload)}";

    private static DecisionRecord Sample()
    {
        var inputs = new DecisionInputs();
        inputs.Set("fast", 101.25);
        inputs.Set("größe", double.NaN);
        var all = default(ReasonSet);
        all.Add(OrderReason.InsufficientCash);
        all.Add(OrderReason.AccountRuined);
        all.Add((OrderReason)255);
        var command = SampleRecords.Commands[0];
        return new DecisionRecord
        {
            TimeNs = command.TimeNs,
            EventNumber = 1_234_567,
            Kind = IntentKind.Target,
            Strategy = command.Strategy,
            Order = command.Order,
            Bracket = new BracketId(99),
            Request = command.Request,
            PositionLots = -55,
            Equity = Amount.FromAtto(Int128.MinValue + 1),
            FreeCash = Amount.FromUnits(-3),
            Sizing = Sizing.OfShare(125_000),
            DataValidity = 0.75,
            Answer = new RiskAnswer(OrderReason.InsufficientCash, RiskLayer.Exposure, all),
            Inputs = inputs,
        };
    }

    private static byte[] Decision()
    {
        var payload = new byte[DecisionPayload.BytesMax];
        var sample = Sample();
        return payload[..DecisionPayload.Write(in sample, payload)];
    }

    private static byte[] Snapshot()
    {
        var marks = Marks();
        var snapshot = new AccountSnapshot
        {
            TimeNs = 1_700_000_000_123_456_789,
            IsEnd = true,
            Totals = Totals(),
            NetValue = Amount.FromUnits(77),
            Positions = marks,
        };
        var payload = new byte[SnapshotPayload.SizeOf(in snapshot)];
        Assert.Equal(payload.Length, SnapshotPayload.Write(in snapshot, payload));
        return payload;
    }

    private static PositionMark[] Marks() =>
    [
        new(new StrategyIndex(1), new InstrumentIndex(2), -3, 4, Amount.FromUnits(5), 6),
        new(default, new InstrumentIndex(65_535), long.MaxValue, 7, Amount.FromUnits(-8), 9),
    ];

    private static AccountTotals Totals() => new()
    {
        Start = Amount.FromUnits(1), Realised = Amount.FromUnits(2), Settled = Amount.FromUnits(3),
        Fees = Amount.FromUnits(4), Funding = Amount.FromUnits(5), Borrow = Amount.FromUnits(6),
        Financing = Amount.FromUnits(7), Liquidation = Amount.FromUnits(8), Unrealised = Amount.FromUnits(9),
        Cash = Amount.FromUnits(10), Equity = Amount.FromUnits(11),
    };
}

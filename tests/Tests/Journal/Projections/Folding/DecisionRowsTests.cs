using System.Text.Json;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Journal.Projections.Folding;

/// <summary>Each decision in a journal becomes the rows that say the same.</summary>
public sealed class DecisionRowsTests
{
    [Fact]
    public void Decisions_OfARun_AreTheRecordsOfItsJournal()
    {
        using var run = RecordedRun.Of(static () => new Ponderer(), 71, 600, RecordedRun.Coin);
        var database = new SqliteDatabase(run.Path("run.db"));
        _ = ProjectionTestDatabase.Project(run, database);
        var records = Records(run.Journal);
        using var reader = new ProjectionReader(database);
        var rows = ProjectionTestDatabase.All(reader, "decisions");
        var blocks = ProjectionTestDatabase.All(reader, "blocks");

        Assert.Equal(records.Count, rows.Rows.Count);
        Assert.Equal(records.Count(static one => !one.Decision.Answer.IsAllowed), blocks.Rows.Count);
        Assert.True(blocks.Rows.Count > 10 && blocks.Rows.Count < rows.Rows.Count / 2);
        var block = 0;
        for (var i = 0; i < records.Count; i++)
        {
            var (sequence, decision) = records[i];
            Assert.Equal(sequence, rows.Value(i, "sequence"));
            Assert.Equal(decision.Wish.TimeNs, rows.Value(i, "time_ns"));
            Assert.Equal(decision.EventNumber, rows.Value(i, "event_number"));
            Assert.Equal(Assert.Single(run.Outline().Strategies), rows.Value(i, "strategy"));
            Assert.Equal("COIN.TEST", rows.Value(i, "instrument"));
            Assert.Equal(decision.Kind.ToString(), rows.Value(i, "kind"));
            Assert.Equal(decision.Wish.Request.Side.ToString(), rows.Value(i, "side"));
            Assert.Equal(decision.Answer.IsAllowed ? "Allowed" : "Blocked", rows.Value(i, "outcome"));
            var first = decision.Answer.IsAllowed ? null : decision.Answer.First.ToString();
            Assert.Equal(first, rows.Value(i, "first_reason"));
            SameInputs(decision, rows.Text(i, "inputs"));
            if (first is null)
            {
                continue;
            }

            Assert.Equal(sequence, blocks.Value(block, "sequence"));
            Assert.Equal(first, blocks.Value(block, "first_reason"));
            Assert.Equal((long)decision.Answer.Layer, blocks.Value(block, "layer"));
            var reasons = JsonDocument.Parse(blocks.Text(block++, "reasons")).RootElement.EnumerateArray()
                .Select(static one => one.GetString()!).ToList();
            Assert.Contains(first, reasons);
            Assert.All(reasons, name => Assert.True(
                decision.Answer.All.Contains(Enum.Parse<OrderReason>(name)), name));
        }
    }

    [Fact]
    public void Decision_AddsOneRowOfEachTableAndOneOfTheAuditLogThatNamesItsRecord()
    {
        using var run = RecordedRun.Of(static () => new Ponderer(), 72, 200, RecordedRun.Coin);
        var fold = new ProjectionFold(run.Outline());
        using var reader = new JournalReader(run.Journal);
        var seen = 0;
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.SegmentHeader)
            {
                fold.Take(reader.Header!);
            }

            if (record.Kind != RecordKind.Decision)
            {
                fold.Take(in record);
                continue;
            }

            _ = fold.TakeChanges();
            fold.Take(in record);
            var changes = fold.TakeChanges();
            var isAllowed = DecisionPayload.Read(record.Version, record.Payload).Answer.IsAllowed;
            Assert.Equal(record.Sequence, Assert.Single(changes.Of(ProjectionTables.Decisions))[0]);
            Assert.Equal(isAllowed ? 0 : 1, changes.Of(ProjectionTables.Blocks).Count);
            var audit = Assert.Single(changes.Of(ProjectionTables.AuditLog));
            Assert.Equal("Decision", audit[2]);
            Assert.Equal(RecordHash.Of(in record), audit[^1]);
            seen++;
        }

        Assert.True(seen > 30);
    }

    private static List<(long Sequence, RecordedDecision Decision)> Records(string journal)
    {
        var records = new List<(long, RecordedDecision)>();
        using var reader = new JournalReader(journal);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.Decision)
            {
                records.Add((record.Sequence, DecisionPayload.Read(record.Version, record.Payload)));
            }
        }

        return records;
    }

    private static void SameInputs(RecordedDecision decision, string text)
    {
        var inputs = JsonDocument.Parse(text).RootElement;
        Assert.Equal(decision.Inputs.Count, inputs.EnumerateObject().Count());
        foreach (var input in decision.Inputs)
        {
            var value = inputs.GetProperty(input.Name);
            Assert.True(
                double.IsFinite(input.Value)
                    ? value.GetDouble() == input.Value
                    : value.GetString() == "NaN", $"{input.Name} is {value}");
        }
    }

    /// <summary>Names what it thinks, and asks for what is refused as well.</summary>
    private sealed class Ponderer : Strategy
    {
        private int bars;

        public override void OnBar(in BarUpdate bar)
        {
            Note("close", bar.Close);
            Note("unknown", double.NaN);
            switch (++bars % 6)
            {
                case 0:
                    _ = EnterLong(bar.Instrument, "up");
                    break;
                case 3:
                    _ = Exit(bar.Instrument, "down");
                    break;
                case 4:
                    _ = Submit(new OrderRequest
                    {
                        Instrument = bar.Instrument, Side = OrderSide.Buy, Type = OrderType.Limit,
                        Quantity = Quantity.FromLots(-5), Reason = "nonsense",
                    });
                    break;
                default:
                    break;
            }
        }
    }
}

using System.Data.Common;
using System.Globalization;
using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Reading;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Journal.Audit;

/// <summary>
/// Does to a database what its owner could do once he has put the triggers aside, and asks whether it is found. Every
/// change is drawn from a seed.
/// </summary>
internal sealed class TamperCheck
{
    private static readonly string[] Guarded = ["audit_log", "audit_anchors"];
    private static readonly string[] Text =
    [
        "time_ns", "kind", "what", "instrument", "strategy", "order_id", "reason", "operator", "payload", "record_hash",
    ];

    private readonly RecordedRun run;
    private readonly IProjectionDatabase database;
    private readonly List<long> rows;
    private readonly List<long> anchors;

    public TamperCheck(RecordedRun run, IProjectionDatabase database)
    {
        this.run = run;
        this.database = database;
        _ = ProjectionTestDatabase.Project(run, database, batchRows: 40);
        PutTriggersAside();
        Execute("CREATE TABLE kept_log AS SELECT * FROM audit_log");
        Execute("CREATE TABLE kept_anchors AS SELECT * FROM audit_anchors");
        rows = Numbers("SELECT sequence FROM audit_log ORDER BY sequence");
        anchors = Numbers("SELECT sequence FROM audit_anchors ORDER BY sequence");
        Assert.True(rows.Count > 50);
        Assert.True(anchors.Count > 3);
    }

    public AuditReport Verify()
    {
        using var reader = new JournalReader(run.Journal);
        return AuditVerification.Run(database, reader, run.Outline(), TestContext.Current.CancellationToken);
    }

    /// <summary>Changes something, asks, and puts it back.</summary>
    public void Try(int seed)
    {
        var random = new Random(seed);
        var (statements, sequence, what) = random.Next(8) switch
        {
            0 or 1 or 2 => Altered(random),
            3 => Removed(random),
            4 => Inserted(random),
            5 => Reordered(random),
            _ => OfAnchors(random),
        };
        foreach (var statement in statements)
        {
            Execute(statement);
        }

        var fault = Verify().Fault;
        Assert.True(
            fault is not null, $"seed {seed}: {what} of {sequence} was not found: {string.Join("; ", statements)}");
        Assert.True(
            fault.Sequence == sequence && fault.Kind.ToString() == what,
            $"seed {seed}: {what} of {sequence} was told as {fault}: {string.Join("; ", statements)}");
        Execute("DELETE FROM audit_log");
        Execute("INSERT INTO audit_log SELECT * FROM kept_log");
        Execute("DELETE FROM audit_anchors");
        Execute("INSERT INTO audit_anchors SELECT * FROM kept_anchors");
    }

    private (string[] Statements, long Sequence, string What) Altered(Random random)
    {
        var (row, column) = (Pick(random, rows), Text[random.Next(Text.Length)]);
        var value = column switch
        {
            "time_ns" => "time_ns + 1",
            "order_id" => "coalesce(order_id, 0) + 1",
            "payload" => "'{\"price\":\"1\"}'",
            "record_hash" => $"'{new string('b', 64)}'",
            _ => $"coalesce({column}, '') || 'x'",
        };
        return ([At($"UPDATE audit_log SET {column} = {value} WHERE sequence = {row}")], row, "Altered");
    }

    private (string[] Statements, long Sequence, string What) Removed(Random random)
    {
        var row = Pick(random, rows);
        return ([At($"DELETE FROM audit_log WHERE sequence = {row}")], row, "Missing");
    }

    private (string[] Statements, long Sequence, string What) Inserted(Random random)
    {
        // A row of a record that gives none: a bar, or one behind everything.
        var free = random.Next(4) == 0 ? rows[^1] + 1 + random.Next(100) : Free(random);
        var like = Pick(random, rows);
        return (
        [
            At($"INSERT INTO audit_log SELECT {free}, time_ns, kind, what, instrument, strategy, order_id, reason, ")
                + At($"operator, payload, record_hash FROM kept_log WHERE sequence = {like}"),
        ], free, "Extra");
    }

    private (string[] Statements, long Sequence, string What) Reordered(Random random)
    {
        var (one, other) = (Pick(random, rows), Pick(random, rows));
        while (one == other)
        {
            other = Pick(random, rows);
        }

        return (
        [
            At($"UPDATE audit_log SET sequence = -1 WHERE sequence = {one}"),
            At($"UPDATE audit_log SET sequence = {one} WHERE sequence = {other}"),
            At($"UPDATE audit_log SET sequence = {other} WHERE sequence = -1"),
        ], Math.Min(one, other), "Altered");
    }

    private (string[] Statements, long Sequence, string What) OfAnchors(Random random)
    {
        var anchor = Pick(random, anchors);
        if (random.Next(2) == 0)
        {
            return ([At($"DELETE FROM audit_anchors WHERE sequence = {anchor}")], anchor, "Missing");
        }

        var hash = new string('c', 64);
        return ([At($"UPDATE audit_anchors SET head_hash = '{hash}' WHERE sequence = {anchor}")], anchor, "Altered");
    }

    private long Free(Random random)
    {
        var taken = rows.ToHashSet();
        var number = random.NextInt64(1, rows[^1]);
        while (taken.Contains(number))
        {
            number = number % rows[^1] + 1;
        }

        return number;
    }

    private static long Pick(Random random, List<long> from) => from[random.Next(from.Count)];

    private static string At(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void PutTriggersAside()
    {
        string[] statements = database.Kind == DatabaseKind.Postgres
            ? ["ALTER TABLE audit_log DISABLE TRIGGER ALL", "ALTER TABLE audit_anchors DISABLE TRIGGER ALL"]
            :
            [
                .. Guarded.SelectMany(static table => new[]
                {
                    $"DROP TRIGGER {table}_no_update", $"DROP TRIGGER {table}_no_delete",
                    $"DROP TRIGGER {table}_no_replace",
                }),
            ];
        foreach (var statement in statements)
        {
            Execute(statement);
        }
    }

    private void Execute(string statement)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        _ = command.ExecuteNonQuery();
    }

    private List<long> Numbers(string question)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using DbDataReader reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }
}

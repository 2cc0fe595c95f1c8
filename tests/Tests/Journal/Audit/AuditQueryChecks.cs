using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Journal.Audit;

/// <summary>What both databases must answer.</summary>
internal static class AuditQueryChecks
{
    public static void EachFilterCutsExactlyItsRows(IProjectionDatabase database)
    {
        using var run = RecordedRun.Random(91, 700, RecordedRun.Coin, RecordedRun.Future);
        _ = ProjectionTestDatabase.Project(run, database);
        using var reader = new ProjectionReader(database);
        var all = ProjectionTestDatabase.All(reader, "audit");
        var middle = (long)all.Value(all.Rows.Count / 2, "time_ns")!;
        var order = (long)all.Rows.Select((_, row) => all.Value(row, "order_id")).First(static one => one is not null)!;
        var strategy = (string)all.Rows.Select((_, row) => all.Value(row, "strategy"))
            .First(static one => one is not null)!;
        var reason = (string)all.Rows.Select((_, row) => all.Value(row, "reason"))
            .First(static one => one is not null)!;
        (AuditFilter Filter, Func<int, bool> Wanted)[] cases =
        [
            (new AuditFilter(), static _ => true),
            (new AuditFilter { FromNs = middle }, row => (long)all.Value(row, "time_ns")! >= middle),
            (new AuditFilter { ToNs = middle }, row => (long)all.Value(row, "time_ns")! < middle),
            (new AuditFilter { Instrument = "FUT.TEST" }, row => all.Value(row, "instrument") is "FUT.TEST"),
            (new AuditFilter { Strategy = strategy }, row => Equals(all.Value(row, "strategy"), strategy)),
            (new AuditFilter { Order = order }, row => Equals(all.Value(row, "order_id"), order)),
            (new AuditFilter { Kind = "OutputCommand" }, row => all.Value(row, "kind") is "OutputCommand"),
            (new AuditFilter { What = "OrderFilled" }, row => all.Value(row, "what") is "OrderFilled"),
            (new AuditFilter { Reason = reason }, row => Equals(all.Value(row, "reason"), reason)),
            (new AuditFilter { Operator = "nobody" }, static _ => false),
            (new AuditFilter { What = "OrderFilled", Instrument = "COIN.TEST", FromNs = middle },
                row => all.Value(row, "what") is "OrderFilled" && all.Value(row, "instrument") is "COIN.TEST"
                    && (long)all.Value(row, "time_ns")! >= middle),
        ];
        Assert.All(cases, one => Assert.Equal(
            Enumerable.Range(0, all.Rows.Count).Where(one.Wanted).Select(row => (long)all.Value(row, "sequence")!),
            Walk(reader, one.Filter, 37)));

        // A report of an order is its strategy's, although the venue does not know of strategies.
        var fills = AuditLog.Page(reader, new AuditFilter { Strategy = strategy, What = "OrderFilled" }, 10).Rows;
        Assert.NotEmpty(fills.Rows);
    }

    public static void PagesAreStableWhileRowsAreAdded(IProjectionDatabase database)
    {
        using var run = RecordedRun.Random(92, 900);
        _ = new Plimsoll.Journal.Projections.Migrations.Migrator(database).Up();
        Project(run, database, 2_500);
        using var reader = new ProjectionReader(database);
        var before = ProjectionTestDatabase.All(reader, "audit");
        var forward = AuditLog.Page(reader, new AuditFilter(), 20);
        var backward = AuditLog.Page(reader, new AuditFilter(), 20, isNewestFirst: true);
        Assert.Equal(20, forward.Rows.Rows.Count);
        Assert.NotNull(forward.Next);

        Project(run, database, long.MaxValue);
        var after = ProjectionTestDatabase.All(reader, "audit");
        Assert.True(after.Rows.Count > before.Rows.Count);

        // Forward: everything once, the new rows at the end. Backward: the old rows once, none of the new ones.
        Assert.Equal(
            Sequences(after).ToList(),
            [.. Sequences(forward.Rows), .. Walk(reader, new AuditFilter(), 20, forward.Next)]);
        Assert.Equal(
            Sequences(before).Reverse().ToList(),
            [.. Sequences(backward.Rows), .. Walk(reader, new AuditFilter(), 20, backward.Next, isNewestFirst: true)]);
    }

    public static void EachPageGoesByItsIndex(IProjectionDatabase database)
    {
        _ = new Plimsoll.Journal.Projections.Migrations.Migrator(database).Up();
        Fill(database);
        using var reader = new ProjectionReader(database);
        (AuditFilter Filter, string Index)[] cases =
        [
            (new AuditFilter(), "audit_log_by_time"),
            (new AuditFilter { Instrument = "k7" }, "audit_log_by_instrument"),
            (new AuditFilter { Strategy = "k7" }, "audit_log_by_strategy"),
            (new AuditFilter { Order = 77 }, "audit_log_by_order"),
            (new AuditFilter { Kind = "Daily" }, "audit_log_by_kind"),
            (new AuditFilter { What = "k7" }, "audit_log_by_what"),
            (new AuditFilter { Reason = "k7" }, "audit_log_by_reason"),
            (new AuditFilter { Operator = "k7" }, "audit_log_by_operator"),
        ];
        Assert.All(cases, one => Assert.All([true, false], isNewestFirst => Assert.Contains(
            one.Index,
            string.Join("\n", AuditLog.Plan(reader, one.Filter, 50, new QueryCursor(19_000, 19_000), isNewestFirst)),
            StringComparison.Ordinal)));
    }

    public static void ChainLeadsFromEachFillToItsProfit(IProjectionDatabase database)
    {
        using var run = RecordedRun.Random(93, 700);
        _ = ProjectionTestDatabase.Project(run, database);
        using var reader = new ProjectionReader(database);
        var fills = ProjectionTestDatabase.All(reader, "fills");
        Assert.True(fills.Rows.Count > 20);
        for (var row = 0; row < fills.Rows.Count; row++)
        {
            var (order, sequence) = ((long)fills.Value(row, "order_id")!, (long)fills.Value(row, "sequence")!);
            var story = AuditChain.Of(reader, new ChainKey(ChainKeyKind.Record, sequence));
            Assert.Equal([order], story.Orders);
            Assert.True(story.Steps.Zip(story.Steps.Skip(1)).All(static two => two.First.TimeNs <= two.Second.TimeNs));
            var fill = Assert.Single(story.Steps, step => step.Sequence == sequence);
            Assert.Equal(ChainStage.Fill, fill.Stage);
            Assert.Equal(fills.Text(row, "price"), fill.Facts["price"]);
            var command = story.Steps.First(static step => step.Stage == ChainStage.Command);
            Assert.Equal("SubmitOrder", command.What);
            Assert.True(command.Sequence < sequence);
            Assert.Contains(story.Steps, static step => step.What == "OrderAccepted");
            var position = Assert.Single(story.Steps, step => step.Stage == ChainStage.Position
                && step.Facts["position_id"] == fill.Facts["position_id"]);
            Assert.Contains(order.ToString(System.Globalization.CultureInfo.InvariantCulture),
                position.Facts["orders"].Split(' '));
            var profit = Assert.Single(story.Steps, step => step.Stage == ChainStage.Profit
                && step.Facts["position_id"] == fill.Facts["position_id"]);
            var known = reader.PositionPnl((long)fills.Value(row, "position_id")!)!;
            Assert.Equal(known.Net, profit.Facts["net"]);
            Assert.DoesNotContain(story.Gaps, static gap => gap.Contains("command", StringComparison.Ordinal));
        }

        var (all, place) = ((long)fills.Value(0, "position_id")!, (long)fills.Value(0, "order_id")!);
        Assert.Contains(place, AuditChain.Of(reader, new ChainKey(ChainKeyKind.Position, all)).Orders);
        Assert.Contains("99999999", Assert.Throws<ProjectionException>(
            () => AuditChain.Of(reader, new ChainKey(ChainKeyKind.Order, 99_999_999))).Message,
            StringComparison.Ordinal);
    }

    public static List<long> Walk(
        ProjectionReader reader, AuditFilter filter, int limit, QueryCursor? after = null, bool isNewestFirst = false)
    {
        var found = new List<long>();
        var page = AuditLog.Page(reader, filter, limit, after, isNewestFirst);
        for (var pages = 0; pages < 10_000; pages++)
        {
            found.AddRange(Sequences(page.Rows));
            if (page.Next is not { } next)
            {
                return found;
            }

            page = AuditLog.Page(reader, filter, limit, next, isNewestFirst);
        }

        throw new InvalidOperationException("the pages have no end");
    }

    // Twenty thousand rows, so that going through all of them is the worse plan in both databases.
    private static void Fill(IProjectionDatabase database)
    {
        const int PatienceSeconds = 120;
        var word = database.Kind == DatabaseKind.Sqlite ? "'k' || (i % 500)" : "'k' || (i % 500)::text";
        var json = database.Kind == DatabaseKind.Sqlite ? "'{}'" : "'{}'::jsonb";
        using var connection = database.Open();
        foreach (var statement in new[]
        {
            "INSERT INTO audit_log (sequence, time_ns, kind, what, instrument, strategy, order_id, reason, operator, "
                + "payload, record_hash) "
                + "WITH RECURSIVE g(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < 20000) "
                + "SELECT i, i, CASE WHEN i % 100 = 0 THEN 'Daily' ELSE 'x' END, "
                + $"{word}, {word}, {word}, i, {word}, {word}, {json}, '{new string('a', 64)}' FROM g",
            "ANALYZE audit_log",
        })
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.CommandTimeout = PatienceSeconds;
            _ = command.ExecuteNonQuery();
        }
    }

    private static IEnumerable<long> Sequences(ProjectionRows rows) =>
        Enumerable.Range(0, rows.Rows.Count).Select(row => (long)rows.Value(row, "sequence")!);

    private static void Project(RecordedRun run, IProjectionDatabase database, long until)
    {
        using var projector = new Projector(
            ProjectionTestDatabase.Options(run.Journal, run.Outline, database, 50) with { Until = until },
            TestContext.Current.CancellationToken);
        _ = projector.Run();
    }
}

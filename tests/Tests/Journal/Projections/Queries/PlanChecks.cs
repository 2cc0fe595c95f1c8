using System.Globalization;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Tests.Journal.Projections.Queries;

/// <summary>The queries that the product makes, and the index that each of them goes by.</summary>
internal static class PlanChecks
{
    /// <summary>Source, filter columns, whether a window of time is given, index.</summary>
    public static (string Source, string[] By, bool HasWindow, string Index)[] Queries { get; } =
    [
        ("orders", [], true, "orders_by_created"),
        ("orders", ["instrument"], true, "orders_by_instrument"),
        ("orders", ["strategy"], true, "orders_by_strategy"),
        ("orders", ["status"], true, "orders_by_status"),
        ("orders", ["order_id"], false, "orders_key"),
        ("fills", [], true, "fills_by_time"),
        ("fills", ["order_id"], false, "fills_by_order"),
        ("fills", ["position_id"], false, "fills_by_position"),
        ("fills", ["instrument"], true, "fills_by_instrument"),
        ("fills", ["strategy"], true, "fills_by_strategy"),
        ("positions", [], true, "positions_by_opened"),
        ("positions", ["instrument"], true, "positions_by_instrument"),
        ("positions", ["strategy"], true, "positions_by_strategy"),
        ("pnl", [], true, "pnl_snapshots_key"),
        ("pnl", ["kind"], true, "pnl_snapshots_by_kind"),
        ("stats", ["strategy"], false, "trading_stats_by_strategy"),
        ("charges", [], true, "charges_by_time"),
        ("charges", ["instrument"], true, "charges_by_instrument"),
        ("decisions", [], true, "decisions_by_time"),
        ("decisions", ["strategy"], true, "decisions_by_strategy"),
        ("decisions", ["order_id"], false, "decisions_by_order"),
        ("blocks", ["first_reason"], true, "blocks_by_reason"),
        ("alerts", ["code"], true, "alerts_by_code"),
        ("operator-actions", ["operator"], true, "operator_actions_by_operator"),
        ("audit", [], true, "audit_log_by_time"),
        ("audit", ["kind"], true, "audit_log_by_kind"),
        ("audit", ["what"], true, "audit_log_by_what"),
        ("audit", ["instrument"], true, "audit_log_by_instrument"),
        ("audit", ["strategy"], true, "audit_log_by_strategy"),
        ("audit", ["order_id"], false, "audit_log_by_order"),
        ("audit", ["reason"], true, "audit_log_by_reason"),
        ("audit", ["operator"], true, "audit_log_by_operator"),
        ("daily-pnl", [], true, "pnl_snapshots_by_kind"),
    ];

    public static void EachGoesByItsIndex(IProjectionDatabase database)
    {
        _ = new Migrator(database).Up();
        Fill(database);
        using var reader = new ProjectionReader(database);
        Assert.All(Queries, one => Assert.Matches(
            Pattern(database.Kind, one.Index), string.Join("\n", reader.Plan(Query(one)))));
    }

    // A key has no name of its own in the plans of SQLite.
    private static string Pattern(DatabaseKind kind, string index) =>
        kind == DatabaseKind.Sqlite && index.EndsWith("_key", StringComparison.Ordinal)
            ? "INTEGER PRIMARY KEY|sqlite_autoindex_" + index[..^"_key".Length]
            : index.Replace("orders_key", "orders_(instrument_)?key", StringComparison.Ordinal);

    private static ProjectionQuery Query((string Source, string[] By, bool HasWindow, string Index) one) => new()
    {
        Source = QuerySources.Find(one.Source)!,
        Equal = one.By.ToDictionary(static by => by, static by => by.EndsWith("_id", StringComparison.Ordinal)
            ? "77"
            : by switch { "kind" => "Daily", "status" => "Filled", _ => "k7" }),
        FromNs = one.HasWindow ? 19_000 : null,
        ToNs = one.HasWindow ? 19_100 : null,
        IsNewestFirst = true,
        Limit = 50,
    };

    // Twenty thousand rows a table, so that going through all of them is the worse plan in both databases.
    private static void Fill(IProjectionDatabase database)
    {
        const string Numbers = "WITH RECURSIVE g(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < 20000) ";
        var word = database.Kind == DatabaseKind.Sqlite ? "'k' || (i % 500)" : "'k' || (i % 500)::text";
        var json = database.Kind == DatabaseKind.Sqlite ? "'{}'" : "'{}'::jsonb";
        var day = database.Kind == DatabaseKind.Sqlite ? "date('2000-01-01', i || ' days')" : "date '2000-01-01' + i";
        var hash = new string('a', 64);
        string[] statements =
        [
            "INSERT INTO orders (order_id, strategy, instrument, side, quantity, filled_quantity, status, created_ns, "
                + $"updated_ns) {Numbers} SELECT i, {word}, {word}, 'Buy', 1, 1, "
                + "CASE WHEN i % 100 = 0 THEN 'Filled' ELSE 'Canceled' END, i, i FROM g",
            "INSERT INTO positions (position_id, strategy, instrument, side, quantity, average_entry_price, "
                + $"cost_basis, opened_ns, updated_ns, closed_ns) {Numbers} "
                + $"SELECT i, {word}, {word}, 'Long', 0, 1, 0, i, i, i FROM g",
            "INSERT INTO fills (sequence, order_id, position_id, strategy, instrument, side, quantity, price, value, "
                + $"time_ns) {Numbers} SELECT i, i, i, {word}, {word}, 'Buy', 1, 1, 1, i FROM g",
            "INSERT INTO charges (sequence, time_ns, kind, instrument, amount, currency) "
                + $"{Numbers} SELECT i, i, 'Funding', {word}, 1, 'USD' FROM g",
            "INSERT INTO pnl_snapshots (time_ns, kind, trading_day, equity, cash, total_pnl, realised, unrealised) "
                + $"{Numbers} SELECT i, CASE WHEN i % 50 = 0 THEN 'Daily' ELSE 'Interval' END, '2024-01-02', "
                + "0, 0, 0, 0, 0 FROM g",
            $"INSERT INTO trading_stats (trading_day, strategy) {Numbers} SELECT {day}, {word} FROM g",
            "INSERT INTO decisions (sequence, time_ns, event_number, strategy, instrument, kind, order_id, outcome) "
                + $"{Numbers} SELECT i, i, i, {word}, {word}, {word}, i, 'Allowed' FROM g",
            "INSERT INTO blocks (sequence, time_ns, strategy, instrument, layer, first_reason, reasons) "
                + $"{Numbers} SELECT i, i, {word}, {word}, 1, {word}, {json} FROM g",
            "INSERT INTO alerts (sequence, time_ns, level, code, text) "
                + $"{Numbers} SELECT i, i, 'Warning', {word}, 't' FROM g",
            "INSERT INTO operator_actions (sequence, time_ns, operator, action, reason, detail) "
                + $"{Numbers} SELECT i, i, {word}, 'a', 'r', {json} FROM g",
            "INSERT INTO audit_log (sequence, time_ns, kind, what, instrument, strategy, order_id, reason, operator, "
                + $"payload, record_hash) {Numbers} SELECT i, i, CASE "
                + $"WHEN i % 100 = 0 THEN 'Daily' ELSE 'x' END, {word}, "
                + $"{word}, {word}, i, {word}, {word}, {json}, '{hash}' FROM g",
            "ANALYZE",
        ];
        using var connection = database.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            _ = command.ExecuteNonQuery();
        }
    }

    /// <summary>The documented queries are these.</summary>
    public static void TheyStandInTheGuide()
    {
        var guide = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "projections.md"));
        Assert.All(Queries, one => Assert.Contains(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| `{one.Source}` | {Words(one.By, one.HasWindow)} | `{one.Index}` |"),
            guide, StringComparison.Ordinal));
    }

    private static string Words(string[] by, bool hasWindow) =>
        string.Join(", ", hasWindow ? [.. by, "time"] : by);
}

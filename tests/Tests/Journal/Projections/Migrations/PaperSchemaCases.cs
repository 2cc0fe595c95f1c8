namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>
/// The inserts and calls of the older schema in the words of ours. What ours needs beside (strategy, times) is filled
/// in; side and state have our words. The answer stands in the oracle; where it says what must not be built, the
/// corrected one there counts.
/// </summary>
internal static class PaperSchemaCases
{
    /// <summary>The inserts of a case.</summary>
    public static string? Insert(string id) => id switch
    {
        "order-ok" => Order("1", "'Buy','2','0.5','PartiallyFilled',NULL"),
        "order-side-lower" => Order("1", "'buy','1','0','Filled',NULL"),
        "order-zero-quantity" => Order("1", "'Buy','0','0','Filled',NULL"),
        "order-bad-status" => Order("1", "'Buy','1','0','NEW',NULL"),
        "order-bad-fee-type" => Order("1", "'Buy','1','0','Filled','WRONG'"),
        "order-overfilled" => Order("1", "'Buy','1','5','Filled',NULL"),
        "order-overfilled-tenfold" => Order("1", "'Buy','1','10','Filled',NULL"),
        "fill-orphan" => Fill("1", "7"),
        "position-zero-entry" => Position("'Long','1','0','0','0','0',NULL"),
        "position-total" => Position("'Short','-1','10','10','1.5','-2.25',NULL"),
        "snapshot-type" => Snapshot("'Weekly',0,0"),
        "snapshot-win-rate" => Snapshot("'Daily',3,2"),
        "snapshot-more-wins-than-trades" => Snapshot("'Daily',3,7"),
        "stats-fill-rate" => "INSERT INTO trading_stats (trading_day, strategy, total_orders, filled_orders) "
            + "VALUES ('2025-12-19', 's', 8, 5)",
        "pnl-closed-position" => Position("'Long','0','100','0','0','55',2"),
        "fill-rate-mixed" => Order("1", "'Buy','1','1','Filled',NULL") + "; "
            + Order("2", "'Buy','1','0.5','PartiallyFilled',NULL") + "; "
            + Order("3", "'Buy','1','0','Rejected',NULL") + "; "
            + Order("4", "'Buy','1','0.5','PartiallyFilled',NULL"),
        "fill-rate-none" => "",
        // The older one let an order say 0 and its fills say 1; ours have to agree.
        "cascade" => Order("1", "'Buy','1','1','Filled',NULL") + "; " + Fill("1", "1") + "; DELETE FROM orders",
        _ => null,
    };

    /// <summary>What is asked after the inserts; empty where only the insert counts.</summary>
    public static string Question(string id) => id switch
    {
        "order-ok" => "SELECT fill_ratio, order_type, fees FROM orders",
        "snapshot-win-rate" => "SELECT win_rate FROM pnl_snapshots",
        "stats-fill-rate" => "SELECT fill_rate FROM trading_stats",
        "cascade" => "SELECT count(*) FROM fills",
        _ => "",
    };

    public static string Order(string id, string rest) =>
        "INSERT INTO orders (order_id, strategy, instrument, side, quantity, filled_quantity, status, fee_type, "
        + $"created_ns, updated_ns) VALUES ({id}, 's', 'X', {rest}, 1, 1)";

    public static string Fill(string id, string order) =>
        "INSERT INTO fills (sequence, order_id, strategy, instrument, side, quantity, price, value, time_ns) "
        + $"VALUES ({id}, {order}, 's', 'X', 'Buy', '1', '1', '1', 1)";

    public static string Position(string rest) =>
        "INSERT INTO positions (position_id, strategy, instrument, opened_ns, updated_ns, side, quantity, "
        + $"average_entry_price, cost_basis, unrealised, realised, closed_ns) VALUES (1, 's', 'X', 1, 1, {rest})";

    public static string Snapshot(string rest) =>
        "INSERT INTO pnl_snapshots (time_ns, trading_day, equity, cash, total_pnl, realised, unrealised, kind, "
        + $"total_trades, winning_trades) VALUES (1, '2024-01-02', '0', '0', '0', '0', '0', {rest})";
}

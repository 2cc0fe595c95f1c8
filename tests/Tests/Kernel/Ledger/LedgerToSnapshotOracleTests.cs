using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Ledger;

/// <summary>
/// avwap: executions to closed lots, open lots, profit by day and equity by session. What we answer otherwise, and why:
/// <list type="bullet">
/// <item>A sale beyond what is held, of an unknown side or of no quantity never becomes an execution here: the kernel
/// opens a short or refuses the report. The original skips such lines with a warning, so the test leaves them
/// out.</item>
/// <item>There is no execution without a price. The original books the quantity and leaves the profit unknown; the test
/// takes the lots out and leaves their profit out of the sum, as its exact figures do.</item>
/// <item>Profit is net of fees everywhere (D-26); the original mixes gross and net.</item>
/// </list>
/// </summary>
public sealed class LedgerToSnapshotOracleTests
{
    private const double Relative = 1e-9;

    [Fact]
    public void Book_OracleLedgers_LotsProfitAndEquityAgree()
    {
        var path = ReferenceData.Require("systems/oracles/avwap/ledger_to_snapshot.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var closings = 0;
        var names = new List<string>();
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var closed = Fold(test, out var lots, out var unpriced, out var days);
            RequireTrades(test, closed, unpriced);
            RequireOpenLots(test, lots);
            var net = RequireDays(test, closed, unpriced, days);
            RequireEquity(test, net);
            closings += closed.Count;
            names.Add(test.GetProperty("name").GetString()!);
        }

        Assert.Equal(["clean", "dirty", "no_marks_no_capital", "fixture_facts"], names);
        Assert.True(closings > 60, $"{closings} closed lots");
        TestContext.Current.TestOutputHelper?.WriteLine($"{closings} closed lots compared");
    }

    private static List<(string Symbol, LotClosing Lot)> Fold(
        JsonElement test, out SortedDictionary<string, TaxLots> lots, out HashSet<long> unpriced,
        out Dictionary<long, string> days)
    {
        lots = new SortedDictionary<string, TaxLots>(StringComparer.Ordinal);
        unpriced = [];
        days = [];
        var closed = new List<(string, LotClosing)>();
        var number = 0L;
        foreach (var one in test.GetProperty("fills").EnumerateArray())
        {
            var symbol = one.GetProperty("symbol").GetString()!;
            if (!lots.TryGetValue(symbol, out var book))
            {
                lots[symbol] = book = new TaxLots(Facts.Make(symbol + ".T", InstrumentKind.Equity, "0.0001", "1"));
            }

            number++;
            days[number] = one.GetProperty("date_ny").GetString()!;
            var price = one.GetProperty("price");
            if (price.ValueKind == JsonValueKind.Null)
            {
                _ = unpriced.Add(number);
            }

            if (Execution(one, number, book, price) is not { } fill)
            {
                continue;
            }

            var parts = new List<LotClosing>();
            book.Book(in fill, parts);
            closed.AddRange(parts.Select(part => (symbol, part)));
        }

        return closed;
    }

    private static FillRecord? Execution(JsonElement one, long number, TaxLots book, JsonElement price)
    {
        var quantity = (long)one.GetProperty("qty").GetDouble();
        var side = one.GetProperty("side").GetString();
        var held = 0L;
        foreach (var lot in book.Open)
        {
            held += lot.Lots;
        }

        var wanted = quantity;
        quantity = side == "sell" ? Math.Min(quantity, held) : side == "buy" ? quantity : 0;
        if (quantity <= 0)
        {
            return null;
        }

        var ticks = price.ValueKind == JsonValueKind.Null ? 1 : (long)Math.Round(price.GetDouble() * 10_000);
        var fee = Facts.Of(one.GetProperty("fees").GetDecimal().ToString(CultureInfo.InvariantCulture));
        return Facts.Fill(number, side == "buy" ? quantity : -quantity, ticks) with
        {
            Fee = fee.Scale(quantity, wanted),
        };
    }

    private static void RequireTrades(
        JsonElement test, List<(string Symbol, LotClosing Lot)> closed, HashSet<long> unpriced)
    {
        var expected = test.GetProperty("reconstruction").GetProperty("trades").EnumerateArray().Select(static one => (
            one.GetProperty("symbol").GetString()!, (long)one.GetProperty("qty").GetDouble(),
            Text(one.GetProperty("open_price")), Text(one.GetProperty("close_price")),
            Math.Round(one.GetProperty("fees").GetDouble(), 9))).Order().ToArray();
        var found = closed.Select(one => (
            one.Symbol, one.Lot.Opened.Lots, Priced(unpriced, one.Lot.Opened.Execution.Value, one.Lot.Opened.Ticks),
            Priced(unpriced, one.Lot.Execution.Value, one.Lot.Ticks), Math.Round(one.Lot.Fees.ToDouble(), 9)))
            .Order().ToArray();
        Assert.Equal(expected, found);
    }

    private static void RequireOpenLots(JsonElement test, SortedDictionary<string, TaxLots> lots)
    {
        var expected = test.GetProperty("reconstruction").GetProperty("open_lots").EnumerateArray().Select(
            static one => (one.GetProperty("symbol").GetString()!,
                (long)one.GetProperty("remaining_qty").GetDouble(), Text(one.GetProperty("open_price")))).Order();
        var found = lots.SelectMany(static pair => pair.Value.Open.ToArray().Select(
            lot => (pair.Key, lot.Lots, Text(lot.Ticks)))).Order();
        Assert.Equal(expected, found);
    }

    private static SortedDictionary<string, Amount> RequireDays(
        JsonElement test, List<(string Symbol, LotClosing Lot)> closed, HashSet<long> unpriced,
        Dictionary<long, string> days)
    {
        var gross = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
        var net = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
        var unknown = new HashSet<string>();
        foreach (var (_, lot) in closed)
        {
            var day = days[lot.Execution.Value];
            var isUnknown = unpriced.Contains(lot.Execution.Value) || unpriced.Contains(lot.Opened.Execution.Value);
            gross[day] = gross.GetValueOrDefault(day) + (isUnknown ? Amount.Zero : lot.Profit);
            net[day] = net.GetValueOrDefault(day) + lot.Profit - lot.Fees;
            if (isUnknown)
            {
                _ = unknown.Add(day);
            }
        }

        Assert.Equal(
            test.GetProperty("gross_pnl_exact_by_day").EnumerateObject().Select(
                static one => (one.Name, Facts.Of(one.Value.GetString()!))),
            gross.Select(static one => (one.Key, one.Value)));
        foreach (var one in test.GetProperty("realized_net_fees_by_day").EnumerateObject())
        {
            Assert.Equal(one.Value.ValueKind == JsonValueKind.Null, unknown.Contains(one.Name));
            if (one.Value.ValueKind != JsonValueKind.Null)
            {
                Assert.Equal(one.Value.GetDouble(), net[one.Name].ToDouble(), 9);
            }
        }

        return net;
    }

    // The corrected series: every session of the month, net of fees.
    private static void RequireEquity(JsonElement test, SortedDictionary<string, Amount> net)
    {
        if (!test.TryGetProperty("corrected_equity_metrics", out var metrics)
            || metrics.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var equity = Amount.FromDecimal(test.GetProperty("starting_capital").GetDecimal());
        var peak = equity;
        var returns = new List<double>();
        var deepest = 0.0;
        foreach (var row in metrics.GetProperty("series").EnumerateArray())
        {
            var change = net.GetValueOrDefault(row.GetProperty("date").GetString()!);
            returns.Add(change.ToDouble() / equity.ToDouble());
            equity += change;
            peak = Amount.Max(peak, equity);
            var drawdown = (equity - peak).ToDouble() / peak.ToDouble();
            deepest = Math.Min(deepest, drawdown);
            Near(row.GetProperty("equity").GetDouble(), equity.ToDouble());
            Near(row.GetProperty("drawdown").GetDouble(), drawdown);
            var volatility = row.GetProperty("vol5");
            Assert.Equal(volatility.ValueKind == JsonValueKind.Null, returns.Count < 5);
            if (returns.Count >= 5)
            {
                var last = returns.TakeLast(5).ToArray();
                var mean = last.Average();
                Near(volatility.GetDouble(), Math.Sqrt(last.Sum(one => (one - mean) * (one - mean)) / 4));
            }
        }

        Near(metrics.GetProperty("max_drawdown").GetDouble(), deepest);
    }

    private static void Near(double expected, double found) =>
        Assert.True(
            Math.Abs(expected - found) <= Relative * Math.Max(1e-6, Math.Abs(expected)), $"{expected} against {found}");

    private static string Text(JsonElement price) =>
        price.ValueKind == JsonValueKind.Null ? "" : Text((long)Math.Round(price.GetDouble() * 10_000));

    private static string Text(long ticks) => ticks.ToString(CultureInfo.InvariantCulture);

    private static string Priced(HashSet<long> unpriced, long execution, long ticks) =>
        unpriced.Contains(execution) ? "" : Text(ticks);
}

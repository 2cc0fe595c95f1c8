using System.Text.Json;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Ledger;

/// <summary>quant-desk: cash, realised profit and open lots after each execution, first in, first out.</summary>
public sealed class FifoLedgerOracleTests
{
    private static readonly string[] Symbols = ["QQQ", "SPY"];

    private static readonly Instrument[] Shares =
        [.. Symbols.Select(static one => Facts.Make(one + ".T", InstrumentKind.Equity, "0.000001", "1"))];

    [Fact]
    public void Book_OracleExecutions_CashProfitAndLotsAgree()
    {
        var path = ReferenceData.Require("systems/oracles/quant-desk/fifo-ledger.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var input = test.GetProperty("input");
            FillRecord[] fills = [.. input.GetProperty("fills").EnumerateArray().Select(Fill)];
            var cash = Micros(input.GetProperty("cash_micros").GetInt64());
            for (var count = 1; count <= fills.Length; count++)
            {
                // From the first execution on each time: what grows step by step is what a recomputation gives.
                var ledger = new DoubleEntryLedger(Shares, Currency.Of("USD"), null, [], null);
                ledger.Open(0, cash);
                TaxLots[] lots = [.. Shares.Select(static one => new TaxLots(one))];
                foreach (var fill in fills.AsSpan(0, count))
                {
                    ledger.Book(in fill);
                    lots[fill.Instrument.Value].Book(in fill, null);
                }

                var row = test.GetProperty("expected")[count - 1];
                Assert.Equal(Micros(row[0].GetInt64()), ledger.Cash);
                Assert.Equal(Micros(row[1].GetInt64()), lots[0].Realised + lots[1].Realised);
                for (var i = 0; i < Symbols.Length; i++)
                {
                    var expected = row[2].TryGetProperty(Symbols[i], out var open)
                        ? open.EnumerateArray().Select(static lot => (lot[0].GetInt64(), lot[1].GetInt64())).ToArray()
                        : [];
                    Assert.Equal(expected, lots[i].Open.ToArray().Select(static lot => (lot.Lots, lot.Ticks)));
                    Assert.Equal(ledger.Lots(new InstrumentIndex(i)), expected.Sum(static lot => lot.Item1));
                }

                compared++;
            }
        }

        Assert.Equal(63, compared);
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} executions compared");
    }

    private static FillRecord Fill(JsonElement row, int place)
    {
        var lots = row[2].GetInt64() * (row[1].GetString() == "BUY" ? 1 : -1);
        var fill = Facts.Fill(
            place + 1, lots, row[3].GetInt64(), instrument: Array.IndexOf(Symbols, row[0].GetString()));
        return fill with { Fee = Micros(row[4].GetInt64()) };
    }

    private static Amount Micros(long micros) => Amount.FromAtto((Int128)micros * 1_000_000_000_000);
}

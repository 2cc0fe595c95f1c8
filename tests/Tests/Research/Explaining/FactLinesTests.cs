using System.Text.Json;
using Plimsoll.Model.Instruments;
using Plimsoll.Research.Explaining;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Kernel.Ledger;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Explaining;

public sealed class FactLinesTests
{
    private static readonly Instrument Coin = Facts.Make("COIN.TEST", InstrumentKind.Spot, "0.01", "0.0001", "USDT");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// mexc-crypto: the bytes that are hashed are the lines in UTF-8, each with its line feed. The lines themselves we
    /// write otherwise: exact numbers are text, separators have no spaces, and a number that cannot be read stops with
    /// its place (D-36) where the original writes 0 or leaves the price out.
    /// </summary>
    [Fact]
    public void HashOf_OracleLines_IsTheSame()
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/replay-lines.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var given = test.GetProperty("out");
            var lines = given.GetProperty("lines").EnumerateArray().Select(static one => one.GetString()!);
            Assert.Equal(given.GetProperty("sha256").GetString(), FactLines.HashOf(lines));
            compared++;
        }

        Assert.Equal(4, compared);
    }

    [Fact]
    public void Write_TheSameRunTwice_GivesTheSameLinesAndHash_AnotherRunOthers()
    {
        var first = Lines(1, out var firstHash);
        var again = Lines(1, out var againHash);
        var other = Lines(2, out var otherHash);

        Assert.True(first.Count > 20);
        Assert.Equal(first, again);
        Assert.Equal((firstHash, FactLines.HashOf(first)), (againHash, firstHash));
        Assert.NotEqual(first, other);
        Assert.NotEqual(firstHash, otherHash);
        foreach (var line in first)
        {
            using var json = JsonDocument.Parse(line);
            var names = json.RootElement.EnumerateObject().Select(static one => one.Name).ToArray();
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
            Assert.Equal("COIN.TEST", json.RootElement.GetProperty("instrument").GetString());
        }
    }

    private static List<string> Lines(int seed, out string hash)
    {
        using var folder = new TemporaryFolder();
        var request = Requests.Request(
            () => new RandomStrategy((ulong)seed, 1), Requests.Series(Coin, RandomMarket.Bars(3, 3_000))) with
        {
            TriesOtherPolicies = false,
            Journal = new JournalTarget(folder.Path("journal"), "Test", "test"),
        };
        Assert.Null(Backtest.Run(request, null, Cancellation).Failure);
        var lines = new List<string>();
        (var count, hash) = FactLines.Write(folder.Path("journal"), lines.Add, Cancellation);
        Assert.Equal(count, lines.Count);
        return lines;
    }
}

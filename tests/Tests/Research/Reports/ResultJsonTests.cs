using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class ResultJsonTests
{
    [Fact]
    public void Render_Year_HasTheFieldsOfTheContract()
    {
        var result = SampleResult.Year();
        using var json = Parse(result);
        var root = json.RootElement;
        Assert.Equal(627, root.GetProperty("orders").GetInt64());
        Assert.Equal(624, root.GetProperty("fills").GetInt64());
        Assert.Equal(312, root.GetProperty("trades").GetInt64());
        Assert.Equal(result.TotalFees.ToDouble(), root.GetProperty("fees").GetDouble());
        Assert.Equal(result.FinalEquity.ToDouble(), root.GetProperty("finalEquity").GetDouble());
        Assert.Equal(1.2345678, root.GetProperty("metrics").GetProperty("sharpe").GetDouble());
        foreach (var name in new[] { "data", "code", "config", "result" })
        {
            Assert.Equal(64, root.GetProperty("hashes").GetProperty(name).GetString()!.Length);
        }
    }

    [Fact]
    public void Render_Year_TopLevelKeysAreTheDocumentedOnes()
    {
        using var json = Parse(SampleResult.Year());
        Assert.Equal(
            ["account", "benchmark", "configuration", "currency", "dataQuality", "execution", "fees", "feesExact",
                "files", "fills",
                "finalEquity", "finalEquityExact", "hashes", "instruments", "intrabar", "metrics",
                "nothingTradedReason",
                "openPositions", "orders", "policySensitivity", "product", "reproduce", "schema", "slippageCost",
                "slippageCostExact", "startCash",
                "startCashExact", "tables", "trades", "warnings"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Render_Year_KeysAreSortedEverywhere()
    {
        using var json = Parse(SampleResult.Year());
        AssertSorted(json.RootElement);
    }

    [Fact]
    public void Render_UnknownMetric_IsNull()
    {
        using var json = Parse(SampleResult.Year());
        var metrics = json.RootElement.GetProperty("metrics");
        Assert.Equal(JsonValueKind.Null, metrics.GetProperty("payoffRatio").ValueKind);
        Assert.Equal(JsonValueKind.Null, metrics.GetProperty("calmar").ValueKind);
    }

    [Fact]
    public void Render_Amounts_StandExactBesideTheNumber()
    {
        var exact = Plimsoll.Model.Values.Amount.FromAtto(1);
        var result = SampleResult.Year() with { TotalFees = Plimsoll.Model.Values.Amount.FromUnits(7) + exact };
        using var json = Parse(result);
        Assert.Equal("7.000000000000000001", json.RootElement.GetProperty("feesExact").GetString());
        Assert.Equal(7.0, json.RootElement.GetProperty("fees").GetDouble());
    }

    [Fact]
    public void Render_Files_CarryRowsAndHashesOfTheTables()
    {
        var result = SampleResult.Year();
        using var json = Parse(result);
        var trades = json.RootElement.GetProperty("files").GetProperty("trades.csv");
        Assert.Equal(312, trades.GetProperty("rows").GetInt64());
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(ReportText.Bytes(result, ResultFiles.Trades))),
            trades.GetProperty("sha256").GetString());
        byte[] all =
        [
            .. ReportText.Bytes(result, ResultFiles.Equity), .. ReportText.Bytes(result, ResultFiles.Orders),
            .. ReportText.Bytes(result, ResultFiles.Trades),
        ];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(all)), Hash(result));
    }

    [Fact]
    public void Render_Configuration_HasParametersPolicyAndPeriod()
    {
        using var json = Parse(SampleResult.Year());
        var configuration = json.RootElement.GetProperty("configuration");
        Assert.Equal("20", configuration.GetProperty("parameters").GetProperty("Fast").GetString());
        Assert.Equal("next-open", configuration.GetProperty("fillPolicy").GetProperty("name").GetString());
        Assert.False(configuration.GetProperty("fillPolicy").GetProperty("isOptimistic").GetBoolean());
        Assert.Equal("2024-01-01T00:00:00Z", configuration.GetProperty("from").GetString());
    }

    [Fact]
    public void Render_Tables_HaveOneValueAColumn()
    {
        using var json = Parse(SampleResult.Year());
        var rows = json.RootElement.GetProperty("tables").GetProperty("bySide").EnumerateArray().ToArray();
        Assert.Equal(["long", "short"], rows.Select(row => row.GetProperty("key").GetString()));
        Assert.Equal(312, rows.Sum(row => row.GetProperty("values").GetProperty("trades").GetDouble()));
    }

    [Theory]
    [InlineData(SampleCases.NoData)]
    [InlineData(SampleCases.OneBar)]
    [InlineData(SampleCases.Huge)]
    public void Render_ThinResult_IsStillWholeJson(string name)
    {
        using var json = Parse(SampleCases.Of(name));
        Assert.Equal(30, json.RootElement.EnumerateObject().Count());
    }

    internal static string Hash(RunResult result)
    {
        using var json = Parse(result);
        return json.RootElement.GetProperty("hashes").GetProperty("result").GetString()!;
    }

    private static JsonDocument Parse(RunResult result) =>
        JsonDocument.Parse(ReportText.Bytes(result, ResultFiles.Result));

    private static void AssertSorted(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            var names = element.EnumerateObject().Select(property => property.Name).ToArray();
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
            Assert.All(element.EnumerateObject(), property => AssertSorted(property.Value));
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            Assert.All(element.EnumerateArray(), AssertSorted);
        }
    }
}

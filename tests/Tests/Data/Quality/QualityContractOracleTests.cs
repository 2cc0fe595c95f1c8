using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Data.Quality;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Quality;

/// <summary>
/// The reference cases of the score engine. Two of the five rules of the printed contract never match in the source
/// system: one is prose (D), one has an unknown key (E). Here both are errors on loading, on purpose: a rule that
/// cannot match would let bad data pass as good. Without these two rules every number agrees.
/// </summary>
public sealed class QualityContractOracleTests(ITestOutputHelper output)
{
    private const string Cases = "systems/oracles/belief-futures/dvs_eqs_cases.json";

    // The execution rules of the same system, from the table of its specification.
    private const string ExecutionContract = """
        {
          "initial_value": 1.0,
          "degradation_events": [
            {"id": "ORDER_REJECTED", "condition": {"order_rejected_eq": true}, "immediate_penalty": 0.15},
            {"id": "FILL_DELAY", "condition": {"fill_time_minus_order_time_seconds_gt": 60}, "immediate_penalty": 0.08},
            {"id": "EXCESSIVE_SLIPPAGE", "condition": {"slippage_vs_expected_gt": 2.0}, "immediate_penalty": 0.1},
            {"id": "PARTIAL_FILL", "condition": {"partial_fill_eq": true}, "immediate_penalty": 0.1},
            {"id": "ORDER_STATE_UNKNOWN", "condition": {"order_state_eq": "UNKNOWN"}, "immediate_penalty": 0.25},
            {"id": "CONNECTION_DISRUPTION", "condition": {"connection_state_eq": "LOST"}, "immediate_penalty": 0.3}
          ]
        }
        """;

    [Fact]
    public void Step_DataScoreCases_AgreeOnceTheTwoDeadRulesAreRemoved() =>
        Check("dvs_generic_contract", "dvs", QualityContractJson.Parse(DataContract("D", "E")), 60);

    [Fact]
    public void Step_ExecutionScoreCases_Agree() =>
        Check("eqs_shipped_contract", "eqs", QualityContractJson.Parse(ExecutionContract), 80);

    [Theory]
    [InlineData("E", "quality contract, D: a condition with metrics expected")]
    [InlineData("D", "quality contract, E: 'nonsense' does not end in")]
    public void Parse_RuleThatCanNeverMatch_IsALoadErrorWhereTheSourceStaysSilent(string removed, string message)
    {
        var error = Assert.Throws<FormatException>(() => QualityContractJson.Parse(DataContract(removed)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static string DataContract(params string[] removed)
    {
        var root = JsonNode.Parse(File.ReadAllText(ReferenceData.Require(Cases)))!;
        var contract = root["dvs_generic_contract"]!["dvs"]!;
        var events = contract["degradation_events"]!.AsArray();
        foreach (var rule in events.Where(rule => removed.Contains(rule!["id"]!.GetValue<string>())).ToList())
        {
            events.Remove(rule);
        }

        return contract.ToJsonString();
    }

    private static double Fill(QualityMetrics metrics, JsonElement state, string score)
    {
        var previous = 1.0;
        foreach (var part in state.EnumerateObject())
        {
            var metric = QualityContractJson.MetricOf(part.Name);
            if (part.Name == score)
            {
                previous = part.Value.GetDouble();
            }
            else if (metric != QualityMetric.None && part.Value.ValueKind == JsonValueKind.String)
            {
                metrics.Set(metric, part.Value.GetString()!);
            }
            else if (metric != QualityMetric.None)
            {
                var isFlag = part.Value.ValueKind is JsonValueKind.True or JsonValueKind.False;
                metrics.Set(metric, isFlag ? (part.Value.GetBoolean() ? 1 : 0) : part.Value.GetDouble());
            }
        }

        if (state.TryGetProperty("fill_price", out var fill))
        {
            metrics.SetSlippage(
                fill.GetDouble(),
                state.GetProperty("limit_price").GetDouble(),
                state.GetProperty("expected_slippage").GetDouble());
        }

        return previous;
    }

    private void Check(string kind, string score, QualityContract contract, int expectedCases)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ReferenceData.Require(Cases)));
        var metrics = new QualityMetrics();
        var count = 0;
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (item.GetProperty("kind").GetString() != kind)
            {
                continue;
            }

            metrics.Clear();
            var previous = Fill(metrics, item.GetProperty("state"), score);
            Assert.Equal(item.GetProperty("expect").GetDouble(), contract.Step(previous, metrics), 1e-12);
            count++;
        }

        output.WriteLine($"{kind}: {count} cases agree");
        Assert.Equal(expectedCases, count);
    }
}

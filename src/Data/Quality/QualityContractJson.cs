using System.Text.Json;
using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Quality;

/// <summary>
/// Reads a quality contract from JSON: an object with <c>initial_value</c>, <c>degradation_events</c> (each with
/// <c>id</c>, <c>condition</c> and either <c>immediate_penalty</c>, subtracted, or <c>penalties</c> with
/// <c>dvs_delta</c> or <c>eqs_delta</c>, added) and <c>recovery</c> with <c>dvs_recovery_per_bar</c> or
/// <c>eqs_recovery_per_bar</c>. A condition is an object of metric names with the suffix <c>_gte _gt _lte _lt _eq</c>.
/// Whatever does not fit is an error: a rule that never matches would look like good data.
/// </summary>
public static class QualityContractJson
{
    private static readonly (string Suffix, QualityComparison Comparison)[] Suffixes =
    [
        ("_gte", QualityComparison.GreaterOrEqual), ("_gt", QualityComparison.Greater),
        ("_lte", QualityComparison.LessOrEqual), ("_lt", QualityComparison.Less), ("_eq", QualityComparison.Equal),
    ];

    private static readonly (string Name, QualityMetric Metric)[] Metrics =
    [
        ("bar_lag_seconds", QualityMetric.BarLagSeconds), ("missing_fields", QualityMetric.MissingFields),
        ("gap_detected", QualityMetric.GapDetected), ("outlier_score", QualityMetric.OutlierScore),
        ("symbol_changed", QualityMetric.SymbolChanged), ("session_anomaly", QualityMetric.SessionAnomaly),
        ("trading_halt", QualityMetric.TradingHalt), ("price_jump_pct", QualityMetric.PriceJumpPercent),
        ("volume_spike_ratio", QualityMetric.VolumeSpikeRatio), ("order_rejected", QualityMetric.OrderRejected),
        ("fill_time_minus_order_time_seconds", QualityMetric.FillDelaySeconds),
        ("partial_fill", QualityMetric.PartialFill), ("order_state", QualityMetric.OrderState),
        ("connection_state", QualityMetric.ConnectionState), ("slippage_ticks", QualityMetric.SlippageTicks),
        ("slippage_vs_expected", QualityMetric.SlippageRatio),
    ];

    /// <summary>The metric of that name, or <see cref="QualityMetric.None"/>.</summary>
    public static QualityMetric MetricOf(string name)
    {
        foreach (var (known, metric) in Metrics)
        {
            if (known == name)
            {
                return metric;
            }
        }

        return QualityMetric.None;
    }

    /// <summary>Reads a contract.</summary>
    /// <param name="json">The text of the object.</param>
    /// <exception cref="FormatException">It is no JSON, or a part has another shape; the message names the event.
    /// </exception>
    public static QualityContract Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var events = new List<QualityContractEvent>();
            var rules = Required(root, "degradation_events", JsonValueKind.Array, "contract");
            foreach (var entry in rules.EnumerateArray())
            {
                events.Add(Event(entry));
            }

            var initial = Required(root, "initial_value", JsonValueKind.Number, "contract").GetDouble();
            return new QualityContract(initial, events, Recovery(root));
        }
        catch (JsonException cause)
        {
            throw new FormatException("quality contract: no valid JSON: " + cause.Message, cause);
        }
        catch (ArgumentException cause)
        {
            throw new FormatException(cause.Message, cause);
        }
    }

    private static double Recovery(JsonElement root)
    {
        if (!root.TryGetProperty("recovery", out var recovery))
        {
            return 0;
        }

        foreach (var part in Object(recovery, "recovery").EnumerateObject())
        {
            return part.Name is "dvs_recovery_per_bar" or "eqs_recovery_per_bar"
                ? Number(part.Value, "recovery")
                : throw Error("recovery", "unknown key '" + part.Name + "'");
        }

        return 0;
    }

    private static QualityContractEvent Event(JsonElement entry)
    {
        var id = Required(entry, "id", JsonValueKind.String, "event").GetString()!;
        var conditions = new List<QualityCondition>();
        if (!entry.TryGetProperty("condition", out var condition) || condition.ValueKind != JsonValueKind.Object)
        {
            throw Error(
                id, "a condition with metrics expected, such as {\"bar_lag_seconds_gt\": 5}; prose never matches");
        }

        foreach (var part in condition.EnumerateObject())
        {
            conditions.Add(Condition(id, part));
        }

        return new QualityContractEvent(id, conditions, Change(id, entry));
    }

    private static double Change(string id, JsonElement entry)
    {
        if (entry.TryGetProperty("immediate_penalty", out var penalty))
        {
            return -Number(penalty, id);
        }

        if (entry.TryGetProperty("penalties", out var penalties))
        {
            foreach (var part in Object(penalties, id).EnumerateObject())
            {
                if (part.Name is "dvs_delta" or "eqs_delta")
                {
                    return Number(part.Value, id);
                }
            }
        }

        throw Error(id, "immediate_penalty, or penalties with dvs_delta or eqs_delta, expected");
    }

    private static QualityCondition Condition(string id, JsonProperty part)
    {
        foreach (var (suffix, comparison) in Suffixes)
        {
            if (!part.Name.EndsWith(suffix, StringComparison.Ordinal))
            {
                continue;
            }

            var name = part.Name[..^suffix.Length];
            var metric = MetricOf(name);
            if (metric == QualityMetric.None)
            {
                throw Error(id, "unknown metric '" + name + "'");
            }

            return part.Value.ValueKind switch
            {
                JsonValueKind.String => new QualityCondition(metric, comparison, 0, part.Value.GetString()),
                JsonValueKind.True => new QualityCondition(metric, comparison, 1),
                JsonValueKind.False => new QualityCondition(metric, comparison, 0),
                _ => new QualityCondition(metric, comparison, Number(part.Value, id)),
            };
        }

        throw Error(id, "'" + part.Name + "' does not end in _gte, _gt, _lte, _lt or _eq");
    }

    private static double Number(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Error(where, "a number expected");

    private static JsonElement Object(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Object ? value : throw Error(where, "an object expected");

    private static JsonElement Required(JsonElement parent, string name, JsonValueKind kind, string where) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw Error(where, name + " is missing or no " + kind.ToString().ToLowerInvariant());

    private static FormatException Error(string where, string what) => new("quality contract, " + where + ": " + what);
}

using System.Text.Json;
using Plimsoll.Data.Json;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Host.Limits;

/// <summary>All limits of a run with their figures, at one moment.</summary>
/// <param name="Limits">What has a distance.</param>
/// <param name="Rules">What holds or does not.</param>
internal sealed record LimitSheet(IReadOnlyList<LimitLine> Limits, IReadOnlyList<RuleLine> Rules)
{
    public static LimitSheet Empty { get; } = new([], []);

    /// <summary>Asks a kernel; on the thread that drives it, between two events.</summary>
    public static LimitSheet Of(
        TradingKernel kernel, IReadOnlyList<string> strategies, IReadOnlyList<Instrument> instruments)
    {
        if (kernel.EventCount == 0)
        {
            return Empty;
        }

        return new LimitSheet(
            [.. kernel.Risk.Distances(kernel.NowNs).Select(one => LineOf(one, strategies, instruments))],
            [.. kernel.Risk.Rules(kernel.NowNs).Select(one => new RuleLine(
                one.Name, Word(one.Level), one.Level == LimitLevel.Strategy ? strategies[one.Strategy.Value] : "",
                one.Text, one.StopsEntries, one.Missing))]);
    }

    /// <summary>Reads what <see cref="WriteLimits"/> and <see cref="WriteRules"/> wrote.</summary>
    public static LimitSheet Read(JsonElement root) => !root.TryGetProperty("limits", out _) ? Empty : new(
        [.. root.GetProperty("limits").EnumerateArray().Select(static one => new LimitLine(
            Text(one, "limit")!, Text(one, "level")!, Text(one, "about")!, Text(one, "max")!, Text(one, "now"),
            Text(one, "remaining"),
            one.GetProperty("usedMillionths") is { ValueKind: JsonValueKind.Number } used ? used.GetInt64() : null,
            Text(one, "missing")))],
        [.. root.GetProperty("rules").EnumerateArray().Select(static one => new RuleLine(
            Text(one, "rule")!, Text(one, "level")!, Text(one, "about")!, Text(one, "text")!,
            one.GetProperty("stopsEntries").GetBoolean(), Text(one, "missing")))]);

    /// <summary>Writes the member <c>limits</c>; the member <c>rules</c> is written by itself, for the keys are
    /// sorted.</summary>
    public void WriteLimits(CanonicalJsonWriter json)
    {
        json.BeginArray("limits");
        foreach (var one in Limits)
        {
            json.BeginObject();
            json.Write("about", one.About);
            json.Write("level", one.Level);
            json.Write("limit", one.Limit);
            json.Write("max", one.Max);
            json.Write("missing", one.Missing);
            json.Write("now", one.Now);
            json.Write("remaining", one.Remaining);
            json.Write("remainingMillionths", 1_000_000 - one.UsedMillionths);
            json.Write("usedMillionths", one.UsedMillionths);
            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>Writes the member <c>rules</c>.</summary>
    public void WriteRules(CanonicalJsonWriter json)
    {
        json.BeginArray("rules");
        foreach (var one in Rules)
        {
            json.BeginObject();
            json.Write("about", one.About);
            json.Write("level", one.Level);
            json.Write("missing", one.Missing);
            json.Write("rule", one.Rule);
            json.Write("stopsEntries", one.StopsEntries);
            json.Write("text", one.Text);
            json.EndObject();
        }

        json.EndArray();
    }

    private static LimitLine LineOf(
        DistanceRecord one, IReadOnlyList<string> strategies, IReadOnlyList<Instrument> instruments)
    {
        string?[] about =
        [
            one.Scope == OperatorScope.Strategy ? strategies[one.Strategy.Value] : null,
            one.Instrument is { } instrument ? instruments[instrument.Value].Id.ToString() : null,
            one.Group is { } group ? "group " + group : null,
        ];
        return new LimitLine(
            one.Name, Word(one.Level), string.Join(", ", about.OfType<string>()), one.MaxText,
            one.Now is null ? null : one.NowText, one.Now is null ? null : one.RemainingText, one.UsedMillionths,
            one.Missing);
    }

    private static string Word(LimitLevel level) => level switch
    {
        LimitLevel.Platform => "platform",
        LimitLevel.Account => "account",
        _ => "strategy",
    };

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}

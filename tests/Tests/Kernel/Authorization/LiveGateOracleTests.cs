using System.Text.Json;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>
/// mexc-crypto: authorization from one 72-hour record. The corrected answers govern; restrictions and the end of
/// validity are those of the source where the corrected level is the same.
/// </summary>
public sealed class LiveGateOracleTests
{
    [Fact]
    public void Evaluate_OracleLiveGate_LevelsAgree()
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/live-gate.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var id = test.GetProperty("id").GetString();
            var given = test.GetProperty("in");
            var nowNs = Sample.Time(given.GetProperty("now").GetString()!);
            var answer = Sample.Evaluate(Sample.ValidationOnly, Evidence(given.GetProperty("test")), nowNs);
            var corrected = test.GetProperty("corrected");
            var level = corrected.GetProperty("level").GetString() switch
            {
                "full" => AuthorizationLevel.Full,
                "limited" => AuthorizationLevel.Limited,
                "paper_only" => AuthorizationLevel.PaperOnly,
                _ => AuthorizationLevel.Denied,
            };
            Assert.True(level == answer.Level, $"{id}: {answer.Level}, {level} expected");
            Assert.True(corrected.GetProperty("live_allowed").GetBoolean() == answer.AllowsMoney, id);
            var source = test.GetProperty("out");
            if (source.GetProperty("level").GetString() == corrected.GetProperty("level").GetString())
            {
                CompareCaps(source.GetProperty("restrictions"), answer.Caps, id!);
            }

            compared++;
        }

        Assert.Equal(13, compared);
    }

    private static void CompareCaps(JsonElement restrictions, LevelCaps caps, string id)
    {
        var share = (int)(restrictions.GetProperty("max_position_size").GetDecimal() * 1_000_000m);
        var volume = Amount.FromDecimal(restrictions.GetProperty("max_daily_volume").GetDecimal());
        Assert.True((share, volume) == (caps.PositionShareMillionths, caps.DayVolumeMax), id);
    }

    private static EvidenceRecord[] Evidence(JsonElement test)
    {
        if (test.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var result = test.GetProperty("validation_result");
        var passed = result.GetProperty("overall_pass").GetBoolean();
        var issuedNs = Sample.Time(test.GetProperty("timestamp").GetString()!);
        var risk = result.GetProperty("risk_assessment").GetString() switch { "low" => "2", "medium" => "1", _ => "0" };
        var record = Sample.Validation(test.GetProperty("duration_hours").GetDecimal().ToString(
            System.Globalization.CultureInfo.InvariantCulture), risk);
        return
        [
            record with
            {
                IssuedNs = issuedNs,
                ExpiresNs = issuedNs + (90 * Sample.DayNs),
                Verdict = !test.GetProperty("test_completed").GetBoolean() ? EvidenceVerdict.Incomplete
                    : passed ? EvidenceVerdict.Passed : EvidenceVerdict.Failed,
            },
        ];
    }
}

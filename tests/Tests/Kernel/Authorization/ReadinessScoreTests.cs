using System.Text.Json;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>quant-desk: the readiness score, by the definition of the specification.</summary>
public sealed class ReadinessScoreTests
{
    [Fact]
    public void Of_OracleReadinessScore_Agrees()
    {
        var path = ReferenceData.Require("systems/oracles/quant-desk/readiness-score.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var id = test.GetProperty("id").GetString();
            var input = test.GetProperty("input");
            var expected = test.GetProperty("expected");
            var answer = ReadinessScore.Of(
                [.. input.GetProperty("evidence").EnumerateArray().Select(Proof)],
                [.. input.GetProperty("caps").EnumerateArray().Select(static one => one.GetString()!)],
                input.GetProperty("build").GetString()!, input.GetProperty("max_age_days").GetInt64() * Sample.DayNs);
            foreach (var (group, points) in answer.Groups)
            {
                Assert.True(expected.GetProperty("by_group").GetProperty(group).GetInt32() == points, id + group);
            }

            Assert.Equal(expected.GetProperty("raw").GetInt32(), answer.Raw);
            Assert.Equal(expected.GetProperty("score").GetInt32(), answer.Score);
            var level = answer.Level == AuthorizationLevel.Limited ? "Limited-" + answer.CapitalMax : answer.Level + "";
            Assert.True(expected.GetProperty("level").GetString() == level, $"{id}: {level}");
            compared++;
        }

        Assert.Equal(16, compared);
    }

    [Fact]
    public void Items_AreAHundredPoints_InTheTotalsOfTheGroups()
    {
        var groups = ReadinessScore.Items.ToArray().GroupBy(static one => one.Group)
            .Select(static group => (group.Key, group.Sum(static one => one.Points)));
        Assert.Equal(
            [("core", 25), ("safety", 25), ("quality", 20), ("monitoring", 10), ("advanced_risk", 8), ("analytics", 5),
                ("recovery", 4), ("coordination", 3)],
            groups);
        Assert.Equal(39, ReadinessScore.Items.ToArray().Select(static one => one.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(30 * Sample.DayNs, true)]
    [InlineData((30 * Sample.DayNs) + 1, false)]
    [InlineData(-1, false)]
    public void Of_AgeOfAProof_IsExactAndNotAhead(long ageNs, bool counts)
    {
        var answer = ReadinessScore.Of(
            [new ReadinessProof("core.risk_gates", ReadinessStatus.Proven, ageNs, "b", true)], [], "b",
            30 * Sample.DayNs);
        Assert.Equal(counts ? 5 : 0, answer.Score);
        Assert.Equal(counts ? 38 : 39, answer.Missing.Count);
    }

    [Fact]
    public void Of_ProofGivenTwice_CountsOnce()
    {
        var proof = new ReadinessProof("core.risk_gates", ReadinessStatus.Proven, 0, "b", true);
        Assert.Equal(5, ReadinessScore.Of([proof, proof], [], "b", 1).Score);
        Assert.Equal(0, ReadinessScore.Of([proof with { IsWired = false }], [], "b", 1).Score);
        Assert.Equal(0, ReadinessScore.Of([proof with { Status = ReadinessStatus.Failed }], [], "b", 1).Score);
        Assert.Equal(0, ReadinessScore.Of([proof with { Status = ReadinessStatus.Declared }], [], "b", 1).Score);
        Assert.Equal(0, ReadinessScore.Of([proof], [], "other", 1).Score);
    }

    [Fact]
    public void Of_Caps_HoldTheScoreDownAndUnknownOnesAreRefused()
    {
        var all = All();
        Assert.Equal((100, AuthorizationLevel.Full, -1), Triple(ReadinessScore.Of(all, [], "b", 1)));
        foreach (var (name, score) in ReadinessScore.Caps.ToArray())
        {
            Assert.Equal(score, ReadinessScore.Of(all, [name], "b", 1).Score);
        }

        Assert.Equal(69, ReadinessScore.Of(all, ["source_only", "open_incident_or_unknown_order"], "b", 1).Score);
        Assert.Equal(
            (69, AuthorizationLevel.PaperOnly, 0),
            Triple(ReadinessScore.Of(all, ["kill_switch_not_exercised_30d"], "b", 1)));
        Assert.Throws<ArgumentException>(() => ReadinessScore.Of(all, ["looks_odd"], "b", 1));
        Assert.Equal(69, ReadinessScore.Caps.ToArray().Min(static one => one.Score));

        static (int, AuthorizationLevel, int) Triple(ReadinessAnswer answer) =>
            (answer.Score, answer.Level, answer.CapitalMax);
    }

    private static ReadinessProof[] All() => [.. ReadinessScore.Items.ToArray().Select(
        static one => new ReadinessProof(one.Name, ReadinessStatus.Proven, 0, "b", true))];

    private static ReadinessProof Proof(JsonElement proof) => new(
        proof.GetProperty("item").GetString()!,
        Enum.Parse<ReadinessStatus>(proof.GetProperty("status").GetString()!, ignoreCase: true),
        proof.GetProperty("age_days").GetInt64() * Sample.DayNs, proof.GetProperty("build").GetString()!,
        proof.GetProperty("wired").GetBoolean());
}

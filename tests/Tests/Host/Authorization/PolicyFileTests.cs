using System.Text.Json;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Configuration;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Host.Authorization;

/// <summary>The policy file: what is shipped, what each key becomes, and that nothing strange gets in.</summary>
public sealed class PolicyFileTests
{
    [Fact]
    public void Read_Shipped_IsTheDocumentedPolicy()
    {
        var policy = PolicyFile.Read((string?)null);
        Assert.Equal("plimsoll-default", policy.Name);
        Assert.Equal(
            [AuthorizationLevel.PaperOnly, AuthorizationLevel.Limited, AuthorizationLevel.Full],
            policy.Rules.Select(static one => one.Level));
        var limited = policy.RuleOf(AuthorizationLevel.Limited)!.Caps;
        Assert.Equal((50_000, Amount.FromUnits(10_000)), (limited.PositionShareMillionths, limited.DayVolumeMax));
        var full = policy.RuleOf(AuthorizationLevel.Full)!.Caps;
        Assert.Equal((100_000, Amount.FromUnits(100_000)), (full.PositionShareMillionths, full.DayVolumeMax));
        Assert.Equal(LadderPlan.Usual.Stages, policy.Ladder!.Stages);
        Assert.Equal(LadderPlan.Usual with { Stages = [] }, policy.Ladder with { Stages = [] });
        Assert.Equal(new DeviationBand(), policy.Deviation);
        Assert.Equal(24 * Sample.HourNs, policy.FeedSilenceMaxNs);
        Assert.Equal(4, policy.Ceilings.Count);
        var third = policy.Ceilings[2].Caps;
        Assert.Equal((Amount.FromUnits(50), 1), (third.DayLossMax, third.StrategiesMax));
    }

    [Fact]
    public void Evaluate_Shipped_NeedsEveryPieceOfEvidence()
    {
        var policy = PolicyFile.Read((string?)null);
        EvidenceRecord[] full =
        [
            Sample.Record(EvidenceKind.Backtest), Sample.Validation(), Sample.Record(EvidenceKind.KillDrill),
            Sample.Record(EvidenceKind.Grant, Sample.Figure("level", "3")),
            Sample.Record(EvidenceKind.Readiness, Sample.Figure("foundation", "70"), Sample.Figure("score", "100")),
            Sample.Record(EvidenceKind.Ladder, Sample.Figure("stage", "2"), Sample.Figure("simulated", "0")),
        ];
        var answer = Sample.Evaluate(policy, full);
        Assert.Equal(AuthorizationLevel.Full, answer.Level);
        Assert.Equal(Amount.FromUnits(100), answer.Caps.PositionValueMax);
        // Without any one of them the level is lower; only the backtest is an alternative to the validation.
        Assert.Equal(AuthorizationLevel.Full, Without(EvidenceKind.Backtest));
        Assert.Equal(AuthorizationLevel.PaperOnly, Without(EvidenceKind.Validation));
        Assert.Equal(AuthorizationLevel.PaperOnly, Without(EvidenceKind.KillDrill));
        Assert.Equal(AuthorizationLevel.PaperOnly, Without(EvidenceKind.Grant));
        Assert.Equal(AuthorizationLevel.PaperOnly, Without(EvidenceKind.Readiness));
        Assert.Equal(AuthorizationLevel.Limited, Without(EvidenceKind.Ladder));
        Assert.Equal(AuthorizationLevel.Denied, Sample.Evaluate(policy, []).Level);

        AuthorizationLevel Without(EvidenceKind kind) =>
            Sample.Evaluate(policy, [.. full.Where(one => one.Kind != kind)]).Level;
    }

    [Theory]
    [InlineData("policy: x", "policy: x\nextra: 1", "extra: this key is not known")]
    [InlineData("feed-silence-max: 24h", "feed-silence: 24h", "feed-silence: this key is not known: did you mean")]
    [InlineData("kind: kill-drill", "kind: kill-dril", "kind: 'kill-dril'")]
    [InlineData("accepts: any", "accepts: all", "accepts: 'all'")]
    [InlineData("age-max: 7d", "age-max: 7 days", "age-max: '7 days'")]
    [InlineData("age-max: 7d", "age-max: -7d", "age-max: '-7d'")]
    [InlineData("age-max: 7d", "age-max: 99999d", "age-max: '99999d'")]
    [InlineData("position-share: 5%", "position-share: 5", "levels.limited.caps.position-share: '5'")]
    [InlineData("position-share: 5%", "position-share: 101%", "levels.limited.caps.position-share: '101%'")]
    [InlineData("position-share: 5%", "position-share: -5%", "levels.limited.caps.position-share: '-5%'")]
    [InlineData("position-share: 5%, ", "", "levels.limited.caps.position-share: this key is missing")]
    [InlineData("day-volume: 10000}", "day-volume: NaN}", "levels.limited.caps.day-volume: 'NaN'")]
    [InlineData("day-volume: 10000}", "day-volume: 1e9}", "levels.limited.caps.day-volume: '1e9'")]
    [InlineData("day-volume: 10000}", "day-volume: .inf}", "levels.limited.caps.day-volume: '.inf'")]
    [InlineData("day-volume: 10000}", "day-volume: -1}", "levels.limited.caps.day-volume: '-1'")]
    [InlineData("day-volume: 10000}", "day-volume: 99999999999999}", "levels.limited.caps.day-volume")]
    [InlineData("durationHours: {at-least: 72}", "durationHours: {}", "figures.durationHours")]
    [InlineData("durationHours: {at-least: 72}", "durationHours: 72", "figures.durationHours: '72'")]
    [InlineData("durationHours: {at-least: 72}", "durationHours: {at-least: 72, at-most: 71}", "durationHours")]
    [InlineData("level: denied,", "level: none,", "ceilings[0].level: 'none'")]
    [InlineData("when-missing: ignore", "when-missing: no", "ceilings[0].when-missing: 'no'")]
    [InlineData("below: 50, ", "", "ceilings[0].below: this key is missing")]
    [InlineData("simulated: false", "simulated: maybe", "ladder.accepts-simulated: 'maybe'")]
    [InlineData("position-value: 1, trades", "trades", "stages[0].position-value")]
    [InlineData("position-value: 1, trades", "position-value: 0, trades", "stages[0].position-value: '0'")]
    [InlineData("position-value: 1, trades", "position-value: 1, position-share: 1%, trades", "stages[0]")]
    [InlineData("trades-min: 20", "trades-min: 0", "stages[0].trades-min: '0'")]
    [InlineData("trades-min: 20, ", "", "stages[0].trades-min: this key is missing")]
    [InlineData("positions-max: 1", "positions-max: 0", "ladder.positions-max: '0'")]
    [InlineData("any-of:", "all:", "levels.paper-only.any-of")]
    [InlineData("levels:", "level:", "levels: this key is missing")]
    [InlineData("  limited:", "  Limited:", "levels.Limited: this key is not known")]
    [InlineData("deviation:", "deviation: &a", "an anchor or alias")]
    [InlineData("accepts: any", "accepts: !!str any", "the tag")]
    [InlineData("policy: plimsoll-default", "policy: a\npolicy: b", "uplicate")]
    [InlineData("policy: plimsoll-default", "policy: [a", "bad configuration")]
    [InlineData("policy: plimsoll-default", "policy: {a: 1}", "policy: what stands there")]
    [InlineData("policy: plimsoll-default", "policy: ''", "policy")]
    public void Read_HostileFile_NamesPathValueAndRemedy(string replaced, string by, string message)
    {
        var text = PolicyFile.DefaultText();
        if (replaced == "policy: x")
        {
            text = "extra: 1\n" + text;
        }
        else
        {
            var place = text.IndexOf(replaced, StringComparison.Ordinal);
            Assert.True(place >= 0, replaced);
            text = text[..place] + by + text[(place + replaced.Length)..];
        }

        var refused = Assert.Throws<CommandException>(() => PolicyFile.Read(YamlFile.Parse(text, "p.yaml")));
        Assert.Equal(ExitCode.Usage, refused.Code);
        var line = Assert.Single(refused.Lines);
        Assert.Contains(message, line, StringComparison.Ordinal);
        Assert.StartsWith("bad configuration: p.yaml", line, StringComparison.Ordinal);
        Assert.True(line.Split(": ").Length >= 3, line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("- a list")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("\t- x")]
    [InlineData("a: *b")]
    public void Parse_NoMapping_IsRefused(string text) =>
        Assert.Throws<CommandException>(() => YamlFile.Parse(text, "p.yaml"));

    [Fact]
    public void Parse_DeepNesting_IsRefusedBeforeItIsRead()
    {
        var text = "a: " + new string('[', 10_000) + new string(']', 10_000);
        var refused = Assert.Throws<CommandException>(() => YamlFile.Parse(text, "p.yaml"));
        Assert.Contains("depth", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LargeOrAbsentFile_IsRefused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "policy: " + new string('x', YamlFile.BytesMax));
        Assert.Contains(
            "65536", Assert.Throws<CommandException>(() => PolicyFile.Read(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Throws<CommandException>(() => PolicyFile.Read(path));
    }

    /// <summary>The published schema names exactly the keys that the program knows, at every place.</summary>
    [Fact]
    public void Schema_OfThePolicy_FitsTheShippedFileAndHasNoOtherKeys()
    {
        var path = Path.Combine(
            ReferenceData.RepositoryRoot, "docs", "schemas", "authorization-policy.schema.json");
        using var schema = JsonDocument.Parse(File.ReadAllText(path));
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(schema.RootElement, names);
        string[] known =
        [
            "accepts", "accepts-simulated", "age-max", "all-of", "any-of", "at-least", "at-most", "below", "caps",
            "ceilings", "day-loss", "day-volume", "deviation", "drawdown-share-max", "drill-age-max", "error-rate-max",
            "feed-silence-max", "figure", "figures", "fill-rate-drop-max", "full", "kind", "ladder", "level", "levels",
            "limited", "name", "paper-only", "policy", "position-share", "position-value", "positions-max",
            "profit-share-min", "return-difference-max", "slippage-factor-max", "stages", "strategies", "time-min",
            "trades-min", "unknown-order-max", "when-missing",
        ];
        Assert.Equal(known, names);
    }

    private static void Collect(JsonElement element, SortedSet<string> names)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, names);
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Name == "properties")
            {
                names.UnionWith(property.Value.EnumerateObject().Select(static one => one.Name));
                Assert.False(element.GetProperty("additionalProperties").GetBoolean());
            }

            Collect(property.Value, names);
        }
    }
}

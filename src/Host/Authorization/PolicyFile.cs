using System.Reflection;
using Plimsoll.Host.Configuration;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// The policy as a YAML file. Its schema is docs/schemas/authorization-policy.schema.json; here is what is checked.
/// </summary>
internal static class PolicyFile
{
    /// <summary>Name of the policy that is shipped, as files and messages call it.</summary>
    public const string DefaultName = "default-policy.yaml";

    private const int ListMax = 32;
    private const int MostTrades = 1_000_000;

    /// <summary>The text of the policy that is shipped.</summary>
    public static string DefaultText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(DefaultName)
            ?? throw new InvalidOperationException(DefaultName + " is not in the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a file; null is the policy that is shipped.</summary>
    /// <exception cref="CommandException">It is no policy; the message names file, path, value and remedy.</exception>
    public static AuthorizationPolicy Read(string? file) =>
        Read(file is null ? YamlFile.Parse(DefaultText(), DefaultName) : YamlFile.Read(file));

    /// <summary>Reads a parsed file.</summary>
    public static AuthorizationPolicy Read(YamlMap map)
    {
        var policy = new AuthorizationPolicy
        {
            Name = map.NeededText("policy"),
            Rules = ReadLevels(map.Map("levels") ?? throw map.Missing("levels")),
            Ceilings = ReadCeilings(map),
            Ladder = map.Map("ladder") is { } ladder ? ReadLadder(ladder) : null,
            Deviation = map.Map("deviation") is { } deviation ? ReadDeviation(deviation) : new DeviationBand(),
        };
        policy = policy with { FeedSilenceMaxNs = map.Length("feed-silence-max") ?? policy.FeedSilenceMaxNs };
        map.Close();
        return policy;
    }

    private static List<LevelRule> ReadLevels(YamlMap levels)
    {
        var rules = new List<LevelRule>();
        foreach (var level in (AuthorizationLevel[])[
            AuthorizationLevel.PaperOnly, AuthorizationLevel.Limited, AuthorizationLevel.Full])
        {
            if (levels.Map(LevelWords.Of(level)) is not { } map)
            {
                continue;
            }

            var alternatives = map.Maps("any-of");
            if (alternatives.Count is 0 or > ListMax)
            {
                throw map.Wrong("any-of", "1 to 32 lists of requirements");
            }

            var caps = map.Map("caps");
            if (level >= AuthorizationLevel.Limited && caps is null)
            {
                throw map.Missing("caps");
            }

            rules.Add(new LevelRule(
                level, [.. alternatives.Select(ReadAlternative)],
                caps is null ? default : ReadCaps(caps, areAllNeeded: true)));
            map.Close();
        }

        levels.Close();
        return rules;
    }

    private static RuleAlternative ReadAlternative(YamlMap map)
    {
        var name = map.NeededText("name");
        var requirements = map.Maps("all-of");
        if (requirements.Count is 0 or > ListMax)
        {
            throw map.Wrong("all-of", "1 to 32 requirements");
        }

        var alternative = new RuleAlternative(name, [.. requirements.Select(ReadRequirement)]);
        map.Close();
        return alternative;
    }

    private static EvidenceRequirement ReadRequirement(YamlMap map)
    {
        var acceptsAny = map.Text("accepts") switch
        {
            null or "standing" => false,
            "any" => true,
            _ => throw map.Wrong("accepts", "standing or any"),
        };
        var requirement = new EvidenceRequirement
        {
            Kind = ReadKind(map),
            AcceptsAny = acceptsAny,
            AgeMaxNs = map.Length("age-max") ?? long.MaxValue,
            Figures = map.Map("figures") is { } figures ? ReadBounds(figures) : [],
        };
        map.Close();
        return requirement;
    }

    private static EvidenceKind ReadKind(YamlMap map) =>
        EvidenceKinds.TryParse(map.NeededText("kind"), out var kind)
            ? kind
            : throw map.Wrong("kind", "one of " + string.Join(", ", EvidenceKinds.All.ToArray()));

    private static List<FigureBound> ReadBounds(YamlMap figures)
    {
        var bounds = new List<FigureBound>();
        foreach (var name in figures.Keys)
        {
            var map = figures.Map(name)!;
            var bound = new FigureBound(
                name, map.Number("at-least", -LevelCaps.NoValueCap, LevelCaps.NoValueCap),
                map.Number("at-most", -LevelCaps.NoValueCap, LevelCaps.NoValueCap));
            map.Close();
            if (bound is { AtLeast: null, AtMost: null } || bound.AtLeast > bound.AtMost)
            {
                throw figures.Wrong(name, "at-least, at-most or both, at-least not above at-most");
            }

            bounds.Add(bound);
        }

        return bounds;
    }

    private static LevelCaps ReadCaps(YamlMap map, bool areAllNeeded)
    {
        foreach (var key in (string[])["position-share", "day-volume"])
        {
            if (areAllNeeded && !map.Has(key))
            {
                throw map.Missing(key);
            }
        }

        var none = LevelCaps.None;
        var caps = new LevelCaps(
            map.ShareMillionths("position-share") ?? none.PositionShareMillionths,
            map.Number("position-value", Amount.Zero, LevelCaps.NoValueCap) ?? none.PositionValueMax,
            map.Number("day-volume", Amount.Zero, LevelCaps.NoValueCap) ?? none.DayVolumeMax,
            map.Number("day-loss", Amount.Zero, LevelCaps.NoValueCap) ?? none.DayLossMax,
            map.Whole("strategies", 0, none.StrategiesMax) ?? none.StrategiesMax);
        map.Close();
        return caps;
    }

    private static List<LevelCeiling> ReadCeilings(YamlMap root)
    {
        var ceilings = new List<LevelCeiling>();
        foreach (var map in root.Maps("ceilings"))
        {
            var level = LevelWords.TryParse(map.NeededText("level"), out var word)
                ? word
                : throw map.Wrong("level", "one of " + LevelWords.All);
            ceilings.Add(new LevelCeiling(
                ReadKind(map), map.NeededText("figure"),
                map.Number("below", -LevelCaps.NoValueCap, LevelCaps.NoValueCap) ?? throw map.Missing("below"), level,
                map.Map("caps") is { } caps ? ReadCaps(caps, areAllNeeded: false) : LevelCaps.None,
                map.Text("when-missing") switch
                {
                    null or "apply" => true,
                    "ignore" => false,
                    _ => throw map.Wrong("when-missing", "apply or ignore"),
                }));
            map.Close();
        }

        return ceilings.Count <= ListMax ? ceilings : throw root.Wrong("ceilings", "at most 32 ceilings");
    }

    private static DeviationBand ReadDeviation(YamlMap map)
    {
        var usual = new DeviationBand();
        var one = Amount.FromUnits(1);
        var band = new DeviationBand
        {
            FillRateDropMax = map.Number("fill-rate-drop-max", Amount.Zero, one) ?? usual.FillRateDropMax,
            SlippageFactorMax =
                map.Number("slippage-factor-max", Amount.Zero, Amount.FromUnits(100)) ?? usual.SlippageFactorMax,
            ReturnDifferenceMax =
                map.Number("return-difference-max", Amount.Zero, one) ?? usual.ReturnDifferenceMax,
        };
        map.Close();
        return band;
    }

    private static LadderPlan ReadLadder(YamlMap map)
    {
        var usual = LadderPlan.Usual;
        var one = Amount.FromUnits(1);
        var stages = map.Maps("stages");
        var plan = usual with
        {
            Stages = stages.Count == 0 ? usual.Stages : [.. stages.Select(ReadStage)],
            PositionsMax = map.Whole("positions-max", 1, 1_000) ?? usual.PositionsMax,
            DrillAgeMaxNs = map.Length("drill-age-max") ?? usual.DrillAgeMaxNs,
            ProfitShareMin = map.Number("profit-share-min", -one, one) ?? usual.ProfitShareMin,
            DrawdownShareMax = map.Number("drawdown-share-max", Amount.Zero, one) ?? usual.DrawdownShareMax,
            FillRateDropMax = map.Number("fill-rate-drop-max", Amount.Zero, one) ?? usual.FillRateDropMax,
            SlippageFactorMax =
                map.Number("slippage-factor-max", Amount.Zero, Amount.FromUnits(100)) ?? usual.SlippageFactorMax,
            ErrorRateMax = map.Number("error-rate-max", Amount.Zero, one) ?? usual.ErrorRateMax,
            UnknownOrderNsMax = map.Length("unknown-order-max") ?? usual.UnknownOrderNsMax,
            AcceptsSimulated = map.Flag("accepts-simulated", otherwise: false),
        };
        map.Close();
        return plan.Stages.Count <= ListMax ? plan : throw map.Wrong("stages", "at most 32 stages");
    }

    private static LadderStage ReadStage(YamlMap map)
    {
        var value = map.Number("position-value", Amount.FromAtto(1), LevelCaps.NoValueCap);
        var share = map.ShareMillionths("position-share");
        if (value is null == share is null or 0)
        {
            throw map.Wrong("position-value", "either position-value or position-share, above 0");
        }

        var stage = new LadderStage(
            map.NeededText("name"), value ?? Amount.Zero, share ?? 0,
            map.Whole("trades-min", 1, MostTrades) ?? throw map.Missing("trades-min"),
            map.Length("time-min") ?? throw map.Missing("time-min"));
        map.Close();
        return stage;
    }
}

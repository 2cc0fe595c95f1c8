using System.Globalization;
using System.Text;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>The text of a fee schedule, read and written.</summary>
internal static class FeeText
{
    private const decimal BasisPointsMax = 1_000m;
    private const int TiersMax = 50;

    public static bool TryRead(string? text, out FeeSchedule schedule)
    {
        schedule = FeeSchedule.None;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || (comma >= 0 && comma < colon))
        {
            // A preset by its name, perhaps with terms behind it.
            var name = comma < 0 ? text : text[..comma];
            return FeePresets.TryGet(name, out schedule)
                && (comma < 0 || TryTerms(schedule with { Name = "" }, text[(comma + 1)..].Split(','), ref schedule));
        }

        var parts = text[(colon + 1)..].Split(',');
        return text[..colon] switch
        {
            "bps" => TryValue(parts, out schedule),
            "tiers" => TryTiers(parts, out schedule),
            "per-share" => TryUnit(FeeKind.PerUnit, parts, out schedule),
            "per-contract" => TryUnit(FeeKind.PerContract, parts, out schedule),
            _ => false,
        };
    }

    public static string Write(FeeSchedule schedule)
    {
        var text = new StringBuilder();
        if (schedule.Kind != FeeKind.Value)
        {
            text.Append(schedule.Kind == FeeKind.PerUnit ? "per-share:" : "per-contract:").Append(schedule.PerUnit);
            text.Append(schedule.Minimum.IsZero ? "" : $",min={schedule.Minimum}");
            text.Append(schedule.MaximumMillionths == 0 ? "" : ",max=" + Percent(schedule.MaximumMillionths));
        }
        else if (schedule.Tiers.Count > 1)
        {
            text.Append("tiers");
            for (var i = 0; i < schedule.Tiers.Count; i++)
            {
                var tier = schedule.Tiers[i];
                text.Append(i == 0 ? ':' : ',').Append(tier.VolumeFrom).Append('=');
                text.Append(BasisPoints(tier.MakerMillionths)).Append('/').Append(BasisPoints(tier.TakerMillionths));
            }

            text.Append(schedule.WindowDays == FeeSchedule.WindowDaysUsual
                ? ""
                : ",days=" + schedule.WindowDays.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            var (maker, taker) = (schedule.MakerMillionths, schedule.TakerMillionths);
            var isFree = maker == 0 && taker == 0 && schedule.SaleMillionths == 0;
            text.Append(isFree ? "none" : maker == taker ? $"bps:{BasisPoints(taker)}"
                : $"bps:maker={BasisPoints(maker)},taker={BasisPoints(taker)}");
            if (isFree)
            {
                return text.ToString();
            }
        }

        text.Append(schedule.SaleMillionths == 0 ? "" : ",sale=" + BasisPoints(schedule.SaleMillionths));
        text.Append(schedule.Asset switch
        {
            FeeAsset.Base => ",asset=base",
            FeeAsset.Received => ",asset=received",
            FeeAsset.Third => ",asset=" + schedule.Third.Code,
            _ => "",
        });
        text.Append(schedule.DiscountMillionths == 0 ? "" : ",discount=" + Percent(schedule.DiscountMillionths));
        return text.ToString();
    }

    private static bool TryValue(string[] parts, out FeeSchedule schedule)
    {
        schedule = FeeSchedule.None;
        long? maker = null;
        long? taker = null;
        var terms = new List<string>();
        foreach (var part in parts)
        {
            var (name, number) = Divide(part);
            if (name is not ("" or "maker" or "taker"))
            {
                terms.Add(part);
                continue;
            }

            if (!TryBasisPoints(number, -BasisPointsMax, out var value)
                || (name.Length == 0 && (maker is not null || taker is not null)))
            {
                return false;
            }

            maker = name is "maker" or "" ? value : maker;
            taker = name is "taker" or "" ? value : taker;
        }

        return maker is { } make && taker is { } take
            && TryTerms(new FeeSchedule(FeeKind.Value, [new FeeTier(default, make, take)]), terms, ref schedule);
    }

    private static bool TryTiers(string[] parts, out FeeSchedule schedule)
    {
        schedule = FeeSchedule.None;
        var tiers = new List<FeeTier>();
        var terms = new List<string>();
        foreach (var part in parts)
        {
            var (name, rates) = Divide(part);
            var slash = rates.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
            {
                terms.Add(part);
                continue;
            }

            if (!Amount.TryParse(name, out var from) || tiers.Count == TiersMax
                || (tiers.Count == 0 ? !from.IsZero : from <= tiers[^1].VolumeFrom)
                || !TryBasisPoints(rates[..slash], -BasisPointsMax, out var maker)
                || !TryBasisPoints(rates[(slash + 1)..], -BasisPointsMax, out var taker))
            {
                return false;
            }

            tiers.Add(new FeeTier(from, maker, taker));
        }

        return tiers.Count > 0 && TryTerms(new FeeSchedule(FeeKind.Value, tiers), terms, ref schedule);
    }

    private static bool TryUnit(FeeKind kind, string[] parts, out FeeSchedule schedule)
    {
        schedule = FeeSchedule.None;
        return Amount.TryParse(parts[0], out var perUnit) && perUnit.Sign >= 0
            && TryTerms(new FeeSchedule(kind, [default]) { PerUnit = perUnit }, parts[1..], ref schedule);
    }

    private static bool TryTerms(FeeSchedule start, IReadOnlyList<string> terms, ref FeeSchedule schedule)
    {
        var result = start;
        foreach (var term in terms)
        {
            var (name, text) = Divide(term);
            var isUnit = result.Kind != FeeKind.Value;
            switch (name)
            {
                case "min" when isUnit && Amount.TryParse(text, out var minimum) && minimum.Sign >= 0:
                    result = result with { Minimum = minimum };
                    break;
                case "max" when isUnit && TryPercent(text, out var maximum) && maximum > 0:
                    result = result with { MaximumMillionths = maximum };
                    break;
                case "sale" when TryBasisPoints(text, 0, out var sale):
                    result = result with { SaleMillionths = sale };
                    break;
                case "days" when result.Tiers.Count > 1 && int.TryParse(
                    text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 365:
                    result = result with { WindowDays = days };
                    break;
                case "discount" when TryPercent(text, out var discount):
                    result = result with { DiscountMillionths = discount };
                    break;
                case "asset" when TryAsset(text, out var asset, out var third):
                    result = result with { Asset = asset, Third = third };
                    break;
                default:
                    return false;
            }
        }

        schedule = result;
        return result.DiscountMillionths == 0 || result.Asset == FeeAsset.Third;
    }

    private static bool TryAsset(string text, out FeeAsset asset, out Currency third)
    {
        third = default;
        asset = text switch
        {
            "quote" => FeeAsset.Quote, "base" => FeeAsset.Base, "received" => FeeAsset.Received, _ => FeeAsset.Third,
        };
        if (asset != FeeAsset.Third)
        {
            return true;
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }
        }

        third = text.Length is 0 or > 12 ? default : Currency.Of(text);
        return text.Length is > 0 and <= 12;
    }

    private static (string Name, string Text) Divide(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? ("", part) : (part[..equals], part[(equals + 1)..]);
    }

    private static bool TryBasisPoints(string text, decimal smallest, out long millionths) =>
        TryDecimal(text, smallest, BasisPointsMax, 1_000_000m, out millionths);

    /// <summary>A share such as <c>0.5%</c> in millionths; the smallest step is 0.0001 %.</summary>
    private static bool TryPercent(string text, out long millionths)
    {
        millionths = 0;
        return text.EndsWith('%') && TryDecimal(text[..^1], 0m, 100m, 10_000m, out millionths);
    }

    private static bool TryDecimal(string text, decimal smallest, decimal largest, decimal scale, out long steps)
    {
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        steps = 0;
        if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value)
            || value < smallest || value > largest || value * scale != decimal.Truncate(value * scale))
        {
            return false;
        }

        steps = (long)(value * scale);
        return true;
    }

    private static string BasisPoints(long millionths) =>
        (millionths / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Percent(long millionths) =>
        (millionths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}

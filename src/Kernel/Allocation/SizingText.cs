using System.Globalization;
using System.Text;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>Sizing rules as text, both ways.</summary>
internal static class SizingText
{
    private const long Whole = 1_000_000;
    private const long PerPercent = 10_000;
    private const long RatioMax = 1_000;

    public static bool TryParse(string? text, out Sizing sizing)
    {
        sizing = default;
        if (text is null)
        {
            return false;
        }

        var parts = text.Split(',');
        if (!TryRule(parts[0], out var rule))
        {
            return false;
        }

        var terms = SizingTerms.None;
        for (var i = 1; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || Given(terms, parts[i][..equals])
                || !TryTerm(parts[i][..equals], parts[i][(equals + 1)..], ref terms))
            {
                return false;
            }
        }

        sizing = new Sizing(
            rule.Kind, rule.Units, rule.PartsPerMillion, rule.Second, terms == SizingTerms.None ? null : terms);
        return true;
    }

    public static string Format(Sizing sizing)
    {
        var rule = sizing.Kind switch
        {
            SizingKind.FixedQuantity => $"fixed:{sizing.Units}",
            SizingKind.FixedValue => $"value:{sizing.Units}",
            SizingKind.PercentOfEquity => "percent:" + Text(sizing.PartsPerMillion, PerPercent),
            SizingKind.RiskByRange =>
                $"risk:{Text(sizing.PartsPerMillion, PerPercent)}/{Text(sizing.Second, Whole)}atr",
            SizingKind.RiskByShare =>
                $"risk:{Text(sizing.PartsPerMillion, PerPercent)}/{Text(sizing.Second, PerPercent)}%",
            SizingKind.Kelly => $"kelly:{Text(sizing.PartsPerMillion, Whole)}/{Text(sizing.Second, Whole)}",
            _ => "all-in",
        };
        var terms = sizing.Terms;
        return terms == SizingTerms.None ? rule : rule + Format(terms);
    }

    private static string Format(SizingTerms terms)
    {
        var text = new StringBuilder();
        Add("max", terms.ShareMax == 0 ? "" : Text(terms.ShareMax, PerPercent) + "%");
        Add("max-value", terms.ValueMax.IsZero ? "" : terms.ValueMax.ToString());
        Add("total", terms.TotalShareMax == 0 ? "" : Text(terms.TotalShareMax, PerPercent) + "%");
        Add("total-value", terms.TotalValueMax.IsZero ? "" : terms.TotalValueMax.ToString());
        Add("min-value", terms.ValueMin.IsZero ? "" : terms.ValueMin.ToString());
        var days = terms.VolatilityDays == VolatilityGauge.DaysUsual
            ? ""
            : "/" + terms.VolatilityDays.ToString(CultureInfo.InvariantCulture);
        Add("volatility", terms.NeedsVolatility ? Text(terms.VolatilityTarget, PerPercent) + "%" + days : "");
        Add("regime", terms.Regimes);
        return text.ToString();

        void Add(string name, string value) => text.Append(value.Length == 0 ? "" : $",{name}={value}");
    }

    private static bool TryRule(string text, out Sizing sizing)
    {
        sizing = default;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return text == "all-in";
        }

        var value = text[(colon + 1)..];
        switch (text[..colon])
        {
            case "fixed":
                return TryAmount(value, out var units) && Take(new(SizingKind.FixedQuantity, units, 0), out sizing);
            case "value":
                return TryAmount(value, out var worth) && Take(new(SizingKind.FixedValue, worth, 0), out sizing);
            case "percent":
                return TryNumber(value, PerPercent, 1_000, out var share)
                    && Take(new(SizingKind.PercentOfEquity, default, share), out sizing);
            case "risk":
                return TryRisk(value, out sizing);
            case "kelly":
                return TryPair(value, out var wins, out var ratio)
                    && TryNumber(wins, Whole, 1, out var rate) && TryNumber(ratio, Whole, RatioMax, out var odds)
                    && Take(new(SizingKind.Kelly, default, rate, odds), out sizing);
            default:
                return false;
        }
    }

    private static bool TryRisk(string text, out Sizing sizing)
    {
        sizing = default;
        if (!TryPair(text, out var first, out var second) || !TryNumber(first, PerPercent, 100, out var share))
        {
            return false;
        }

        if (second.EndsWith("atr", StringComparison.Ordinal))
        {
            return TryNumber(second[..^3], Whole, RatioMax, out var ranges)
                && Take(new(SizingKind.RiskByRange, default, share, ranges), out sizing);
        }

        return second.EndsWith('%') && TryNumber(second[..^1], PerPercent, 100, out var distance)
            && Take(new(SizingKind.RiskByShare, default, share, distance), out sizing);
    }

    // A term that is given twice would count by its place, which nobody sees.
    private static bool Given(SizingTerms terms, string name) => name switch
    {
        "max" => terms.ShareMax != 0,
        "max-value" => !terms.ValueMax.IsZero,
        "total" => terms.TotalShareMax != 0,
        "total-value" => !terms.TotalValueMax.IsZero,
        "min-value" => !terms.ValueMin.IsZero,
        "volatility" => terms.NeedsVolatility,
        "regime" => terms.Regimes.Length != 0,
        _ => false,
    };

    private static bool TryTerm(string name, string text, ref SizingTerms terms)
    {
        switch (name)
        {
            case "max" when TryPercent(text, out var share):
                terms = terms with { ShareMax = share };
                return true;
            case "total" when TryPercent(text, out var share):
                terms = terms with { TotalShareMax = share };
                return true;
            case "max-value" when TryAmount(text, out var value):
                terms = terms with { ValueMax = value };
                return true;
            case "total-value" when TryAmount(text, out var value):
                terms = terms with { TotalValueMax = value };
                return true;
            case "min-value" when TryAmount(text, out var value):
                terms = terms with { ValueMin = value };
                return true;
            case "volatility":
                return TryVolatility(text, ref terms);
            case "regime" when ExposureScale.IsList(text):
                terms = terms with { Regimes = text };
                return true;
            default:
                return false;
        }
    }

    private static bool TryVolatility(string text, ref SizingTerms terms)
    {
        var days = VolatilityGauge.DaysUsual;
        if (TryPair(text, out var first, out var second))
        {
            if (!int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out days)
                || days is < 2 or > 250)
            {
                return false;
            }

            text = first;
        }

        if (!TryPercent(text, out var target))
        {
            return false;
        }

        terms = terms with { VolatilityTarget = target, VolatilityDays = days };
        return true;
    }

    private static bool TryPercent(string text, out long millionths)
    {
        millionths = 0;
        return text.EndsWith('%') && TryNumber(text[..^1], PerPercent, 10_000, out millionths);
    }

    private static bool TryPair(string text, out string first, out string second)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        first = slash < 0 ? text : text[..slash];
        second = slash < 0 ? "" : text[(slash + 1)..];
        return slash >= 0;
    }

    private static bool TryAmount(string text, out Amount amount) =>
        Amount.TryParse(text, out amount) && amount.Sign > 0;

    private static bool TryNumber(string text, long unit, long most, out long parts)
    {
        parts = 0;
        if (!decimal.TryParse(
                text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number <= 0m || number > most || number * unit != decimal.Truncate(number * unit))
        {
            return false;
        }

        parts = (long)(number * unit);
        return true;
    }

    private static bool Take(Sizing made, out Sizing sizing)
    {
        sizing = made;
        return true;
    }

    private static string Text(long parts, long unit) =>
        (parts / (decimal)unit).ToString("0.######", CultureInfo.InvariantCulture);
}

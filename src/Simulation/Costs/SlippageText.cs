using System.Globalization;

namespace Plimsoll.Simulation.Costs;

/// <summary>The text of a slippage model, read and written.</summary>
internal static class SlippageText
{
    private const double FactorMax = 1_000;

    public static bool TryRead(string? text, out SlippageModel model)
    {
        model = SlippageModel.None;
        if (text is null or "none")
        {
            return text is not null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var parts = colon < 0 ? [] : text[(colon + 1)..].Split(',');
        return colon > 0 && text[..colon] switch
        {
            "bps" => TryOne(SlippageKind.BasisPoints, parts, out model),
            "spread" => TryOne(SlippageKind.SpreadShare, parts, out model),
            "volume" => TryOne(SlippageKind.VolumeShare, parts, out model),
            "ticks" => TryTicks(parts, out model),
            "impact" => TryImpact(parts, out model),
            "draw" => TryDraw(parts, out model),
            "depth" => TryDepth(parts, out model),
            _ => false,
        };
    }

    public static string Write(SlippageModel model)
    {
        var factor = Text(model.Factor);
        return model.Kind switch
        {
            SlippageKind.BasisPoints => "bps:" + factor,
            SlippageKind.SpreadShare => "spread:" + factor,
            SlippageKind.VolumeShare => "volume:" + factor,
            SlippageKind.Ticks => $"ticks:{factor},spread={Text(model.SpreadShare)}",
            SlippageKind.SquareRoot => $"impact:{factor},cap={Text(model.Cap * 100)}%",
            SlippageKind.Draw => $"draw:{factor}-{Text(model.DrawMax)},cap={Text(model.Cap)}%,seed="
                + model.Seed.ToString(CultureInfo.InvariantCulture),
            SlippageKind.Depth => $"depth:{Text(model.Depth)},base={factor},factor={Text(model.DepthFactor)}"
                + $",usable={Text(model.UsableDepth * 100)}%,volatility={Text(model.Volatility)}",
            _ => "none",
        };
    }

    private static bool TryOne(SlippageKind kind, string[] parts, out SlippageModel model)
    {
        model = SlippageModel.None;
        if (parts.Length != 1 || !TryNumber(parts[0], FactorMax, out var factor))
        {
            return false;
        }

        model = new SlippageModel(kind, factor);
        return true;
    }

    private static bool TryTicks(string[] parts, out SlippageModel model)
    {
        model = SlippageModel.None;
        var spread = 0.0;
        if (!TryNumber(parts[0], FactorMax, out var ticks) || parts.Length > 2
            || (parts.Length == 2 && !TryNamed(parts[1], "spread", FactorMax, out spread)))
        {
            return false;
        }

        model = new SlippageModel(SlippageKind.Ticks, ticks) { SpreadShare = spread };
        return true;
    }

    private static bool TryImpact(string[] parts, out SlippageModel model)
    {
        model = SlippageModel.None;
        var cap = 100.0;
        if (!TryNumber(parts[0], FactorMax, out var factor) || parts.Length > 2
            || (parts.Length == 2 && !TryNamedPercent(parts[1], "cap", out cap)))
        {
            return false;
        }

        model = new SlippageModel(SlippageKind.SquareRoot, factor) { Cap = cap / 100 };
        return true;
    }

    private static bool TryDraw(string[] parts, out SlippageModel model)
    {
        model = SlippageModel.None;
        var dash = parts[0].IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !TryNumber(parts[0][..dash], 100, out var least)
            || !TryNumber(parts[0][(dash + 1)..], 100, out var most) || most < least)
        {
            return false;
        }

        var cap = 1.0;
        var seed = 1UL;
        for (var i = 1; i < parts.Length; i++)
        {
            var isRead = parts[i].StartsWith("cap=", StringComparison.Ordinal)
                ? TryNamedPercent(parts[i], "cap", out cap)
                : TrySeed(parts[i], out seed);
            if (!isRead)
            {
                return false;
            }
        }

        model = new SlippageModel(SlippageKind.Draw, least) { DrawMax = most, Cap = cap, Seed = seed };
        return true;
    }

    private static bool TryDepth(string[] parts, out SlippageModel model)
    {
        model = SlippageModel.None;
        if (!TryNumber(parts[0], 1e15, out var depth) || depth <= 0)
        {
            return false;
        }

        var (start, factor, usable, volatility) = (5.0, 0.1, 80.0, 0.0);
        for (var i = 1; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=', StringComparison.Ordinal);
            var number = parts[i][(equals + 1)..];
            var isRead = (equals < 0 ? "" : parts[i][..equals]) switch
            {
                "base" => TryNumber(number, FactorMax, out start),
                "factor" => TryNumber(number, FactorMax, out factor),
                "usable" => TryNamedPercent(parts[i], "usable", out usable),
                "volatility" => TryNumber(number, FactorMax, out volatility),
                _ => false,
            };
            if (!isRead)
            {
                return false;
            }
        }

        model = new SlippageModel(SlippageKind.Depth, start)
        {
            Depth = depth, DepthFactor = factor, UsableDepth = usable / 100, Volatility = volatility,
        };
        return true;
    }

    private static bool TrySeed(string part, out ulong seed)
    {
        seed = 0;
        return part.StartsWith("seed=", StringComparison.Ordinal)
            && ulong.TryParse(part["seed=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out seed);
    }

    private static bool TryNamed(string part, string name, double largest, out double number)
    {
        number = 0;
        return part.StartsWith(name + "=", StringComparison.Ordinal)
            && TryNumber(part[(name.Length + 1)..], largest, out number);
    }

    private static bool TryNamedPercent(string part, string name, out double percent)
    {
        percent = 0;
        return part.EndsWith('%') && TryNamed(part[..^1], name, 100, out percent) && percent > 0;
    }

    private static bool TryNumber(string text, double largest, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && number >= 0 && number <= largest;

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

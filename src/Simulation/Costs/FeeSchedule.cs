using System.Globalization;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// The fee of each execution, in the quote currency, rounded half away from zero to 8 decimals. <see cref="None"/>
/// charges
/// nothing.
/// </summary>
public sealed record FeeSchedule
{
    /// <summary>Decimals to which a fee is rounded.</summary>
    public const int FeeDecimals = 8;

    private const long BasisPointMillionths = 10_000_000_000;

    private FeeSchedule(FeeKind kind, long makerMillionths, long takerMillionths, Amount perUnit, Amount minimum,
        long maximumMillionths)
    {
        Kind = kind;
        MakerMillionths = makerMillionths;
        TakerMillionths = takerMillionths;
        PerUnit = perUnit;
        Minimum = minimum;
        MaximumMillionths = maximumMillionths;
    }

    /// <summary>No fees at all.</summary>
    public static FeeSchedule None { get; } = new(FeeKind.Value, 0, 0, default, default, 0);

    /// <summary>What is counted.</summary>
    public FeeKind Kind { get; }

    /// <summary>Maker fee in millionths of a basis point; negative for a rebate.</summary>
    public long MakerMillionths { get; }

    /// <summary>Taker fee in millionths of a basis point.</summary>
    public long TakerMillionths { get; }

    /// <summary>Fee for each unit or contract.</summary>
    public Amount PerUnit { get; }

    /// <summary>Least fee of an execution; zero for none.</summary>
    public Amount Minimum { get; }

    /// <summary>
    /// Most that an execution may cost, in millionths of its value; 0 for no cap. It beats the minimum.
    /// </summary>
    public long MaximumMillionths { get; }

    /// <summary>
    /// Reads <c>none</c>, <c>bps:10</c>, <c>bps:maker=2,taker=5</c>, <c>per-share:0.005,min=1,max=0.5%</c> or
    /// <c>per-contract:2.1</c>.
    /// </summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out FeeSchedule schedule)
    {
        schedule = None;
        if (text is null or "none")
        {
            return text is not null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }

        var parts = text[(colon + 1)..].Split(',');
        return text[..colon] switch
        {
            "bps" => TryParseValue(parts, out schedule),
            "per-share" => TryParseUnit(FeeKind.PerUnit, parts, out schedule),
            "per-contract" => TryParseUnit(FeeKind.PerContract, parts, out schedule),
            _ => false,
        };
    }

    /// <summary>The fee of one execution; negative for a rebate.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="ticks">At which price.</param>
    /// <param name="lots">How much; positive.</param>
    /// <param name="liquidity">Maker or taker.</param>
    public Amount Fee(Instrument instrument, long ticks, long lots, LiquiditySide liquidity)
    {
        var value = instrument.Notional(ticks, lots).Magnitude();
        if (Kind == FeeKind.Value)
        {
            var rate = liquidity == LiquiditySide.Maker ? MakerMillionths : TakerMillionths;
            return rate == 0 ? Amount.Zero : value.Scale(rate, BasisPointMillionths, FeeDecimals);
        }

        var grid = instrument.QuantityGrid;
        var fee = (PerUnit * (lots * grid.Mantissa)).Scale(1, PowersOfTen.Int64(grid.Decimals), FeeDecimals);
        fee = Amount.Max(fee, Minimum);
        return MaximumMillionths == 0 ? fee : Amount.Min(fee, value.Scale(MaximumMillionths, 1_000_000, FeeDecimals));
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString()
    {
        if (Kind == FeeKind.Value)
        {
            return this == None ? "none"
                : MakerMillionths == TakerMillionths ? $"bps:{BasisPoints(TakerMillionths)}"
                : $"bps:maker={BasisPoints(MakerMillionths)},taker={BasisPoints(TakerMillionths)}";
        }

        var name = Kind == FeeKind.PerUnit ? "per-share" : "per-contract";
        var minimum = Minimum.IsZero ? "" : $",min={Minimum}";
        var maximum = MaximumMillionths == 0
            ? ""
            : ",max=" + (MaximumMillionths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + "%";
        return $"{name}:{PerUnit}{minimum}{maximum}";
    }

    private static string BasisPoints(long millionths) =>
        (millionths / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);

    private static bool TryParseValue(string[] parts, out FeeSchedule schedule)
    {
        schedule = None;
        long? maker = null;
        long? taker = null;
        foreach (var part in parts)
        {
            var (name, number) = Divide(part);
            if (!TryMillionths(number, -1_000m, 1_000m, out var value))
            {
                return false;
            }

            switch (name)
            {
                case "" when parts.Length == 1:
                    maker = taker = value;
                    break;
                case "maker":
                    maker = value;
                    break;
                case "taker":
                    taker = value;
                    break;
                default:
                    return false;
            }
        }

        if (maker is null || taker is null)
        {
            return false;
        }

        schedule = new FeeSchedule(FeeKind.Value, maker.Value, taker.Value, default, default, 0);
        return true;
    }

    private static bool TryParseUnit(FeeKind kind, string[] parts, out FeeSchedule schedule)
    {
        schedule = None;
        if (!Amount.TryParse(parts[0], out var perUnit) || perUnit.Sign < 0)
        {
            return false;
        }

        var minimum = Amount.Zero;
        var maximum = 0L;
        for (var i = 1; i < parts.Length; i++)
        {
            var (name, number) = Divide(parts[i]);
            if (name == "min" && Amount.TryParse(number, out minimum) && minimum.Sign >= 0)
            {
                continue;
            }

            if (name != "max" || !number.EndsWith('%')
                || !TryMillionths(number[..^1], 0.0001m, 100m, out var hundredMillionths))
            {
                return false;
            }

            maximum = hundredMillionths / 100;
        }

        schedule = new FeeSchedule(kind, 0, 0, perUnit, minimum, maximum);
        return true;
    }

    private static (string Name, string Number) Divide(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? ("", part) : (part[..equals], part[(equals + 1)..]);
    }

    private static bool TryMillionths(string text, decimal smallest, decimal largest, out long millionths)
    {
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        millionths = 0;
        if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value)
            || value < smallest || value > largest || value * 1_000_000m != decimal.Truncate(value * 1_000_000m))
        {
            return false;
        }

        millionths = (long)(value * 1_000_000m);
        return true;
    }
}

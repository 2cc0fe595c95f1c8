using System.Globalization;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>The margin that a future needs: an amount a contract, a share of its value, or both together.</summary>
public sealed record MarginTerms
{
    private const long Whole = 1_000_000;

    /// <summary>To open, for each contract, in the currency of the price; 0 or greater.</summary>
    public Amount InitialPerContract { get; init; }

    /// <summary>To keep, for each contract, in the currency of the price; not above the initial one.</summary>
    public Amount MaintenancePerContract { get; init; }

    /// <summary>To open, in millionths of the value; 0 or greater.</summary>
    public long InitialMillionths { get; init; }

    /// <summary>To keep, in millionths of the value; not above the initial one.</summary>
    public long MaintenanceMillionths { get; init; }

    /// <summary>What a forced closing costs besides, in millionths of the value closed.</summary>
    public long LiquidationFeeMillionths { get; init; }

    /// <summary>
    /// Reads <c>contract:13200/12000</c> or <c>rate:10%/5%</c> (initial and maintenance), perhaps with
    /// <c>,fee=0.5%</c> behind for forced closings.
    /// </summary>
    /// <returns>False for anything else, and when maintenance is above initial.</returns>
    public static bool TryParse(string? text, out MarginTerms terms)
    {
        terms = new MarginTerms();
        var parts = (text ?? "").Split(',');
        var colon = parts[0].IndexOf(':', StringComparison.Ordinal);
        var slash = parts[0].IndexOf('/', StringComparison.Ordinal);
        if (colon < 0 || slash < colon || parts.Length > 2)
        {
            return false;
        }

        var (first, second) = (parts[0][(colon + 1)..slash], parts[0][(slash + 1)..]);
        var fee = 0L;
        var hasFee = parts.Length == 1
            || (parts[1].StartsWith("fee=", StringComparison.Ordinal) && TryPercent(parts[1][4..], out fee));
        switch (parts[0][..colon])
        {
            case "contract" when Amount.TryParse(first, out var initial) && Amount.TryParse(second, out var kept):
                terms = new MarginTerms
                {
                    InitialPerContract = initial, MaintenancePerContract = kept, LiquidationFeeMillionths = fee,
                };
                return hasFee && kept.Sign > 0 && kept <= initial;
            case "rate" when TryPercent(first, out var initial) && TryPercent(second, out var kept):
                terms = new MarginTerms
                {
                    InitialMillionths = initial, MaintenanceMillionths = kept, LiquidationFeeMillionths = fee,
                };
                return hasFee && kept > 0 && kept <= initial;
            default:
                return false;
        }
    }

    /// <summary>What so many lots at a price need to be opened, in the currency of the price; rounded up.</summary>
    public Amount Initial(Instrument instrument, long ticks, long lots) =>
        Margin(instrument, ticks, lots, InitialPerContract, InitialMillionths);

    /// <summary>What so many lots at a price need to be kept, in the currency of the price; rounded up.</summary>
    public Amount Maintenance(Instrument instrument, long ticks, long lots) =>
        Margin(instrument, ticks, lots, MaintenancePerContract, MaintenanceMillionths);

    /// <summary>What a forced closing of so many lots costs, in the currency of the price; rounded up.</summary>
    public Amount LiquidationFee(Instrument instrument, long ticks, long lots) =>
        Margin(instrument, ticks, lots, Amount.Zero, LiquidationFeeMillionths);

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString()
    {
        var text = InitialMillionths == 0
            ? $"contract:{InitialPerContract}/{MaintenancePerContract}"
            : $"rate:{Percent(InitialMillionths)}/{Percent(MaintenanceMillionths)}";
        return LiquidationFeeMillionths == 0 ? text : text + ",fee=" + Percent(LiquidationFeeMillionths);
    }

    private static Amount Margin(Instrument instrument, long ticks, long lots, Amount perContract, long millionths)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var size = Math.Abs(lots);
        var total = Amount.Zero;
        if (!perContract.IsZero)
        {
            var grid = instrument.QuantityGrid;
            total = (perContract * checked(size * grid.Mantissa)).ScaleUp(1, PowersOfTen.Int64(grid.Decimals));
        }

        return millionths == 0
            ? total
            : total + instrument.Notional(ticks, size).Magnitude().ScaleUp(millionths, Whole);
    }

    private static bool TryPercent(string text, out long millionths)
    {
        millionths = 0;
        if (!text.EndsWith('%') || !decimal.TryParse(
            text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            || percent is < 0m or > 1_000m || percent * 10_000m != decimal.Truncate(percent * 10_000m))
        {
            return false;
        }

        millionths = (long)(percent * 10_000m);
        return true;
    }

    private static string Percent(long millionths) =>
        (millionths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}

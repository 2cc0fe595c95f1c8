using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>
/// Makes adjusted columns of a series: price x factor, rounded to a grid four decimals finer than the tick (halves away
/// from zero), volume / split factor, rounded to lots. The factors are those of the bar's trading day. Factors are
/// decimal fractions as published, so the products are computed in decimal; this happens once, on opening.
/// </summary>
internal sealed class PriceAdjuster
{
    private const int ExtraDecimals = 4;

    private readonly FactorTable factors;
    private readonly bool withDividends;
    private readonly SessionCalendar calendar;
    private readonly decimal tick;
    private readonly decimal stepsPerUnit;

    public PriceAdjuster(Instrument instrument, FactorTable factors, Adjustment adjustment)
    {
        this.factors = factors;
        withDividends = adjustment == Adjustment.SplitsAndDividends;
        calendar = SessionCalendar.Get(instrument.CalendarName);
        var decimals = Math.Min(
            instrument.PriceGrid.Decimals + ExtraDecimals, Amount.Decimals - instrument.QuantityGrid.Decimals);
        tick = instrument.PriceGrid.Mantissa / (decimal)PowersOfTen.Int64(instrument.PriceGrid.Decimals);
        stepsPerUnit = PowersOfTen.Int64(decimals);
        Instrument = new Instrument(
            instrument.Id,
            instrument.Kind,
            DecimalGrid.Parse(decimals == 0 ? "1" : "0." + new string('0', decimals - 1) + "1"),
            instrument.QuantityGrid,
            instrument.Quote,
            instrument.CalendarName,
            instrument.Multiplier,
            instrument.FeeClass,
            instrument.Version);
    }

    /// <summary>The definition that adjusted ticks are relative to.</summary>
    public Instrument Instrument { get; }

    public BarSegment Adjust(SegmentFile file)
    {
        var columns = new long[]?[ColumnLayout.Of(file.Header.Kind).Count];
        for (var column = ColumnLayout.Open; column <= ColumnLayout.Close; column++)
        {
            columns[column] = new long[file.Rows];
        }

        columns[ColumnLayout.Volume] = Room(file, ColumnLayout.Volume);
        columns[ColumnLayout.TakerBuyVolume] = Room(file, ColumnLayout.TakerBuyVolume);
        var day = 0;
        FactorRow factor = default;
        for (var i = 0; i < file.Rows; i++)
        {
            var barDay = calendar.TradingDayOf(file.Value(ColumnLayout.OpenTime, i));
            if (barDay != day)
            {
                day = barDay;
                factor = factors.At(day);
            }

            var priceFactor = (withDividends ? factor.PriceFactor : 1m) * factor.SplitFactor * tick * stepsPerUnit;
            for (var column = ColumnLayout.Open; column <= ColumnLayout.Close; column++)
            {
                columns[column]![i] = Round(file.Value(column, i) * priceFactor);
            }

            AdjustQuantity(file, columns, ColumnLayout.Volume, i, factor.SplitFactor);
            AdjustQuantity(file, columns, ColumnLayout.TakerBuyVolume, i, factor.SplitFactor);
        }

        return new BarSegment(file, columns);
    }

    private static void AdjustQuantity(SegmentFile file, long[]?[] columns, int column, int row, decimal splitFactor)
    {
        if (columns[column] is { } target)
        {
            var lots = file.Value(column, row);
            target[row] = lots == ColumnLayout.Missing ? lots : Round(lots / splitFactor);
        }
    }

    private static long[]? Room(SegmentFile file, int column) =>
        file.Column(column).IsEmpty ? null : new long[file.Rows];

    private static long Round(decimal value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);
}

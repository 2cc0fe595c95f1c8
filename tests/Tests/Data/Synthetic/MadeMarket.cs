using System.Buffers.Binary;
using System.Security.Cryptography;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Synthetic;

/// <summary>Instruments and figures for tests of made markets.</summary>
internal static class MadeMarket
{
    public const long Monday = 1_704_672_000_000_000_000;
    public const long DayNs = BarPeriod.DayNs;

    public static Instrument Coin { get; } = Make("COIN.TEST", InstrumentKind.Spot, "0.001", "24x7");

    public static Instrument Share { get; } = Make("SHARE.TEST", InstrumentKind.Equity, "0.01", "XNYS");

    public static Instrument Future { get; } = Make("FUTURE.TEST", InstrumentKind.Future, "0.25", "CME-EQ");

    public static SyntheticParameters Days(int days, ulong seed = 1) => new()
    {
        Seed = seed,
        FromNs = Monday,
        ToNs = Monday + (days * DayNs),
    };

    public static List<Bar> Bars(Instrument instrument, SyntheticParameters parameters) =>
        [.. new SyntheticBars(instrument, parameters).ToEnd()];

    public static double[] Returns(IReadOnlyList<Bar> bars)
    {
        var returns = new double[bars.Count - 1];
        for (var index = 1; index < bars.Count; index++)
        {
            returns[index - 1] = (bars[index].CloseTicks / (double)bars[index - 1].CloseTicks) - 1;
        }

        return returns;
    }

    public static double Correlation(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var count = Math.Min(left.Count, right.Count);
        var leftMean = left.Take(count).Average();
        var rightMean = right.Take(count).Average();
        double both = 0, leftSquares = 0, rightSquares = 0;
        for (var index = 0; index < count; index++)
        {
            var leftPart = left[index] - leftMean;
            var rightPart = right[index] - rightMean;
            both += leftPart * rightPart;
            leftSquares += leftPart * leftPart;
            rightSquares += rightPart * rightPart;
        }

        return both / Math.Sqrt(leftSquares * rightSquares);
    }

    public static double Autocorrelation(IReadOnlyList<double> values, int lag) =>
        Correlation([.. values.Skip(lag)], [.. values.Take(values.Count - lag)]);

    public static double Kurtosis(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        var squares = values.Average(value => (value - mean) * (value - mean));
        return values.Average(value => Math.Pow(value - mean, 4)) / (squares * squares);
    }

    /// <summary>SHA-256 over the seven numbers of each bar, little-endian, first 16 hexadecimal digits.</summary>
    public static string Hash(IEnumerable<Bar> bars)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[56];
        foreach (var bar in bars)
        {
            long[] numbers =
            [
                bar.OpenTimeNs, bar.CloseTimeNs, bar.OpenTicks, bar.HighTicks, bar.LowTicks, bar.CloseTicks,
                bar.VolumeLots,
            ];
            for (var index = 0; index < numbers.Length; index++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(index * 8), numbers[index]);
            }

            hash.AppendData(buffer);
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }

    private static Instrument Make(string id, InstrumentKind kind, string tick, string calendar) => new(
        InstrumentId.Parse(id), kind, DecimalGrid.Parse(tick), DecimalGrid.Parse("1"), Currency.Of("USD"), calendar);
}

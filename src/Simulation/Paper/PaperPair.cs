using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Paper;

/// <summary>A crypto pair that paper trading knows out of the box.</summary>
/// <param name="Symbol">Such as <c>BTCUSDT</c>.</param>
/// <param name="StartPrice">A price to begin with where no market is connected, in USDT.</param>
/// <param name="Tick">Smallest step of the price.</param>
/// <param name="Lot">Smallest step of the quantity.</param>
public sealed record PaperPair(string Symbol, double StartPrice, string Tick, string Lot)
{
    /// <summary>The ten pairs, in the order in which they are listed.</summary>
    public static IReadOnlyList<PaperPair> All { get; } =
    [
        new("BTCUSDT", 95_000, "0.01", "0.00001"),
        new("ETHUSDT", 3_500, "0.01", "0.0001"),
        new("SOLUSDT", 180, "0.01", "0.001"),
        new("BNBUSDT", 620, "0.01", "0.001"),
        new("ADAUSDT", 1.05, "0.0001", "0.1"),
        new("DOGEUSDT", 0.38, "0.00001", "1"),
        new("XRPUSDT", 2.45, "0.0001", "0.1"),
        new("DOTUSDT", 9.2, "0.001", "0.01"),
        new("MATICUSDT", 1.15, "0.0001", "0.1"),
        new("LINKUSDT", 23.5, "0.001", "0.01"),
    ];

    /// <summary>The pair of that symbol; null when there is none.</summary>
    public static PaperPair? Find(string? symbol)
    {
        foreach (var pair in All)
        {
            if (pair.Symbol == symbol)
            {
                return pair;
            }
        }

        return null;
    }

    /// <summary>The definition that runs trade.</summary>
    /// <param name="venue">Name of the venue, such as <c>PAPER</c>.</param>
    public Instrument Definition(string venue) => new(
        InstrumentId.Parse(Symbol + "." + venue), InstrumentKind.Spot, DecimalGrid.Parse(Tick),
        DecimalGrid.Parse(Lot), Currency.Of("USDT"), "24x7");
}

using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Which side was the aggressor of a trade. The venue's own flag is used where there is one; else the rule of C. Lee
/// and M. Ready (Journal of Finance 46, 1991): above the mid a buy, below a sale, at the mid by the last price that
/// differed.
/// </summary>
public sealed class TradeSign
{
    private double _lastPrice = double.NaN;
    private int _lastMove;

    /// <summary>Classifies a trade.</summary>
    /// <param name="price">Its price.</param>
    /// <param name="buyerIsMaker">1 when the buyer rested, 0 when not, -1 when the venue does not say.</param>
    /// <param name="bid">Best bid just before; not-a-number when unknown.</param>
    /// <param name="ask">Best ask just before; not-a-number when unknown.</param>
    /// <returns>1 for a buying aggressor, -1 for a selling one, 0 when it cannot be told.</returns>
    public int Classify(double price, long buyerIsMaker, double bid = double.NaN, double ask = double.NaN)
    {
        if (!double.IsNaN(_lastPrice) && price != _lastPrice)
        {
            _lastMove = price > _lastPrice ? 1 : -1;
        }

        _lastPrice = price;
        if (buyerIsMaker >= 0)
        {
            return buyerIsMaker == 0 ? 1 : -1;
        }

        double mid = 0.5 * (bid + ask);
        if (price > mid)
        {
            return 1;
        }

        return price < mid ? -1 : _lastMove;
    }

    /// <summary>Writes what is remembered of the last trade.</summary>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection("TradeSign");
        writer.Write(_lastPrice);
        writer.Write(_lastMove);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="StateFormatException">Something else stands there.</exception>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection("TradeSign");
        _lastPrice = reader.ReadDouble();
        _lastMove = (int)reader.ReadInt64();
    }
}

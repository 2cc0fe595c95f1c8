using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Paper;

/// <summary>
/// The compatibility model of a paper executor without a market: prices are drawn around a start price, and each step
/// of an order takes one draw, in a fixed order: delay; for a limit order the price its limit is checked against;
/// chance of refusal, then which reason or price, slippage, whether in part, and how large a part. Where a market or
/// its data are at hand, the simulated venues are the better model: <see cref="PaperProfile"/> gives them the same
/// costs.
/// </summary>
public sealed class PaperExecutor
{
    private const double PriceVariance = 0.005;
    private const double LimitDistanceMax = 0.10;
    private const double QuantityMax = 1_000_000;
    private const double SlippageMaxPercent = 1.0;
    private const double SizeUnit = 100;

    private static readonly string[] Reasons =
    [
        "INSUFFICIENT_BALANCE", "INVALID_PRICE", "INSUFFICIENT_LIQUIDITY", "PRICE_OUT_OF_RANGE", "MARKET_CLOSED",
        "SYMBOL_NOT_SUPPORTED", "QUANTITY_TOO_SMALL", "QUANTITY_TOO_LARGE",
    ];

    private readonly PaperProfile profile;
    private readonly Func<double> nextUnit;
    private int drawCount;

    /// <summary>Makes an executor.</summary>
    /// <param name="profile">Chances, delays and costs.</param>
    /// <param name="nextUnit">Draws a number from 0 to below 1; the same numbers give the same results.</param>
    /// <exception cref="FormatException">The profile contradicts itself.</exception>
    public PaperExecutor(PaperProfile profile, Func<double> nextUnit)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(nextUnit);
        profile.Check();
        this.profile = profile;
        this.nextUnit = nextUnit;
    }

    /// <summary>Counts and sums over everything executed so far.</summary>
    public PaperStatistics Statistics { get; } = new();

    /// <summary>Executes an order, or refuses it.</summary>
    public PaperResult Execute(in PaperOrder order)
    {
        drawCount = 0;
        var latency = profile.LatencyMinMs + (int)(Draw() * (profile.LatencyMaxMs - profile.LatencyMinMs + 1));
        var pair = PaperPair.Find(order.Symbol);
        var reason = Refusal(in order, pair);
        var result = reason is null ? Fill(in order, pair!, latency) : Refused(reason, latency);
        Statistics.Add(result);
        return result;
    }

    private string? Refusal(in PaperOrder order, PaperPair? pair)
    {
        if (pair is null)
        {
            return "SYMBOL_NOT_SUPPORTED";
        }

        // A quantity that is no number is neither above nor below anything: it is refused as too small.
        if (!(order.Quantity > 0))
        {
            return "QUANTITY_TOO_SMALL";
        }

        if (order.Quantity > QuantityMax)
        {
            return "QUANTITY_TOO_LARGE";
        }

        if (order.LimitPrice is { } limit)
        {
            var current = Price(pair);
            if (!(Math.Abs(limit - current) / current <= LimitDistanceMax))
            {
                return "PRICE_OUT_OF_RANGE";
            }
        }

        return Draw() < profile.SuccessRate ? null : Reasons[(int)(Draw() * Reasons.Length)];
    }

    private PaperResult Fill(in PaperOrder order, PaperPair pair, int latency)
    {
        var basePrice = Price(pair);
        var drawn = Between(profile.SlippageMinPercent, profile.SlippageMaxPercent);
        var slippage = Math.Min(drawn * Math.Min(1 + (order.Quantity / SizeUnit), 2), SlippageMaxPercent);
        var price = order.Side == OrderSide.Buy
            ? basePrice * (1 + (slippage / 100))
            : basePrice * (1 - (slippage / 100));
        var isPartial = Draw() < profile.PartialFillProbability;
        var filled = isPartial
            ? order.Quantity * Between(profile.FillRatioMin, profile.FillRatioMax)
            : order.Quantity;
        var feePercent = order.IsMarket ? profile.TakerFeePercent : profile.MakerFeePercent;
        return new PaperResult
        {
            Status = isPartial ? "PARTIAL" : "FILLED",
            LatencyMs = latency,
            BasePrice = basePrice,
            Price = Math.Round(price, 8, MidpointRounding.ToEven),
            FilledQuantity = filled,
            ExecutedValue = filled * price,
            SlippagePercent = slippage,
            FeePercent = feePercent,
            FeeAmount = filled * price * feePercent / 100,
            FeeType = order.IsMarket ? "TAKER" : "MAKER",
            DrawCount = drawCount,
        };
    }

    private PaperResult Refused(string reason, int latency) => new()
    {
        Status = "REJECTED", RejectionReason = reason, LatencyMs = latency, DrawCount = drawCount,
    };

    private double Price(PaperPair pair) => pair.StartPrice * (1 + Between(-PriceVariance, PriceVariance));

    private double Between(double least, double most) => least + ((most - least) * Draw());

    private double Draw()
    {
        drawCount++;
        return nextUnit();
    }
}

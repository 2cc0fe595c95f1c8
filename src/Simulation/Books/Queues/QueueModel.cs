using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Books.Queues;

/// <summary>
/// How a resting order comes forward in the queue of its price. Trades take the front of the queue; of what else
/// leaves, a share <see cref="BehindShare"/> left behind the order: 1 when pessimistic, else
/// f(behind) / (f(behind) + f(ahead)) with f(x) = x^n or ln(1 + x), x in lots (the probability queue models of
/// hftbacktest).
/// The share is taken as an expected value, not drawn: one run is then the mean path of all draws, needs no seed, and
/// two models can be compared order by order. What is lost is the scatter of a single draw.
/// </summary>
public sealed record QueueModel
{
    private const double PowerMax = 16;

    private QueueModel(QueueModelKind kind, double power)
    {
        Kind = kind;
        Exponent = power;
    }

    /// <summary>Only trades bring an order forward.</summary>
    public static QueueModel Pessimistic { get; } = new(QueueModelKind.Pessimistic, 0);

    /// <summary>f(x) = ln(1 + x).</summary>
    public static QueueModel Log { get; } = new(QueueModelKind.Log, 0);

    /// <summary>From market-by-order data; what is behind stays behind.</summary>
    public static QueueModel Exact { get; } = new(QueueModelKind.Exact, 0);

    /// <summary>Which rule.</summary>
    public QueueModelKind Kind { get; }

    /// <summary>The n of <see cref="QueueModelKind.Power"/>; 0 for the others.</summary>
    public double Exponent { get; }

    /// <summary>f(x) = x^n.</summary>
    /// <param name="exponent">n; above 0, at most 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static QueueModel Power(double exponent) => exponent is > 0 and <= PowerMax
        ? new QueueModel(QueueModelKind.Power, exponent)
        : throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "above 0 and at most 16 expected");

    /// <summary>Reads <c>pessimistic</c>, <c>power:2</c>, <c>log</c> or <c>exact</c>.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out QueueModel model)
    {
        model = Pessimistic;
        switch (text)
        {
            case "pessimistic":
                return true;
            case "log":
                model = Log;
                return true;
            case "exact":
                model = Exact;
                return true;
            default:
                const string Prefix = "power:";
                if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal)
                    || !double.TryParse(
                        text.AsSpan(Prefix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                        out var power)
                    || power is not (> 0 and <= PowerMax))
                {
                    return false;
                }

                model = Power(power);
                return true;
        }
    }

    /// <summary>Of lots that left a queue without a trade: which share left behind the order.</summary>
    /// <param name="aheadLots">Lots in front of the order; 0 or greater.</param>
    /// <param name="behindLots">Lots behind it; 0 or greater.</param>
    /// <returns>0 to 1.</returns>
    public double BehindShare(double aheadLots, double behindLots)
    {
        if (Kind is QueueModelKind.Pessimistic or QueueModelKind.Exact || aheadLots <= 0)
        {
            return 1;
        }

        if (behindLots <= 0)
        {
            return 0;
        }

        var behind = Weight(behindLots);
        return behind / (behind + Weight(aheadLots));
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        QueueModelKind.Power => "power:" + Exponent.ToString("0.######", CultureInfo.InvariantCulture),
        QueueModelKind.Log => "log",
        QueueModelKind.Exact => "exact",
        _ => "pessimistic",
    };

    private double Weight(double lots) => Kind == QueueModelKind.Log ? DeterministicMath.Log(1 + lots)
        : Exponent == 1 ? lots
        : Exponent == 2 ? lots * lots
        : Exponent == 3 ? lots * lots * lots
        : DeterministicMath.Pow(lots, Exponent);
}

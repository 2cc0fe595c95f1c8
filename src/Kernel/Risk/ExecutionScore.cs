using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// How well execution goes, 0 to 1: each bad event takes a penalty away that halves with time. Penalties and half-lives
/// are in one table here; a half-life is one in the strict sense.
/// </summary>
internal sealed class ExecutionScore
{
    public const double RejectPenalty = 0.15;
    public const double SlowPenalty = 0.08;
    public const double PartialPenalty = 0.10;
    public const double UnknownPenalty = 0.25;
    private const double MinuteNs = 60e9;
    private const double UsualHalfLifeNs = 20 * MinuteNs;
    private const double LongHalfLifeNs = 30 * MinuteNs;

    private double usual;
    private double lasting;
    private long usualNs;
    private long lastingNs;

    /// <summary>A fill later than this after its order was placed is slow, for orders that trade at once.</summary>
    public const long SlowNs = 60_000_000_000;

    public double At(long nowNs) => Math.Clamp(
        1.0 - Faded(usual, nowNs - usualNs, UsualHalfLifeNs) - Faded(lasting, nowNs - lastingNs, LongHalfLifeNs),
        0.0, 1.0);

    public void Add(double penalty, long nowNs)
    {
        usual = Faded(usual, nowNs - usualNs, UsualHalfLifeNs) + penalty;
        usualNs = nowNs;
    }

    public void AddUnknown(long nowNs)
    {
        lasting = Faded(lasting, nowNs - lastingNs, LongHalfLifeNs) + UnknownPenalty;
        lastingNs = nowNs;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(usual);
        writer.Write(lasting);
        writer.Write(usualNs);
        writer.Write(lastingNs);
    }

    public void Restore(IStateReader reader)
    {
        usual = reader.ReadDouble();
        lasting = reader.ReadDouble();
        usualNs = reader.ReadInt64();
        lastingNs = reader.ReadInt64();
    }

    private static double Faded(double penalty, long ageNs, double halfLifeNs) => penalty == 0.0
        ? 0.0
        : penalty * DeterministicMath.Exp(-Math.Max(0, ageNs) * 0.693_147_180_559_945_3 / halfLifeNs);
}
